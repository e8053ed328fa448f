import type { MediaType } from '../../shared/exchange/submission.ts'

/**
 * Whether the bytes begin as their media type demands, and an image is of a size that a viewer can open. Looks at headers only:
 * attachments are never decoded here.
 * @returns what is wrong, or undefined
 */
export function mediaProblem(bytes: Buffer, mediaType: MediaType, pixels: number): string | undefined {
  if (mediaType === 'application/pdf') return bytes.subarray(0, 5).equals(pdf) ? undefined : '内容不是 PDF'
  const size = mediaType === 'image/png' ? pngSize(bytes) : jpegSize(bytes)
  if (!size) return mediaType === 'image/png' ? '内容不是 PNG 图像' : '内容不是 JPEG 图像'
  if (size.width === 0 || size.height === 0) return '图像没有尺寸'
  return size.width * size.height > pixels ? `图像超过 ${Math.floor(pixels / 1_000_000)} 百万像素` : undefined
}

/** The media type by the first bytes alone, for a file that says nothing of itself. */
export const mediaTypeOf = (bytes: Buffer): MediaType | undefined => {
  if (bytes.subarray(0, 5).equals(pdf)) return 'application/pdf'
  if (bytes.subarray(0, 8).equals(png.subarray(0, 8))) return 'image/png'
  return bytes.length > 2 && bytes.readUInt16BE(0) === 0xffd8 ? 'image/jpeg' : undefined
}

const pdf = Buffer.from('%PDF-', 'latin1')
/** Signature, then the header chunk, which is always first and 13 bytes long. */
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

interface Size {
  readonly width: number
  readonly height: number
}

const pngSize = (bytes: Buffer): Size | undefined =>
  bytes.length >= 33 && bytes.subarray(0, 16).equals(png) ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : undefined

/** Walks the segments to the frame header (ITU-T T.81 B.1, SOF0–SOF15 without DHT, JPG and DAC). */
function jpegSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    if (marker === 0xda || marker === 0xd9 || marker < 0xc0) return undefined
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2) return undefined
    at += 2 + length
  }
  return undefined
}
