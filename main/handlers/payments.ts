import { open } from 'node:fs/promises'
import path from 'node:path'
import { sha256 } from '../../db/journal/hash.ts'
import { disbursements } from '../../db/queries/disbursements.ts'
import type { payments } from '../../shared/contract/payments.ts'
import { readReturn } from '../../shared/exchange/paymentReturn.ts'
import { maskIdNumber } from '../../shared/rules/masking.ts'
import type { Handlers } from '../context.ts'
import { Problem } from '../problem.ts'
import { write } from '../write.ts'

/** Bytes of the largest return file that is read. */
const LIMIT = 4_000_000

export const paymentsHandlers: Handlers<keyof typeof payments> = {
  'payments.import': async ({ ticket }, context) => {
    const file = context.desk.files.redeem(ticket)
    if (file === undefined) throw new Problem('notFound', '选择的文件已失效，请重新选择。')
    const bytes = await readSmall(file)
    const { rows, problems } = readReturn(textOf(bytes))
    if (problems.length > 0) return { rows: 0, paid: 0, failed: 0, problems: problems.slice(0, 100).map((each) => ({ ...each })) }
    const data = { fileName: path.basename(file).slice(-200), sha256: sha256(bytes), rows: rows.map((row) => ({ ...row })) }
    const [event] = await write(context, { type: 'returnPayments', data })
    const taken = (event?.data['rows'] ?? []) as readonly { readonly paid: boolean }[]
    const paid = taken.filter((row) => row.paid).length
    return { rows: taken.length, paid, failed: taken.length - paid, problems: [] }
  },
  'payments.list': ({ limit }, { signed }) => ({
    rows: disbursements(signed.desk.db, limit).map(({ payee, failure, state, ...row }) => ({
      ...row,
      payee: payee.length === 18 ? maskIdNumber(payee) : payee,
      paid: state === 'paid',
      failure: failure ?? '',
    })),
  }),
}

async function readSmall(file: string): Promise<Buffer> {
  const handle = await open(file).catch(() => {
    throw new Problem('notFound', '文件读不到，可能已被移走。请重新选择。')
  })
  try {
    if ((await handle.stat()).size > LIMIT) throw new Problem('refused', '文件超过 4 MB，没有导入。请按批次分开。')
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

/** UTF-8 where it is that, else GB18030, in which banks write. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
