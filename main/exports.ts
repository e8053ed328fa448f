import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { sha256 } from '../db/journal/hash.ts'
import type { SignedContext } from './context.ts'
import { write } from './write.ts'

/** What stands on a list that leaves the desk: whose it is, who took it out and when, so that a stray copy says where it came from. */
export const watermark = ({ signed, staff }: Pick<SignedContext, 'signed' | 'staff'>): string =>
  `${signed.desk.office.officeName ?? ''} · ${staff.name}（${staff.login}）导出于 ${minuteOf(signed.desk.clock.now())} · 内部资料，仅供经办使用`

/** `2025-10-16 10:30` in +08:00. */
export const minuteOf = (iso: string): string => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** What leaves the desk as a file, and how 审计 calls it. */
export const exported = { auditExtract: '审计摘录', baseExport: '缴费基数报盘', batchResult: '批量反馈', paymentList: '支付清单' } as const

interface Described {
  readonly what: keyof typeof exported
  /** Cases, persons or lines in it. */
  readonly count: number
  readonly reason: string
  readonly fileName: string
}
interface Leaving extends Described {
  readonly bytes: Uint8Array
}
type Context = Pick<SignedContext, 'desk' | 'signed' | 'staff'> & { readonly commandId?: string }

/** Writes into the journal that something leaves the desk as a file, and counts it for the person; before the bytes go. */
export async function recordExport(context: Context, { what, count, reason, fileName, bytes }: Leaving): Promise<void> {
  await write(context, { type: 'recordExport', data: { what, count, reason, fileName, sha256: sha256(bytes) } })
}

/** The same for what was written to a file because it is too large to hold. */
export async function recordFile(context: Context, described: Described, file: string): Promise<void> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  await write(context, { type: 'recordExport', data: { ...described, sha256: hash.digest('hex') } })
}
