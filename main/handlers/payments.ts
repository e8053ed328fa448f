import { open } from 'node:fs/promises'
import path from 'node:path'
import { sha256 } from '../../db/journal/hash.ts'
import { policyOf } from '../../db/projections/desk.ts'
import { disbursements } from '../../db/queries/disbursements.ts'
import { type Payable, payableIn } from '../../db/queries/payable.ts'
import { ordersOf, paymentLists } from '../../db/queries/paymentLists.ts'
import type { payments } from '../../shared/contract/payments.ts'
import { readReturn } from '../../shared/exchange/paymentReturn.ts'
import { officeById } from '../../shared/policy/offices.ts'
import { maskAccount, maskIdNumber } from '../../shared/rules/masking.ts'
import type { Handlers } from '../context.ts'
import { recordExport, watermark } from '../exports.ts'
import { Problem } from '../problem.ts'
import { notFound } from '../views/refusal.ts'
import { write } from '../write.ts'
import { paymentListWorkbook } from '../xlsx/paymentList.ts'

/** Rows of a list that a page shows. */
const SHOWN = 200
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
  'payments.due': ({ month }, { signed: { desk }, actor }) => {
    const policy = policyOf(desk.db)
    const found = actor.offices.map((officeId) => ({ officeId, ...payableIn(desk.db, policy, month, [officeId]) }))
    return {
      offices: found.flatMap(({ officeId, rows }) =>
        rows.length === 0 ? [] : [{ officeId, officeName: officeById(officeId)?.name.zh ?? officeId, orders: rows.length, ...sums(rows) }],
      ),
      rows: found
        .flatMap(({ rows }) => rows)
        .slice(0, SHOWN)
        .map(({ name, idNumber, accountNumber, due, setOff }) => ({
          name,
          idNumber: maskIdNumber(idNumber),
          account: maskAccount(accountNumber),
          due,
          setOff,
        })),
      missing: found.flatMap(({ missing }) => [...missing]),
    }
  },
  'payments.order': async ({ month, officeId }, context) => {
    const [event] = await write(context, { type: 'orderPayments', month, officeId })
    const orders = event?.data['orders']
    return { number: String(event?.data['list']), orders: Array.isArray(orders) ? orders.length : 0 }
  },
  'payments.lists': ({ limit }, { signed, actor }) => ({ lists: paymentLists(signed.desk.db, actor.offices, limit) }),
  'payments.file': async ({ number, reason }, context) => {
    const orders = ordersOf(context.signed.desk.db, number, context.actor.offices)
    if (orders.length === 0) throw notFound()
    const bytes = await paymentListWorkbook(orders, watermark(context))
    const fileName = `支付清单-${number}.xlsx`
    // Nothing leaves before the journal says so.
    await recordExport(context, { what: 'paymentList', count: orders.length, reason: `${number}：${reason}`, fileName, bytes })
    return { fileName, base64: bytes.toString('base64') }
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

const sums = (rows: readonly Payable[]) => ({
  due: rows.reduce((sum, { due }) => sum + due, 0),
  setOff: rows.reduce((sum, { setOff }) => sum + setOff, 0),
})

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
