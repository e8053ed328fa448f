import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { maxPixels } from './imageSize.ts'
import type { Size, View } from './view.ts'

/** CSS pixels per PDF point: 100 % is the paper's size. */
const pixelsPerPoint = 96 / 72
/** A canvas beyond this is drawn coarser and stretched; it keeps one page under 64 MB. */
const maxCanvasPixels = 16_000_000

export interface Drawing {
  readonly done: Promise<void>
  cancel(): void
}

export interface Pdf {
  readonly pages: number
  /** Size in CSS pixels at 100 %, unturned. */
  size(page: number): Promise<Size>
  /** Draws a page onto the canvas, `scale` 1 being 100 %; a cancelled drawing rejects. */
  draw(page: number, canvas: HTMLCanvasElement, scale: number, turn: View['turn']): Promise<Drawing>
  close(): void
}

/**
 * Opens a PDF with pdf.js: scripts off, no WebAssembly, no eval, everything it needs from our own origin. The data folders are
 * copied there by the build. Rejects for a file that is broken or wants a password.
 */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  const { GlobalWorkerOptions, VerbosityLevel, getDocument } = await import('pdfjs-dist')
  GlobalWorkerOptions.workerSrc = workerUrl
  const folder = (name: string) => new URL(`/pdf/${name}/`, document.baseURI).href
  const task = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    // Only the plain-script decoders (JPEG 2000, JBIG2, fax) are served from here.
    wasmUrl: folder('decoders'),
    useWasm: false,
    useWorkerFetch: true,
    useSystemFonts: true,
    enableXfa: false,
    maxImageSize: maxPixels,
  })
  const doc = await task.promise.catch((error: unknown) => {
    void task.destroy()
    throw error
  })
  return {
    pages: doc.numPages,
    async size(page) {
      const { width, height } = (await doc.getPage(page)).getViewport({ scale: pixelsPerPoint })
      return { width, height }
    },
    async draw(page, canvas, scale, turn) {
      const proxy = await doc.getPage(page)
      const rotation = (proxy.rotate + turn) % 360
      const wanted = proxy.getViewport({ scale: scale * pixelsPerPoint * window.devicePixelRatio, rotation })
      const shrink = Math.min(1, Math.sqrt(maxCanvasPixels / (wanted.width * wanted.height)))
      const viewport = wanted.clone({ scale: wanted.scale * shrink })
      canvas.width = Math.max(1, Math.round(viewport.width))
      canvas.height = Math.max(1, Math.round(viewport.height))
      const drawing = proxy.render({ canvas, viewport })
      return { done: drawing.promise, cancel: () => drawing.cancel() }
    },
    close() {
      void task.destroy()
    },
  }
}
