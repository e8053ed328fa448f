import type { Size } from './view.ts'

/** Above this an image is not decoded: a small file can unfold into gigabytes (pixel flood). */
export const maxPixels = 60_000_000

export type FileKind = 'png' | 'jpeg' | 'pdf'

const starts = (bytes: Uint8Array, ...head: number[]) => head.every((byte, i) => bytes[i] === byte)

/** What the bytes say the file is, whatever its name or declared type. */
export function kindOfBytes(bytes: Uint8Array): FileKind | undefined {
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpeg'
  // The header may stand anywhere in the first kilobyte (PDF 32000-1, implementation note 13).
  const head = String.fromCharCode(...bytes.subarray(0, 1024))
  return head.includes('%PDF-') ? 'pdf' : undefined
}

/** Pixel size as the file's header declares it, read without decoding; undefined when the header is broken. */
export function imageSize(bytes: Uint8Array): Size | undefined {
  const size = kindOfBytes(bytes) === 'png' ? pngSize(bytes) : jpegSize(bytes)
  return size && size.width > 0 && size.height > 0 ? size : undefined
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function pngSize(bytes: Uint8Array): Size | undefined {
  if (bytes.byteLength < 24) return undefined
  return { width: view(bytes).getUint32(16), height: view(bytes).getUint32(20) }
}

/** Walks the segments to the frame header (SOF0 … SOF15 without DHT, JPG and DAC). */
function jpegSize(bytes: Uint8Array): Size | undefined {
  const data = view(bytes)
  let at = 2
  while (at + 9 <= data.byteLength) {
    if (data.getUint8(at) !== 0xff) return undefined
    const marker = data.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { width: data.getUint16(at + 7), height: data.getUint16(at + 5) }
    }
    at += 2 + data.getUint16(at + 2)
  }
  return undefined
}
