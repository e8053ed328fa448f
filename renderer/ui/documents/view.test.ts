import { describe, expect, it } from 'vitest'
import { goToPage, initialView, neighbour, scaleOf, turned, turnOnce, zoomBy } from './view.ts'

const a4 = { width: 794, height: 1123 }

describe('view of a document', () => {
  it('fits the width of the page as it is turned', () => {
    expect(scaleOf(initialView, a4, 397)).toBe(0.5)
    expect(scaleOf({ ...initialView, turn: 90 }, a4, 1123)).toBe(1)
    expect(turned(a4, 270)).toEqual({ width: 1123, height: 794 })
  })

  it('zooms to the next round step from what is on screen', () => {
    expect(zoomBy(initialView, 1, 0.58).zoom).toBe(0.67)
    expect(zoomBy(initialView, -1, 0.58).zoom).toBe(0.5)
    expect(zoomBy({ ...initialView, zoom: 8 }, 1, 8).zoom).toBe(8)
    expect(zoomBy({ ...initialView, zoom: 0.1 }, -1, 0.1).zoom).toBe(0.1)
  })

  it('comes round after four turns and keeps the page', () => {
    const start = { ...initialView, page: 3 }
    expect(turnOnce(turnOnce(turnOnce(turnOnce(start))))).toEqual(start)
  })

  it('stays within the pages and the documents', () => {
    expect(goToPage(initialView, 9, 4).page).toBe(4)
    expect(goToPage(initialView, 0, 4).page).toBe(1)
    expect(neighbour(['a', 'b'], 'b', 1)).toBe('b')
    expect(neighbour(['a', 'b'], 'b', -1)).toBe('a')
  })
})
