import { Problem } from '../problem.ts'

/** What a page may keep under one key, in characters of JSON. */
const limit = 200_000

export function assertSmall(value: unknown): void {
  if (JSON.stringify(value ?? null).length > limit) throw new Problem('badInput', '内容过长，未能保存。请缩短后重试。')
}
