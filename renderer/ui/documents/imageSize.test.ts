import { describe, expect, it } from 'vitest'
import { imageSize, kindOfBytes } from './imageSize.ts'

const bytes = (...list: number[]) => Uint8Array.from(list)
const ascii = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))

const pngHead = (width: number[], height: number[]) =>
  bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, ...width, ...height, 8, 6, 0, 0, 0)

describe('image size', () => {
  it('reads a PNG header, also one that announces a flood', () => {
    expect(imageSize(pngHead([0, 0, 4, 0], [0, 0, 3, 0]))).toEqual({ width: 1024, height: 768 })
    expect(imageSize(pngHead([0, 0, 0xff, 0xff], [0, 0, 0xff, 0xff]))).toEqual({ width: 65535, height: 65535 })
  })

  it('walks past the other segments of a JPEG to its frame', () => {
    const jpeg = bytes(
      0xff,
      0xd8,
      0xff,
      0xe0,
      0,
      4,
      1,
      2,
      0xff,
      0xc4,
      0,
      3,
      9,
      0xff,
      0xff,
      0xc2,
      0,
      11,
      8,
      0x02,
      0x58,
      0x03,
      0x20,
      1,
      1,
      0x11,
      0,
    )
    expect(imageSize(jpeg)).toEqual({ width: 800, height: 600 })
  })

  it('says nothing about broken headers', () => {
    expect(imageSize(bytes(0xff, 0xd8, 0xff))).toBeUndefined()
    expect(imageSize(pngHead([0, 0, 0, 0], [0, 0, 3, 0]))).toBeUndefined()
    expect(imageSize(bytes(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))).toBeUndefined()
  })

  it('goes by the bytes, not by the name', () => {
    expect(kindOfBytes(ascii('%PDF-1.7\n'))).toBe('pdf')
    expect(kindOfBytes(ascii('\n\n%PDF-1.4'))).toBe('pdf')
    expect(kindOfBytes(ascii('<html>'))).toBeUndefined()
    expect(kindOfBytes(bytes())).toBeUndefined()
  })
})
