import { Alert, Button, Input, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { kinds } from '../../../shared/filings/index.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { fileTicket } from '../../bridge/fileTicket.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useDraft } from '../../bridge/useDraft.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { DropZone } from '../../ui/DropZone.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import css from './batches.module.css'
import { BatchList } from './BatchList.tsx'
import { useSaved } from './useSaved.ts'

const offered = kinds.filter(({ batch }) => batch !== undefined)
const shape = z.strictObject({ kind: z.string(), unit: z.string() })
const readChoice = (stored: unknown) => {
  const found = shape.safeParse(stored)
  return found.success && offered.some(({ id }) => id === found.data.kind) ? found.data : { kind: offered[0]?.id ?? '', unit: '' }
}

/** Matter, unit and file on top; below it every batch. `corrects` names the batch whose parked rows are brought again. */
export function UploadPage({ corrects }: { corrects: string | null }) {
  const { shell, batches: words } = useText()
  const say = useSay()
  const mayAct = useHolds('firstReview', 'supervisor')
  const earlier = useCall('batch.open', { batchId: corrects ?? '' }, { enabled: corrects !== null })
  const draft = useDraft('batches', readChoice)
  const fixed = earlier.data?.batch
  const choice = fixed ? { kind: fixed.kind, unit: fixed.unitNo } : draft.value
  const whole = /^(\d{12}|[0-9A-Z]{18})$/.test(choice.unit)
  const unit = useCall('counter.unit', { code: choice.unit }, { enabled: mayAct && whole })
  const upload = useCommand('batch.upload')
  const template = useSaved('batch.template', words.templateSaved)
  const [problem, setProblem] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const known = whole ? unit.data?.unit : undefined
  const ready = mayAct && known !== undefined && known !== null && !upload.pending

  const open = (started: { jobId: string } | undefined) => started && navigate(formatRoute('batches', [started.jobId]))
  const take = async (files: readonly File[]) => {
    upload.reset()
    const [file] = files
    if (!file) return
    if (!known) return setProblem(words.unitFirst)
    if (files.length > 1) return setProblem(words.oneFile)
    const ticket = await fileTicket(file)
    setProblem(ticket === undefined ? words.noTicket : null)
    if (ticket !== undefined) open(await upload.attempt({ ticket, kind: choice.kind, unit: choice.unit, corrects }))
  }
  const choose = () => (known ? input.current?.click() : setProblem(words.unitFirst))
  const pasted = useRef(take)
  useEffect(() => {
    pasted.current = take
  })
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (!mayAct || files.length === 0) return
      event.preventDefault()
      void pasted.current(files)
    }
    window.addEventListener('paste', paste)
    return () => window.removeEventListener('paste', paste)
  }, [mayAct])
  useKeys(shell.screens.batches, mayAct ? [{ key: 'o', label: words.key.choose, run: choose }] : [])

  return (
    <section className="screen">
      <PageHead
        title={shell.screens.batches}
        {...(fixed && { note: `${words.corrects} ${fixed.number ?? ''}`, extra: <a href={formatRoute('batches')}>{words.back}</a> })}
      />
      <div className="screen-body stack">
        {!mayAct && <Alert type="info" showIcon title={words.readOnly} />}
        {mayAct && (
          <section className="panel stack" aria-labelledby="new-batch">
            <h2 id="new-batch">{words.newOne}</h2>
            <div className={css.form}>
              <div>
                <label htmlFor="batch-kind">{words.kind}</label>
                <Select
                  id="batch-kind"
                  className={css.wide ?? ''}
                  disabled={fixed !== undefined}
                  value={choice.kind}
                  options={offered.map(({ id, label, batch }) => ({ value: id, label: say(batch?.label ?? label) }))}
                  onChange={(kind) => draft.set({ ...choice, kind })}
                />
              </div>
              <div>
                <label htmlFor="batch-unit">{words.unit}</label>
                <Input
                  id="batch-unit"
                  className="num"
                  autoComplete="off"
                  maxLength={18}
                  disabled={fixed !== undefined}
                  value={choice.unit}
                  aria-describedby="batch-unit-name"
                  onChange={(event) =>
                    draft.set({ ...choice, unit: event.target.value.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase() })
                  }
                />
                <p id="batch-unit-name" role="status" className="muted">
                  {known ? words.unitKnown(known.name) : whole && unit.data ? words.unitUnknown : ''}
                </p>
              </div>
              <Button loading={template.pending} onClick={() => void template.save({ kind: choice.kind })}>
                {words.template}
              </Button>
            </div>
            <DropZone
              disabled={!mayAct}
              idle={words.drop}
              over={words.dropNow}
              note={fixed ? words.correctHelp : words.note}
              onFiles={(files) => void take(files)}
            />
            {problem && <Alert type="error" showIcon role="alert" title={problem} />}
            <ErrorNote failure={upload.failure} onRetry={() => void upload.retry().then(open)} onClose={upload.reset} />
            <ErrorNote failure={template.failure} onClose={template.close} />
          </section>
        )}
        <BatchList />
      </div>
      {mayAct && (
        <ActionBar
          primary={
            <Button type="primary" loading={upload.pending} disabled={!ready && known !== undefined} onClick={choose}>
              {words.choose}
            </Button>
          }
        >
          <input
            ref={input}
            type="file"
            accept=".xlsx"
            className="hidden"
            tabIndex={-1}
            aria-label={words.choose}
            onChange={(event) => {
              void take([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </ActionBar>
      )}
    </section>
  )
}
