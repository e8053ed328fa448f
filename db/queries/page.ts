import { z } from 'zod'

/** A search by keyword, page by page in the order of row ids. */
export interface PageAsk {
  readonly keyword: string
  readonly cursor: string | null
  readonly limit: number
}

export interface Page<Row> {
  readonly rows: Row[]
  /** Give it back for the page after; null at the end. */
  readonly next: string | null
}

/**
 * One page of rows with ids above the cursor's; a cursor that is none begins at the start. `read` gives at most so many rows after an id;
 * `holds` sorts out rows that the index gave too many, and reading goes on until the page is full.
 */
export const pageOf = <Row extends { readonly id: number }>(
  cursor: string | null,
  limit: number,
  read: (afterId: number, most: number) => Row[],
  holds: ((row: Row) => boolean) | undefined,
): Page<Row> => {
  const found: Row[] = []
  for (let after = idOf(cursor); found.length <= limit; ) {
    const step = read(after, limit + 1)
    found.push(...(holds ? step.filter(holds) : step))
    const last = step.at(-1)
    if (!last || step.length <= limit) break
    after = last.id
  }
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: last && found.length > limit ? Buffer.from(JSON.stringify(last.id)).toString('base64url') : null }
}

const rowId = z.int().nonnegative()

const idOf = (cursor: string | null): number => {
  if (cursor === null) return 0
  try {
    return rowId.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    return 0
  }
}
