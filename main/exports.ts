import { sha256 } from '../db/journal/hash.ts'
import type { SignedContext } from './context.ts'
import { write } from './write.ts'

/** What stands on a list that leaves the desk: whose it is, who took it out and when, so that a stray copy says where it came from. */
export const watermark = ({ signed, staff }: Pick<SignedContext, 'signed' | 'staff'>): string =>
  `${signed.desk.office.officeName ?? ''} · ${staff.name}（${staff.login}）导出于 ${minuteOf(signed.desk.clock.now())} · 内部资料，仅供经办使用`

/** `2025-10-16 10:30` in +08:00. */
const minuteOf = (iso: string): string => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

interface Leaving {
  readonly what: string
  /** Cases, persons or lines in it. */
  readonly count: number
  readonly reason: string
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** Writes into the journal that something leaves the desk as a file, and counts it for the person; before the bytes go. */
export async function recordExport(
  context: Pick<SignedContext, 'desk' | 'signed' | 'staff'> & { readonly commandId?: string },
  { what, count, reason, fileName, bytes }: Leaving,
): Promise<void> {
  await write(context, { type: 'recordExport', data: { what, count, reason, fileName, sha256: sha256(bytes) } })
}
