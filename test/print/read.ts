import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** Whether a scanner's eye is here (zbar-tools). */
export const hasScanner = spawnSync('zbarimg', ['--version']).error === undefined

/** What independent readers (poppler, qpdf, zbar) find in a PDF. */
export function readers(bytes: Uint8Array) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-pdf-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const file = path.join(dir, 'given.pdf')
  writeFileSync(file, bytes)
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  return {
    /** Text as it stands on the page, blanks of the layout made one. */
    text: () => run('pdftotext', '-layout', file, '-').replaceAll(/[ \t\u3000]+/g, ' '),
    /** One line a font: name, whether it is embedded, subset and mapped to Unicode. */
    fonts: () =>
      run('pdffonts', file)
        .split('\n')
        .slice(2)
        .filter(Boolean)
        .map((line) => {
          const [name = '', ...rest] = line.split(/\s{2,}/)
          const [embedded, subset, unicode] = rest.join(' ').split(/\s+/).slice(-5, -2)
          return { name, embedded, subset, unicode }
        }),
    info: () =>
      Object.fromEntries(
        run('pdfinfo', '-isodates', file)
          .split('\n')
          .map((line) => line.split(/:\s+/, 2)),
      ) as Record<string, string>,
    /** What a scanner reads off the first page. */
    scanned: () => {
      run('pdftoppm', '-r', '150', '-gray', '-singlefile', file, path.join(dir, 'page'))
      return run('zbarimg', '--quiet', '--raw', path.join(dir, 'page.pgm')).trim()
    },
    /** Throws with qpdf's words when something is wrong. */
    check: () => run('qpdf', '--check', file),
  }
}
