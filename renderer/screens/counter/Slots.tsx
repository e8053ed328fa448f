import { CloseOutlined, EyeOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { MaterialSlot, Values } from '../../../shared/filings/kind.ts'
import { client } from '../../bridge/desk.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { DocumentViewer } from '../../ui/documents/DocumentViewer.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import css from './counter.module.css'
import type { Attached } from './entryDraft.ts'
import type { FormKind } from './form.ts'
import { useAttach } from './useAttach.ts'

interface Props {
  readonly kind: FormKind
  readonly values: Values
  readonly materials: readonly Attached[]
  readonly missing: readonly string[]
  add(file: Attached): void
  remove(file: Attached): void
  /** The filing that is corrected, whose documents may be looked at too. */
  readonly held?: string | undefined
}

export const slotId = (slot: string): string => `slot-${slot}`
const idOf = (file: Attached) => `${file.slot}/${file.sha256}`

/** 申报材料: by file, by dropping, by pasting; what came in can be looked at in place. */
export function Slots({ kind, values, materials, missing, held, add, remove }: Props) {
  const { counter: words } = useText()
  const say = useSay()
  const attach = useAttach(add)
  const [chosen, setChosen] = useState<string | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const [enlarged, setEnlarged] = useState(false)
  const target = chosen ?? missing[0] ?? kind.materials[0]?.key ?? null
  const paste = useRef<(files: readonly File[]) => void>(() => {})
  useEffect(() => {
    paste.current = (files) => target !== null && void attach.take(target, files)
  })
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      paste.current(files)
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [])
  const files = materials.map((file) => ({
    ...file,
    id: idOf(file),
    label: say(kind.materials.find((slot) => slot.key === file.slot)?.label ?? { zh: file.slot, en: file.slot }),
  }))
  const current = files.find((file) => file.id === shown)
  const viewer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Newer engines return a promise here, which is no way to end an effect.
    viewer.current?.scrollIntoView({ block: 'nearest' })
  }, [shown])
  const source = async (id: string) => {
    const file = files.find((candidate) => candidate.id === id)
    if (!file) throw new Error('no such document')
    return (await client.ask('counter.attachment', { sha256: file.sha256, ...(held !== undefined && { filingId: held }) })).url
  }

  return (
    <section className="panel" aria-labelledby="entry-materials">
      <h2 id="entry-materials">{words.materials}</h2>
      {kind.materials.length === 0 && <p className="muted">{words.noMaterials}</p>}
      {kind.materials.length > 0 && <p className="muted">{words.dropHint}</p>}
      <ul className={css.slots}>
        {kind.materials.map((slot) => (
          <Slot
            key={slot.key}
            slot={slot}
            required={typeof slot.required === 'function' ? slot.required(values) : slot.required}
            missing={missing.includes(slot.key)}
            active={kind.materials.length > 1 && slot.key === target}
            busy={attach.busy}
            files={materials.filter((file) => file.slot === slot.key)}
            onActive={() => setChosen(slot.key)}
            onFiles={(given) => void attach.take(slot.key, given)}
            onShow={(file) => setShown(idOf(file))}
            onRemove={remove}
          />
        ))}
      </ul>
      {attach.problem && <Alert type="error" showIcon role="alert" title={attach.problem} />}
      <ErrorNote failure={attach.failure} onClose={attach.close} />
      {current && (
        <div ref={viewer} className={css.viewer}>
          <DocumentViewer
            files={files}
            current={current.id}
            onCurrent={setShown}
            source={source}
            enlarged={enlarged}
            onEnlarge={setEnlarged}
          />
        </div>
      )}
    </section>
  )
}

interface SlotProps {
  readonly slot: MaterialSlot
  readonly required: boolean
  readonly missing: boolean
  /** Takes what is pasted. */
  readonly active: boolean
  readonly busy: boolean
  readonly files: readonly Attached[]
  onActive(): void
  onFiles(files: readonly File[]): void
  onShow(file: Attached): void
  onRemove(file: Attached): void
}

function Slot({ slot, required, missing, active, busy, files, onActive, onFiles, onShow, onRemove }: SlotProps) {
  const { counter: words } = useText()
  const say = useSay()
  const format = useFormat()
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const name = say(slot.label)
  return (
    <li
      data-over={over}
      onFocus={onActive}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      <div className="row">
        <strong>
          {name}
          {required && (
            <span className={css.star} aria-hidden>
              *
            </span>
          )}
        </strong>
        {!required && <span className="muted">{words.optional}</span>}
        {missing && <span className={css.problem}>{words.missing}</span>}
        {active && <span className="muted">{words.pasteHere}</span>}
        <Button
          id={slotId(slot.key)}
          size="small"
          className="far"
          icon={<PaperClipOutlined />}
          loading={busy}
          aria-label={words.addTo(name)}
          onClick={() => input.current?.click()}
        >
          {words.addFile}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          accept=".png,.jpg,.jpeg,.pdf"
          className="hidden"
          tabIndex={-1}
          aria-label={name}
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </div>
      {files.map((file) => (
        <div key={file.sha256} className={css.file}>
          <span className="breakable">{file.name}</span>
          <span className="muted nowrap">{format.size(file.size)}</span>
          <Button size="small" type="text" icon={<EyeOutlined />} aria-label={words.lookAt(file.name)} onClick={() => onShow(file)}>
            {words.look}
          </Button>
          <Button size="small" type="text" icon={<CloseOutlined />} aria-label={words.removeFile(file.name)} onClick={() => onRemove(file)}>
            {words.remove}
          </Button>
        </div>
      ))}
    </li>
  )
}
