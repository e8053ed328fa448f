import { type PointerEvent, useRef } from 'react'

/** Lets the pointer drag a scrolling pane. Spread the handlers on the pane. */
export function usePan() {
  const from = useRef<{ x: number; y: number; left: number; top: number }>(undefined)
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      const pane = event.currentTarget
      from.current = { x: event.clientX, y: event.clientY, left: pane.scrollLeft, top: pane.scrollTop }
      pane.setPointerCapture(event.pointerId)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const start = from.current
      if (!start) return
      event.currentTarget.scrollTo(start.left - (event.clientX - start.x), start.top - (event.clientY - start.y))
    },
    onPointerUp() {
      from.current = undefined
    },
    onPointerCancel() {
      from.current = undefined
    },
  }
}
