import { imageSize, kindOfBytes, maxPixels } from './imageSize.ts'
import type { Pdf } from './pdf.ts'
import type { Size } from './view.ts'

/** A file as the viewer lists it. */
export interface DocumentFile {
  /** Stable while the file's bytes are the same. */
  readonly id: string
  readonly name: string
  /** Heading of its slot, e.g. 身份证正面. */
  readonly label: string
}

export type OpenDocument =
  | { readonly type: 'image'; readonly url: string; readonly size: Size; close(): void }
  | { readonly type: 'pdf'; readonly pdf: Pdf; close(): void }

/** Why a document cannot be shown; the viewer has words for each. */
export type DocumentFault = 'fetch' | 'broken' | 'unknown' | 'flood' | 'password'

export class DocumentError extends Error {
  readonly fault: DocumentFault
  constructor(fault: DocumentFault) {
    super(fault)
    this.fault = fault
  }
}

/** Fetches a one-time address and opens what it holds. Rejects with a `DocumentError`. */
export async function openDocument(url: string, signal: AbortSignal): Promise<OpenDocument> {
  const bytes = await bytesAt(url, signal)
  const kind = kindOfBytes(bytes)
  if (!kind) throw new DocumentError('unknown')
  if (kind === 'pdf') {
    const { openPdf } = await import('./pdf.ts')
    const pdf = await openPdf(bytes).catch((error: unknown) => {
      throw new DocumentError(error instanceof Error && error.name === 'PasswordException' ? 'password' : 'broken')
    })
    return { type: 'pdf', pdf, close: () => pdf.close() }
  }
  const size = imageSize(bytes)
  if (!size) throw new DocumentError('broken')
  if (size.width * size.height > maxPixels) throw new DocumentError('flood')
  const blobUrl = URL.createObjectURL(new Blob([bytes], { type: kind === 'png' ? 'image/png' : 'image/jpeg' }))
  const shown = new Image()
  shown.src = blobUrl
  try {
    await shown.decode()
  } catch {
    URL.revokeObjectURL(blobUrl)
    throw new DocumentError('broken')
  }
  // A photograph carries its turn in EXIF: the decoded size is the upright one.
  return {
    type: 'image',
    url: blobUrl,
    size: { width: shown.naturalWidth, height: shown.naturalHeight },
    close: () => URL.revokeObjectURL(blobUrl),
  }
}

async function bytesAt(url: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const reply = await fetch(url, { signal })
    if (!reply.ok) throw new DocumentError('fetch')
    return new Uint8Array(await reply.arrayBuffer())
  } catch {
    throw new DocumentError('fetch')
  }
}
