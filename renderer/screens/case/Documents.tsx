import { FileImageOutlined, MinusOutlined, WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'
import type { Ref } from 'react'
import { client } from '../../bridge/desk.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DocumentViewer } from '../../ui/documents/DocumentViewer.tsx'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'
import { documentsOf } from './documentsOf.ts'
import { Mark } from './FieldRow.tsx'

interface Props {
  readonly current: string | null
  onCurrent(id: string | null): void
  readonly enlarged: boolean
  onEnlarge(enlarged: boolean): void
  readonly paneRef: Ref<HTMLElement>
}

/** Every document slot with what lies in it, and the viewer. Missing ones stand out. */
export function Documents({ current, onCurrent, enlarged, onEnlarge, paneRef }: Props) {
  const { view } = useOpenCase()
  const { caseFile, documents } = useText()
  const say = useSay()
  const files = documentsOf(view.parts, say)
  const shown = files.find((file) => file.id === current) ?? files[0]
  const source = async (id: string) => {
    const file = files.find((candidate) => candidate.id === id)
    if (!file) throw new Error('no such document')
    return (await client.ask('case.attachment', { filingId: file.filingId, sha256: file.sha256 })).url
  }
  const slots = view.parts.flatMap((part) => part.materials.map((slot) => ({ ...slot, filingId: part.filingId })))

  return (
    <section className={css.documents} data-empty={!shown} aria-label={caseFile.materials}>
      {slots.length > 0 && (
        <ul className={css.slots}>
          {slots.map((slot) => {
            const [first] = files.filter((file) => file.filingId === slot.filingId && file.slot === slot.slot)
            const missing = slot.files.length === 0
            return (
              <li key={`${slot.filingId}/${slot.slot}`} data-missing={missing && slot.required}>
                <Button
                  size="small"
                  type={first && shown && first.slot === shown.slot && first.filingId === shown.filingId ? 'primary' : 'default'}
                  ghost={first !== undefined && shown?.slot === first.slot}
                  disabled={missing}
                  icon={missing ? slot.required ? <WarningFilled /> : <MinusOutlined /> : <FileImageOutlined />}
                  title={missing ? (slot.required ? caseFile.materialMissing : caseFile.materialOptional) : undefined}
                  onClick={() => first && onCurrent(first.id)}
                >
                  {say(slot.label)}
                  {missing && slot.required && ` · ${caseFile.materialMissing}`}
                  {slot.files.length > 1 && ` · ${caseFile.materialCount(slot.files.length)}`}
                </Button>
                <Mark kind="materials" name={slot.slot} label={say(slot.label)} />
              </li>
            )
          })}
        </ul>
      )}
      {shown && (
        <div className={css.viewer}>
          <DocumentViewer
            files={files}
            current={shown.id}
            onCurrent={onCurrent}
            source={source}
            paneRef={paneRef}
            enlarged={enlarged}
            onEnlarge={onEnlarge}
          />
        </div>
      )}
      {slots.length === 0 && <p className={`${css.none} muted`}>{documents.noneWhy}</p>}
    </section>
  )
}
