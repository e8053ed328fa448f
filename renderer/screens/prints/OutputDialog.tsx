import { Alert, Form, InputNumber, Modal, Radio, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { PrintTarget } from '../../../shared/contract/prints.ts'
import { useCall } from '../../bridge/useCall.ts'
import { usePreference } from '../../bridge/usePreference.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'

interface Props {
  readonly open: boolean
  readonly title: string
  /** Many documents: no dialog, and one file a unit or bound together. */
  readonly many: boolean
  readonly pending: boolean
  readonly failure?: ReactNode
  onCancel(): void
  onSubmit(target: PrintTarget, perUnit: boolean): void
}

type Way = PrintTarget['type']
interface Remembered {
  readonly way: Way
  readonly printer: string
}

const readRemembered = (stored: unknown): Partial<Remembered> | undefined => {
  if (typeof stored !== 'object' || stored === null) return undefined
  const { way, printer } = stored as { way?: unknown; printer?: unknown }
  return {
    ...((way === 'printer' || way === 'dialog' || way === 'file') && { way }),
    ...(typeof printer === 'string' && { printer }),
  }
}

/** Where to print: a printer with its copies and paper, the system's dialog, or a file. The last choice is remembered. */
export function OutputDialog({ open, title, many, pending, failure, onCancel, onSubmit }: Props) {
  const { common, prints } = useText()
  const words = prints.output
  const found = useCall('print.printers', {}, { enabled: open, fresh: true })
  const remembered = usePreference<Partial<Remembered>>('printOutput', {}, readRemembered)
  const [chosen, setChosen] = useState<Partial<Remembered>>({})
  const [copies, setCopies] = useState(1)
  const [paper, setPaper] = useState<'A4' | null>('A4')
  const [perUnit, setPerUnit] = useState(false)

  const printers = found.data?.printers ?? []
  const ways: Way[] = [
    ...(printers.length > 0 ? (['printer'] as const) : []),
    ...(!many && found.data && found.data.dialog !== 'none' ? (['dialog'] as const) : []),
    'file',
  ]
  const wanted = chosen.way ?? remembered.value.way
  const way = ways.find((candidate) => candidate === wanted) ?? ways[0] ?? 'file'
  const names = printers.map(({ name }) => name)
  const printer =
    [chosen.printer, remembered.value.printer].find((name) => name !== undefined && names.includes(name)) ??
    printers.find(({ isDefault }) => isDefault)?.name ??
    names[0] ??
    ''
  const submit = () => {
    remembered.set({ way, printer })
    onSubmit(way === 'printer' ? { type: way, printer, copies, paper } : { type: way }, perUnit)
  }
  const label = { printer: words.printer, dialog: words.dialog, file: words.file }

  return (
    <Modal
      open={open}
      title={title}
      okText={way === 'file' ? words.save : words.ok}
      cancelText={common.cancel}
      confirmLoading={pending}
      okButtonProps={{ disabled: !found.data }}
      mask={{ closable: false }}
      onCancel={onCancel}
      onOk={submit}
    >
      <Form layout="vertical" component={false}>
        <ErrorNote failure={found.error} onRetry={() => void found.refetch()} />
        <Form.Item label={words.way}>
          <Radio.Group
            aria-label={words.way}
            value={way}
            onChange={(event) => setChosen({ ...chosen, way: event.target.value })}
            options={ways.map((value) => ({ value, label: label[value] }))}
          />
        </Form.Item>
        {found.data && printers.length === 0 && <Alert type="info" showIcon title={words.noPrinters} />}
        {way === 'printer' && (
          <div className="row">
            <Form.Item label={words.printer}>
              <Select
                aria-label={words.printer}
                style={{ minWidth: 220 }}
                value={printer}
                onChange={(name) => setChosen({ way, printer: name })}
                options={printers.map(({ name, isDefault }) => ({ value: name, label: isDefault ? words.standard(name) : name }))}
              />
            </Form.Item>
            {!many && (
              <Form.Item label={words.copies}>
                <InputNumber
                  aria-label={words.copies}
                  min={1}
                  max={9}
                  precision={0}
                  value={copies}
                  onChange={(value) => setCopies(value ?? 1)}
                />
              </Form.Item>
            )}
            <Form.Item label={words.paper}>
              <Select<'A4' | 'any'>
                aria-label={words.paper}
                style={{ minWidth: 140 }}
                value={paper ?? 'any'}
                onChange={(value) => setPaper(value === 'any' ? null : value)}
                options={[
                  { value: 'A4', label: words.paperA4 },
                  { value: 'any', label: words.paperAny },
                ]}
              />
            </Form.Item>
          </div>
        )}
        {way === 'file' && found.data && <p className="path muted">{words.fileTo(found.data.downloads)}</p>}
        {many && (
          <Form.Item label={words.bound}>
            <Radio.Group
              aria-label={words.bound}
              value={perUnit}
              onChange={(event) => setPerUnit(event.target.value)}
              options={[
                { value: false, label: words.together },
                { value: true, label: words.perUnit },
              ]}
            />
          </Form.Item>
        )}
        <p className="muted">{words.counts}</p>
        {failure}
      </Form>
    </Modal>
  )
}
