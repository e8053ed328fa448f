import { existsSync } from 'node:fs'
import path from 'node:path'

/** One typeface of the chain. `bold` is absent where only one weight exists: such glyphs print in regular weight. */
export interface Typeface {
  readonly name: string
  readonly regular: string
  readonly bold?: string
  /** The Debian package that brings it; null for ours. */
  readonly debian: string | null
}

const source = import.meta.filename.endsWith('.ts')

/** Our own faces: from the package when run from source, else where the build put them, beside the programs and inside the packaged application. */
const own = (weight: '400Regular' | '700Bold'): string => {
  const file = `NotoSerifSC_${weight}.ttf`
  return source
    ? path.join(import.meta.dirname, '../../node_modules/@expo-google-fonts/noto-serif-sc', weight, file)
    : path.join(import.meta.dirname, 'fonts', file)
}

/** Where systems keep fonts for everybody. */
const folders = [
  '/usr/share/fonts/truetype/hanazono',
  '/usr/share/fonts/truetype/babelstone',
  '/usr/local/share/fonts',
  ...(process.env['WINDIR'] ? [path.join(process.env['WINDIR'], 'Fonts')] : []),
  ...(process.env['LOCALAPPDATA'] ? [path.join(process.env['LOCALAPPDATA'], 'Microsoft/Windows/Fonts')] : []),
]

const installed = (file: string): string | undefined => folders.map((folder) => path.join(folder, file)).find((found) => existsSync(found))

/** Covers the national list of names' characters, has a real bold, and is part of the application. */
export const serif: Typeface = { name: 'serif', regular: own('400Regular'), bold: own('700Bold'), debian: null }

/** For characters that ours lacks, in order: extensions B to F, then G and H. Found where they are installed; absent ones are left out. */
export function fallbackFaces(): { readonly faces: readonly Typeface[]; readonly missing: readonly string[] } {
  const wanted = [
    { name: 'hanazono', file: 'HanaMinB.ttf', debian: 'fonts-hanazono' },
    { name: 'babelstone', file: 'BabelStoneHan.ttf', debian: 'fonts-babelstone-han' },
  ].map((face) => ({ ...face, regular: installed(face.file) }))
  return {
    faces: wanted.flatMap(({ name, regular, debian }) => (regular ? [{ name, regular, debian }] : [])),
    missing: wanted.flatMap(({ regular, debian }) => (regular ? [] : [debian])),
  }
}
