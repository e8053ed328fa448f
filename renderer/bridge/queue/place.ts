/** Where the reader was in the list, kept while the window is open; not worth an event or a file. */
let kept: { readonly list: string; readonly offset: number; readonly caseId: string | null } | undefined

/** `list` names the filter and order the place belongs to. */
export const keepPlace = (list: string, offset: number, caseId: string | null): void => {
  kept = { list, offset, caseId }
}
export const placeIn = (list: string): { readonly offset: number; readonly caseId: string | null } =>
  kept?.list === list ? kept : { offset: 0, caseId: null }
