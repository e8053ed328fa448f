/** A PDF file in the making (ISO 32000-1, 7.5): numbered objects, and at the end where each begins. */
export interface PdfFile {
  /** Number for an object that others name before it is written. */
  reserve(): number
  /** Writes an object of these dictionary entries, with a stream if there is one; gives its number. */
  add(entries: string, stream?: Uint8Array): number
  put(number: number, entries: string, stream?: Uint8Array): void
  /** `entries` of the trailer, without its size. */
  end(entries: string): Buffer
}

export function createPdfFile(): PdfFile {
  const parts: Uint8Array[] = []
  const starts: number[] = []
  let size = 0
  const write = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    parts.push(bytes)
    size += bytes.length
  }
  // Four bytes above 127 tell transfer programs that this is no text.
  write('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
  const reserve = () => starts.push(0)
  const put: PdfFile['put'] = (number, entries, stream) => {
    starts[number - 1] = size
    if (!stream) return write(`${number} 0 obj\n<<${entries}>>\nendobj\n`)
    write(`${number} 0 obj\n<<${entries}/Length ${stream.length}>>\nstream\n`)
    write(stream)
    write('\nendstream\nendobj\n')
  }
  return {
    reserve,
    put,
    add(entries, stream) {
      const number = reserve()
      put(number, entries, stream)
      return number
    },
    end(entries) {
      const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
      const count = starts.length + 1
      write(`xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<<${entries}/Size ${count}>>\nstartxref\n${size}\n%%EOF\n`)
      return Buffer.concat(parts)
    },
  }
}

/** A text of a dictionary, in any characters. */
export const pdfText = (words: string): string => `<feff${Buffer.from(words, 'utf16le').swap16().toString('hex')}>`

/** A number as a page writes it: hundredths of a point are finer than any printer. */
export const pdfNumber = (value: number): string => String(Math.round(value * 100) / 100)
