import { useEffect, useRef } from 'react'
import css from './documents.module.css'
import type { Drawing, Pdf } from './pdf.ts'
import { type Size, turned, type View } from './view.ts'

interface Props {
  readonly pdf: Pdf
  readonly name: string
  readonly page: number
  readonly size: Size
  readonly scale: number
  readonly turn: View['turn']
  onBroken(): void
}

/** One page on a canvas. The old picture stays, stretched, until the new one is drawn, so that zooming does not flash. */
export function PdfPage({ pdf, name, page, size, scale, turn, onBroken }: Props) {
  const holder = useRef<HTMLDivElement>(null)
  const broken = useRef(onBroken)
  broken.current = onBroken

  useEffect(() => {
    let drawing: Drawing | undefined
    let left = false
    const canvas = document.createElement('canvas')
    pdf
      .draw(page, canvas, scale, turn)
      .then((started) => {
        drawing = started
        if (left) started.cancel()
        return started.done
      })
      .then(
        () => {
          if (!left) holder.current?.replaceChildren(canvas)
        },
        () => {
          if (!left) broken.current()
        },
      )
    return () => {
      left = true
      drawing?.cancel()
    }
  }, [pdf, page, scale, turn])

  const box = turned(size, turn)
  return (
    <div ref={holder} role="img" aria-label={name} className={css.page} style={{ width: box.width * scale, height: box.height * scale }} />
  )
}
