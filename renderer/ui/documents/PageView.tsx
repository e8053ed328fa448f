import { useEffect, useState } from 'react'
import { ImagePage } from './ImagePage.tsx'
import type { DocumentFile, OpenDocument } from './openDocument.ts'
import { PdfPage } from './PdfPage.tsx'
import { type Size, scaleOf, type View } from './view.ts'

interface Props {
  readonly file: DocumentFile
  readonly document: OpenDocument
  readonly view: View
  readonly paneWidth: number
  /** Tells the scale now on screen, from which the next zoom step is taken. */
  onScale(scale: number): void
  onBroken(): void
}

/** The page on screen, whichever kind of file it comes from. */
export function PageView({ file, document, view, paneWidth, onScale, onBroken }: Props) {
  const size = usePageSize(document, view.page, onBroken)
  const scale = size ? scaleOf(view, size, paneWidth) : undefined
  useEffect(() => {
    if (scale !== undefined) onScale(scale)
  }, [scale, onScale])
  if (!size || scale === undefined) return null
  const name = `${file.label} ${file.name}`
  if (document.type === 'image') return <ImagePage url={document.url} name={name} size={size} scale={scale} turn={view.turn} />
  return <PdfPage pdf={document.pdf} name={name} page={view.page} size={size} scale={scale} turn={view.turn} onBroken={onBroken} />
}

function usePageSize(document: OpenDocument, page: number, onBroken: () => void): Size | undefined {
  const [size, setSize] = useState<Size | undefined>(document.type === 'image' ? document.size : undefined)
  useEffect(() => {
    let left = false
    if (document.type === 'pdf') {
      document.pdf.size(page).then(
        (found) => !left && setSize(found),
        () => !left && onBroken(),
      )
    }
    return () => {
      left = true
    }
  }, [document, page, onBroken])
  return size
}
