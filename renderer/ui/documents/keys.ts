/** What a key does while the viewer has the focus; arrows stay free for scrolling. */
export const viewerActions = [
  'zoomIn',
  'zoomOut',
  'fitWidth',
  'fullSize',
  'turn',
  'nextPage',
  'previousPage',
  'nextFile',
  'previousFile',
] as const
export type ViewerAction = (typeof viewerActions)[number]

const byKey: Readonly<Record<string, ViewerAction>> = {
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  w: 'fitWidth',
  '0': 'fullSize',
  t: 'turn',
  PageDown: 'nextPage',
  PageUp: 'previousPage',
  '.': 'nextFile',
  ',': 'previousFile',
}

/** The action of a key pressed alone, if it has one. */
export const viewerAction = (event: { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean }): ViewerAction | undefined =>
  event.ctrlKey || event.altKey || event.metaKey ? undefined : byKey[event.key]
