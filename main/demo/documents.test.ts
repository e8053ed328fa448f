import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { crc32, inflateSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { DemoDocument } from './documents.ts'
import { demoFilings } from './filings.ts'
import { hasGlyph } from './glyphs.ts'

const filings = demoFilings()
const documents = filings.flatMap((f) => f.documents)
const pictures = documents.filter((d) => d.mediaType === 'image/png')
const papers = documents.filter((d) => d.mediaType === 'application/pdf')
const of = (key: string, slot: string): DemoDocument => {
  const found = filings
    .filter((f) => f.key === key)
    .flatMap((f) => f.documents)
    .find((d) => d.slot === slot)
  if (!found) throw new Error(`${key} ${slot}`)
  return found
}

/** Reads a PNG by the specification: every chunk's CRC, then the pixels' count. */
function readPng(bytes: Buffer) {
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const body = bytes.subarray(at + 4, at + 8 + length)
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body))
    chunks.set(body.toString('latin1', 0, 4), body.subarray(4))
    at += 12 + length
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND'])
  const header = chunks.get('IHDR') ?? Buffer.alloc(13)
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  expect(inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0)).length).toBe((width + 1) * height)
  return { width, height }
}

describe('pictures', () => {
  it('are PNG of a page size and below 60 KB, but for the broken one', () => {
    const broken = of('pkg.broken', 'idBack')
    expect(pictures.length).toBeGreaterThan(200)
    for (const { bytes } of pictures.filter((p) => p !== broken)) {
      const { width, height } = readPng(bytes)
      expect(Math.max(width, height)).toBeGreaterThanOrEqual(800)
      expect(Math.max(width, height)).toBeLessThanOrEqual(1000)
      expect(bytes.length).toBeLessThan(60_000)
    }
    expect(() => readPng(broken.bytes)).toThrow()
  })

  it('lie on their side where a scan was turned', () => {
    const { width, height } = readPng(of('pkg.rotated', 'idFront').bytes)
    expect(height).toBeGreaterThan(width)
  })

  it('have a glyph for every character of names, addresses and units', () => {
    const texts = filings.flatMap(({ received: { values } }) =>
      ['name', 'accountName', 'unitName', 'lastUnitName', 'residenceDetail', 'householdAddress'].map((key) => String(values[key] ?? '')),
    )
    expect([...new Set(texts.join(''))].filter((character) => !hasGlyph(character) && character !== '•')).toEqual([])
  })
})

describe('papers', () => {
  const cMapUrl = `${path.resolve('node_modules/pdfjs-dist/cmaps')}/`
  const textOf = async (bytes: Buffer) => {
    const task = getDocument({ data: new Uint8Array(bytes), cMapUrl, cMapPacked: true, verbosity: 0 })
    const pdf = await task.promise
    const pages = await Promise.all(
      Array.from({ length: pdf.numPages }, async (_, i) => (await (await pdf.getPage(i + 1)).getTextContent()).items),
    )
    await task.destroy()
    return {
      pages: pages.length,
      text: pages
        .flat()
        .map((item) => ('str' in item ? item.str : ''))
        .join(''),
    }
  }

  it('are read by pdf.js with its character maps and name the person', async () => {
    const filing = filings.find((f) => f.received.values['name'] === '杨䶮')
    const { pages, text } = await textOf(of('inc.rare3', 'contract').bytes)
    expect(pages).toBe(2)
    expect(text).toContain('劳动合同书')
    expect(text).toContain(String(filing?.received.values['name']))
    expect(text).toContain(String(filing?.received.values['idNumber']))
    expect((await textOf(of('dec.death', 'proof').bytes)).text).toContain('人员死亡')
  })

  it.skipIf(spawnSync('qpdf', ['--version']).status !== 0)('hold against qpdf', () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-papers-'))
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
    for (const slot of ['contract', 'employmentBook', 'proof']) {
      const paper = papers.find((p) => p.slot === slot)
      writeFileSync(path.join(dir, `${slot}.pdf`), paper?.bytes ?? '')
      expect(spawnSync('qpdf', ['--check', path.join(dir, `${slot}.pdf`)]).status, slot).toBe(0)
    }
  })
})
