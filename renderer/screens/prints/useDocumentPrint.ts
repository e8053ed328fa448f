import { useEffect, useState } from 'react'
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts'
import type { PrintTarget } from '../../../shared/contract/prints.ts'
import { client } from '../../bridge/desk.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { printInFrame } from './printFrame.ts'

export type DocumentAsk = InputOf<'print.prepare'>
export type PreparedDocument = OutputOf<'print.prepare'>

/** One document on its way to paper: prepared and shown, then issued. What is shown is what prints. */
export function useDocumentPrint(ask: DocumentAsk | null) {
  const prepare = useCommand('print.prepare')
  const issue = useCommand('print.issue')
  const wanted = ask && JSON.stringify(ask)
  const [round, setRound] = useState(0)
  const [state, setState] = useState<{
    readonly wanted: string
    readonly prepared: PreparedDocument
    readonly issued: { readonly printId: string; readonly target: PrintTarget; readonly file: string | null } | null
  }>()
  const { attempt, reset } = prepare
  useEffect(() => {
    if (wanted === null) return
    let current = true
    void attempt(JSON.parse(wanted) as DocumentAsk).then((prepared) => {
      if (current && prepared) setState({ wanted, prepared, issued: null })
    })
    return () => {
      current = false
      reset()
    }
    // Commands are made anew on every render; only what is wanted, and asking again, begins one.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted, round])
  const here = state?.wanted === wanted ? state : undefined
  const documentId = here?.prepared.documentId ?? null
  const shown = here?.issued?.printId ?? documentId

  return {
    prepared: here?.prepared,
    issued: here?.issued ?? null,
    /** Id for the viewer; the issued copy once there is one. */
    shown,
    preparing: wanted !== null && !here && !prepare.failure,
    issuing: issue.pending,
    failure: prepare.failure,
    issueFailure: issue.failure,
    resetIssue: issue.reset,
    mayPrint: here?.issued === null && here.prepared.official && documentId !== null,
    again: () => setRound(round + 1),
    source: async (id: string) =>
      (await client.ask('print.document', id === here?.issued?.printId ? { printId: id } : { documentId: id })).url,
    /** True when it was issued. */
    async print(target: PrintTarget): Promise<boolean> {
      if (!here || documentId === null) return false
      const done = await issue.attempt({ documentId, target })
      if (!done) return false
      setState({ ...here, issued: { printId: done.printId, target, file: done.file } })
      if (done.url !== null) await printInFrame(done.url)
      return true
    },
  }
}
export type DocumentPrint = ReturnType<typeof useDocumentPrint>
