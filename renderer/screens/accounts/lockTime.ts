/** `2025-10-16 09:30` at the office as an ISO time, or null when it is none. */
export function lockTime(typed: string): string | null {
  const found = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})$/.exec(typed.normalize('NFKC').trim())
  if (!found) return null
  const [, day = '', hour = '', minute = ''] = found
  const time = Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:00+08:00`)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
