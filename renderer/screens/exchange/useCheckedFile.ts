import { useState } from 'react'
import type { CommandName, OutputOf, QueryName } from '../../../shared/contract/index.ts'
import { fileTicket } from '../../bridge/fileTicket.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useJob } from '../../bridge/useJobs.ts'
import { useText } from '../../text/useText.ts'

type Checks = Extract<CommandName, 'receipts.check' | 'opening.check'>
type Reports = Extract<QueryName, 'receipts.report' | 'opening.report'>

/** A chosen file on its way: checked by a job, its report shown, then taken by another job. */
export function useCheckedFile<R extends Reports>(checkName: Checks, reportName: R) {
  const { exchange: words } = useText()
  const check = useCommand(checkName)
  const cancel = useCommand('jobs.cancel')
  const [checkId, setCheckId] = useState<string | null>(null)
  const [takeId, setTakeId] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const checkJob = useJob(checkId)
  const takeJob = useJob(takeId)
  const report = useCall<R>(reportName, { jobId: checkId ?? '' } as never, { enabled: checkJob?.state === 'done' })
  const job = takeJob ?? checkJob
  return {
    async choose(files: readonly File[]) {
      check.reset()
      setTakeId(null)
      setCheckId(null)
      const [file] = files
      if (!file) return
      if (files.length > 1) return setProblem(words.oneFile)
      const ticket = await fileTicket(file)
      setProblem(ticket === undefined ? words.noTicket : null)
      if (ticket === undefined) return
      const started = await check.attempt({ ticket })
      if (started) setCheckId(started.jobId)
    },
    follow: (started: { readonly jobId: string } | undefined) => started && setTakeId(started.jobId),
    stop: () => job && void cancel.attempt({ jobId: job.id }),
    job,
    checkId,
    problem,
    failure: check.failure ?? report.error,
    busy: check.pending || job?.state === 'running',
    /** Nothing is shown once it has been taken. */
    report: takeJob ? null : ((checkId === null ? null : report.data) as OutputOf<R> | null | undefined),
    taken: takeJob?.state === 'done',
  }
}
