import { Button, Input, Modal, Radio, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { z } from 'zod'
import { identitiesShown, identityKeys } from '../../../shared/filings/identityShown.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useDraft } from '../../bridge/useDraft.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import css from './batches.module.css'
import { Discard } from './Discard.tsx'
import type { OpenBatch } from './openBatch.ts'

const shape = z.strictObject({
  policy: z.enum(['allOrNothing', 'goodRowsNow']),
  name: z.string(),
  identity: z.enum(identityKeys).nullable(),
})
type SavingDraft = z.infer<typeof shape>
const readSaving = (stored: unknown): SavingDraft => {
  const found = shape.safeParse(stored)
  return found.success ? found.data : { policy: 'allOrNothing', name: '', identity: null }
}

/** The choice of S1-12 and who brought the workbook, between what is above and below on the page, and the one button that saves. */
export function Saving({ open: { batch, counts }, above, below }: { open: OpenBatch; above: ReactNode; below: ReactNode }) {
  const { shell, batches: words, common } = useText()
  const say = useSay()
  const draft = useDraft(`batch/${batch.batchId}`, readSaving)
  const file = useCommand('batch.file')
  const [asking, setAsking] = useState(false)
  const { policy, name, identity } = draft.value
  const { accepted } = counts
  const kept = batch.rows - accepted - counts.undecided
  const n = (value: number) => value.toLocaleString('en')
  const blocked =
    counts.undecided > 0
      ? words.blocked.undecided(n(counts.undecided))
      : accepted === 0
        ? words.saveNone
        : policy === 'allOrNothing' && kept > 0
          ? words.blocked.bad(n(kept))
          : name.trim().length < 2 || identity === null
            ? words.blocked.submitter
            : null
  const save = async () => {
    if (identity === null) return
    const started = await file.attempt({ batchId: batch.batchId, policy, submitter: { name, identity } })
    if (!started) return
    setAsking(false)
    draft.clear()
  }
  useKeys(shell.screens.batches, blocked === null ? [{ key: 's', label: words.key.save, decides: true, run: () => setAsking(true) }] : [])
  return (
    <>
      <div className="screen-body stack">
        {above}
        <section className="panel" aria-labelledby="saving">
          <h2 id="saving">{words.saving}</h2>
          <div className={css.saving}>
            <div>
              <span id="saving-policy">{words.policy}</span>
              <Radio.Group
                aria-labelledby="saving-policy"
                value={policy}
                onChange={(event) =>
                  draft.set({ ...draft.value, policy: event.target.value === 'goodRowsNow' ? 'goodRowsNow' : 'allOrNothing' })
                }
                options={(['allOrNothing', 'goodRowsNow'] as const).map((each) => ({ value: each, label: words.policies[each] }))}
              />
              <p className="muted">{words.policyHelp[policy]}</p>
            </div>
            <div>
              <label htmlFor="saving-name">{words.submitterName}</label>
              <Input
                id="saving-name"
                autoComplete="off"
                maxLength={100}
                className={css.identity ?? ''}
                value={name}
                onChange={(event) => draft.set({ ...draft.value, name: event.target.value })}
              />
            </div>
            <div>
              <label htmlFor="saving-identity">{words.identity}</label>
              <Select
                id="saving-identity"
                placeholder={words.pick}
                className={css.identity ?? ''}
                showSearch={{ optionFilterProp: 'label' }}
                value={identity}
                options={identityKeys.map((key) => ({ value: key, label: say(identitiesShown[key]) }))}
                onChange={(next) => draft.set({ ...draft.value, identity: next })}
              />
            </div>
          </div>
        </section>
        {below}
      </div>
      <ActionBar
        primary={
          <>
            <span className="muted" role="status">
              {blocked ?? words.willSave(n(accepted), n(kept))}
            </span>
            <Button type="primary" disabled={blocked !== null} onClick={() => setAsking(true)}>
              {words.save(n(accepted))}
            </Button>
          </>
        }
      >
        <Discard batchId={batch.batchId} />
      </ActionBar>
      <Modal
        open={asking}
        title={words.confirm}
        okText={words.confirmOk}
        cancelText={common.cancel}
        confirmLoading={file.pending}
        mask={{ closable: false }}
        onCancel={() => {
          setAsking(false)
          file.reset()
        }}
        onOk={() => void save()}
      >
        <p>{words.confirmText(n(accepted), n(kept))}</p>
        <p className="muted">{words.policyHelp[policy]}</p>
        <ErrorNote failure={file.failure} onRetry={() => void file.retry()} />
      </Modal>
    </>
  )
}
