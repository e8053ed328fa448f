/** What template and reader must agree on. */

/** The hidden sheet: A1 the mark, A2 the kind, A3 the version, further columns the lists of choices. */
export const hiddenSheet = '_casedesk'
export const mark = 'casedesk-batch'
/** Data rows of one workbook. */
export const mostRows = 100_000
