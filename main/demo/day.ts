/** The day on which the demonstration office stands still: a Thursday inside the business window, with tables for every month around it. */
export const demoToday = '2025-10-16'
export const ledgerFrom = '202401'
export const openPeriod = '202510'
/** Last month that was charged. */
export const lastCharged = '202509'

/** ISO timestamp of a day and time at the office (+08:00), e.g. `at('2025-10-09', '09:15')`. */
export const at = (date: string, time: string): string =>
  new Date(`${date}T${time.length === 5 ? `${time}:00` : time}.000+08:00`).toISOString()
