/** What a package may cost to read. Bytes are counted as they are inflated; sizes that a file declares are never believed. */
export interface Limits {
  /** The file itself. */
  readonly packageBytes: number
  readonly entries: number
  readonly manifestBytes: number
  readonly filingsBytes: number
  readonly filings: number
  readonly lineBytes: number
  readonly attachmentBytes: number
  /** All parts, inflated. */
  readonly totalBytes: number
  /** Inflated to compressed, once a part is over `ratioFrom` bytes. Deflate reaches 1032; papers and forms stay far below 100. */
  readonly ratio: number
  readonly ratioFrom: number
  /** Nesting of JSON. */
  readonly depth: number
  /** Width × height of an image. */
  readonly pixels: number
  readonly problems: number
}

const mega = 1024 * 1024

export const defaultLimits: Limits = {
  packageBytes: 2048 * mega,
  entries: 20_000,
  manifestBytes: 8 * mega,
  filingsBytes: 64 * mega,
  filings: 20_000,
  lineBytes: mega / 4,
  attachmentBytes: 20 * mega,
  totalBytes: 3072 * mega,
  ratio: 200,
  ratioFrom: mega,
  depth: 16,
  pixels: 60_000_000,
  problems: 200,
}
