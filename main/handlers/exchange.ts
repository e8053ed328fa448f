import path from 'node:path'
import { outgoingActs } from '../../db/queries/accounts.ts'
import { packageList, resultList } from '../../db/queries/desk.ts'
import { outgoingCount } from '../../db/queries/filings.ts'
import type { exchange } from '../../shared/contract/exchange.ts'
import { text } from '../../shared/text.ts'
import type { Handlers } from '../context.ts'
import { exportJob } from '../desk.ts'
import { listInbox } from '../intake/inbox.ts'
import type { Job } from '../jobs/messages.ts'
import { endOf } from '../jobs/trouble.ts'
import { verifyBeside } from '../jobs/verifierClient.ts'
import { Problem } from '../problem.ts'
import type { Signed } from '../signed.ts'

const importJob = ({ desk, staffId }: Signed, files: readonly string[], inbox: string | null): Job => ({
  name: 'import',
  files,
  inbox,
  staffId,
  via: desk.via,
  demoToday: desk.office.demoToday,
})

export const exchangeHandlers: Handlers<keyof typeof exchange> = {
  'intake.import': ({ ticket }, { desk, signed }) => {
    const file = desk.files.redeem(ticket)
    if (file === undefined) throw new Problem('notFound', '选择的文件已失效，请重新选择。')
    return { jobId: desk.start(signed, importJob(signed, [file], null)) }
  },
  'intake.importInbox': async (_input, { desk, signed }) => {
    const { inbox } = signed.desk
    const { waiting } = await listInbox(inbox, Date.now())
    if (waiting.length === 0) throw new Problem('refused', '收件文件夹里没有等待导入的申报包。')
    const files = waiting.map(({ name }) => path.join(inbox, name))
    return { jobId: desk.start(signed, importJob(signed, files, inbox)) }
  },
  'intake.list': async ({ limit }, { signed }) => {
    const { db, inbox, outbox } = signed.desk
    const { waiting } = await listInbox(inbox, Date.now())
    return {
      inboxDir: inbox,
      outboxDir: outbox,
      waiting: waiting.map(({ name, size }) => ({ name, size })),
      packages: packageList(db, limit).map(({ packageId, at, fileName, portal, state, filings, attachments, accounts, problems }) => ({
        id: packageId,
        at,
        fileName,
        portal,
        state,
        filings,
        attachments,
        accounts,
        problems,
      })),
    }
  },
  'results.list': ({ limit }, { signed, actor }) => ({
    pending: outgoingCount(signed.desk.db, actor.offices),
    pendingAccounts: outgoingActs(signed.desk.db, actor.offices).length,
    packages: resultList(signed.desk.db, limit).map(({ resultId, at, fileName, filings, accounts, written, sha256 }) => ({
      id: resultId,
      at,
      fileName,
      filings: filings.length,
      accounts: accounts.length,
      written,
      sha256,
    })),
  }),
  'results.export': (_input, { desk, signed, commandId }) => ({ jobId: desk.start(signed, exportJob(signed, true, commandId)) }),
  'jobs.list': (_input, { desk }) => desk.jobs.list(),
  'jobs.cancel': ({ jobId }, { desk }) => {
    if (!desk.jobs.cancel(jobId)) throw new Problem('notFound', '这项任务已经结束，或不能停止。')
    return {}
  },
  'store.verify': (_input, { desk, signed }) => {
    const abort = new AbortController()
    const phase = text('校验业务流水', 'Verifying the journal')
    const job = desk.jobs.add('verify', phase, () => abort.abort())
    const { dir, key } = signed.desk
    verifyBeside(dir, key, (rows) => job.progress({ phase, done: rows, total: 0 }), abort.signal).then(
      (found) => {
        if (found.ok) {
          const { count, head, signers } = found
          const signed = signers.map(({ signer, decisions }) => `${signer} ${decisions}`).join('、')
          const message = text(
            `校验通过：${count} 笔，链尾 ${head.hash.slice(0, 16)}${signed && `；签名有效：${signed}`}`,
            `Verified: ${count} entries, head ${head.hash.slice(0, 16)}${signed && `; signatures hold: ${signed}`}`,
          )
          job.ended({ state: 'done', message })
        } else if (found.stopped) job.ended({ state: 'cancelled', message: found.problem })
        else
          job.ended({
            state: 'failed',
            message: text(`校验未通过：${found.problem.zh}`, `Not verified: ${found.problem.en}`),
            trouble: null,
          })
      },
      (error: unknown) => job.ended(endOf(error, abort.signal)),
    )
    return { jobId: job.id }
  },
}
