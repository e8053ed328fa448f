/** How one document is looked at; kept per document while the reader switches between them. */
export interface View {
  /** Share of the natural size, or as wide as the pane. */
  readonly zoom: number | 'width'
  /** Clockwise degrees. */
  readonly turn: 0 | 90 | 180 | 270
  /** From 1. */
  readonly page: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export const initialView: View = { zoom: 'width', turn: 0, page: 1 }

const steps = [0.1, 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4, 6, 8] as const
const turns = [0, 90, 180, 270] as const

/** A page's size after turning. */
export const turned = (size: Size, turn: View['turn']): Size => (turn % 180 === 0 ? size : { width: size.height, height: size.width })

/** The scale at which a page is drawn in a pane `paneWidth` CSS pixels wide. Never below 1 %. */
export const scaleOf = (view: View, page: Size, paneWidth: number): number =>
  view.zoom === 'width' ? Math.max(0.01, paneWidth / turned(page, view.turn).width) : view.zoom

/** The next step in or out from the scale now on screen. */
export function zoomBy(view: View, direction: 1 | -1, scaleNow: number): View {
  const found = direction === 1 ? steps.find((step) => step > scaleNow * 1.01) : steps.findLast((step) => step < scaleNow * 0.99)
  return { ...view, zoom: found ?? (direction === 1 ? Math.max(scaleNow, 8) : Math.min(scaleNow, 0.1)) }
}

export const turnOnce = (view: View): View => ({ ...view, turn: turns[(turns.indexOf(view.turn) + 1) % 4] ?? 0 })

/** Moves to a page, kept within 1 … `pages`. */
export const goToPage = (view: View, page: number, pages: number): View => ({
  ...view,
  page: Math.min(Math.max(1, page), Math.max(1, pages)),
})

/** The id before or after `current`, or `current` itself at either end. */
export function neighbour(ids: readonly string[], current: string, direction: 1 | -1): string {
  return ids[ids.indexOf(current) + direction] ?? current
}
