import path from 'node:path'
import { writeDemoFile } from './demoFile.ts'
import { addSlot, createKeyFile, type KdfCost } from '../db/keySlots.ts'
import { demoToday } from './demo/day.ts'
import { demoStaff } from './demo/staff.ts'
import { demoOffice } from './demo/units.ts'
import type { Desk } from './desk.ts'
import { openWriter } from './jobs/writerClient.ts'
import { Problem } from './problem.ts'
import { officeById } from '../shared/policy/offices.ts'
import { roleLabels } from '../shared/policy/roles.ts'
import { text } from '../shared/text.ts'

/** The passwords stand on the sign-in page; a dear hash would protect nothing. */
const cost: KdfCost = { memoryKiB: 8192, iterations: 1, parallelism: 1 }

/** 打开演示机构: builds the demonstration office in an empty data folder. `size`: filings to make beyond the told ones. Returns the job's id. */
export function openDemo(desk: Desk, size: number | null): string {
  const { session, jobs, log } = desk
  if (session.state() !== 'empty') throw new Problem('refused', '数据目录里已有经办机构，请直接登录。')
  const abort = new AbortController()
  const job = jobs.add('demo', text('建立演示机构', 'Making the demonstration office'), () => abort.abort())
  void session
    .setUp(async (dir) => {
      const [first, ...others] = demoStaff
      if (!first) throw new Error('the demonstration office has no logins')
      const { dataKey } = createKeyFile(dir, first, cost)
      for (const other of others) addSlot(dir, dataKey, other, cost)
      const writer = await openWriter({
        dir,
        key: dataKey,
        committed: () => undefined,
        died: (error) => log.error('writer died', error),
      })
      try {
        await new Promise<void>((resolve, reject) => {
          writer.start(
            job.id,
            { name: 'demo', inbox: path.join(dir, 'inbox'), size },
            {
              progress: (step) => job.progress(step),
              ended: (end) => {
                if (end.state === 'done') return resolve()
                job.ended(end)
                reject(new Problem('cancelled', end.message?.zh ?? ''))
              },
            },
          )
          const stop = () => writer.cancel(job.id)
          if (abort.signal.aborted) stop()
          else abort.signal.addEventListener('abort', stop, { once: true })
        })
      } finally {
        await writer.close()
        dataKey.fill(0)
      }
      writeDemoFile(dir, {
        today: demoToday,
        office: { id: demoOffice, name: officeById(demoOffice)?.name.zh ?? demoOffice },
        logins: demoStaff.map(({ login, name, roles, password }) => ({
          login,
          name,
          role: roles.map((role) => roleLabels[role].zh).join('、'),
          password,
        })),
      })
    })
    .then(
      () =>
        job.ended({
          state: 'done',
          message: text('演示机构已建立，请用下方的演示账号登录', 'Ready: sign in with one of the demonstration logins'),
        }),
      (error: unknown) => {
        if (!(error instanceof Problem)) log.error('demo', error)
        job.ended({ state: 'failed', message: error instanceof Problem ? text(error.message, error.message) : null, trouble: null })
      },
    )
  return job.id
}
