import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../main/intake/limits.ts'
import { readPackage } from '../../main/intake/readPackage.ts'
import { rawZip } from '../fixtures/packages/rawZip.ts'
import { goodSubmission, type Submission, submissionZip } from '../fixtures/packages/submission.ts'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-containers-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function problemsIn(bytes: Buffer, limits = defaultLimits): Promise<string[]> {
  const file = path.join(dir, 'package.zip')
  writeFileSync(file, bytes)
  const reading = await readPackage(file, limits)
  if (!reading.ok) return reading.problems.map(({ part, problem }) => `${part}: ${problem}`)
  await reading.package.close()
  return []
}
const good = (change: Partial<Submission> = {}) => submissionZip({ ...goodSubmission, ...change })
const other = { name: 'readme.txt', content: Buffer.from('x') }
const zeros = (bytes: number) => Buffer.alloc(bytes)

describe('a package with', () => {
  it('nothing wrong is read', async () => {
    expect(await problemsIn(good())).toEqual([])
  })

  it('its folder as an entry of its own is read, as many tools write it', async () => {
    expect(await problemsIn(good({ more: [{ name: 'attachments/', content: zeros(0), stored: true, mode: 0o40755 }] }))).toEqual([])
  })

  it.each<[string, Buffer, string]>([
    ['nothing', zeros(0), ': 不是 zip 压缩包'],
    ['no files', rawZip({ entries: [] }), 'manifest.json: 缺少这个文件'],
    ['other content', Buffer.from('x'.repeat(500)), ': 不是 zip 压缩包，或已截断，或带有注释'],
    ['its end cut off', good().subarray(0, -30), ': 不是 zip 压缩包，或已截断，或带有注释'],
    ['its directory cut', Buffer.concat([good().subarray(0, -80), good().subarray(-22)]), ': 压缩包目录的位置与文件不符'],
    ['a comment', good({ zip: { comment: Buffer.from('hello') } }), ': 不是 zip 压缩包，或已截断，或带有注释'],
    ['more files declared than there are', good({ zip: { declaredEntries: 4 } }), ': 压缩包目录损坏'],
    ['fewer files declared than there are', good({ zip: { declaredEntries: 2 } }), ': 压缩包目录与其长度不符'],
    ['65535 files declared, as zip64 does', good({ zip: { declaredEntries: 0xffff } }), ': 不支持 zip64 格式'],
    ['a second disk', good({ zip: { disk: 1 } }), ': 不支持分卷压缩包'],
    ['a program before it', good({ zip: { prefix: zeros(64) } }), 'manifest.json: 前面夹有目录外的内容'],
    ['bytes before the directory', good({ zip: { gap: zeros(64) } }), ': 目录前夹有目录外的内容'],
    ['strong encryption', good({ entry: { 'filings.ndjson': { flags: 0x840 } } }), ': 压缩包已加密'],
    ['an encrypted file', good({ entry: { 'filings.ndjson': { flags: 0x801 } } }), 'filings.ndjson: 文件已加密'],
    ['a symbolic link', good({ entry: { 'filings.ndjson': { mode: 0o120777 } } }), 'filings.ndjson: 是符号链接或特殊文件'],
    ['a device', good({ entry: { 'filings.ndjson': { mode: 0o020666 } } }), 'filings.ndjson: 是符号链接或特殊文件'],
    ['another compression', good({ entry: { 'filings.ndjson': { method: 12 } } }), 'filings.ndjson: 不支持的压缩方法'],
    [
      'another name in the local header',
      good({ entry: { 'filings.ndjson': { localName: 'filings.ndjsoN' } } }),
      'filings.ndjson: 文件头与压缩包目录不一致',
    ],
    ['a name twice', good({ more: [{ name: 'filings.ndjson', content: Buffer.from('{}') }] }), 'filings.ndjson: 文件名重复'],
    [
      'two entries over the same bytes',
      good({ more: [{ name: `attachments/${'0'.repeat(64)}.png`, content: Buffer.from('x'), localName: 'x', samePlaceAs: 1 }] }),
      `attachments/${'0'.repeat(64)}.png: 文件头与压缩包目录不一致`,
    ],
    [
      'a zip64 field',
      good({ entry: { 'filings.ndjson': { extra: Buffer.from('0100080000000000000000000000'.slice(0, 24), 'hex') } } }),
      'filings.ndjson: 不支持 zip64 格式',
    ],
    [
      'a name in two spellings',
      good({ entry: { 'filings.ndjson': { extra: Buffer.from('757005000100000000', 'hex') } } }),
      'filings.ndjson: 文件名有两种写法',
    ],
    ['a wrong checksum', good({ entry: { 'filings.ndjson': { crc: 1 } } }), 'filings.ndjson: 校验和（CRC-32）不符'],
    ['a size declared too small', good({ entry: { 'filings.ndjson': { inflated: 10 } } }), 'filings.ndjson: 解压后的大小与目录所写不符'],
    [
      'a size declared too big',
      good({ entry: { 'filings.ndjson': { inflated: 0x7fffffff } } }),
      'filings.ndjson: 解压后的大小与目录所写不符',
    ],
    ['a stored size that cannot be', good({ entry: { 'manifest.json': { inflated: 5, stored: true } } }), ': 压缩包目录损坏'],
    [
      'a folder with content',
      good({ more: [{ name: 'attachments/', content: Buffer.from('x'), mode: 0o40755 }] }),
      'attachments/: 文件夹不能有内容',
    ],
    ['no manifest', submissionZip({ lines: [], entry: { 'manifest.json': { name: 'filings.ndjson' } } }), 'filings.ndjson: 文件名重复'],
  ])('%s is refused', async (_what, bytes, problem) => {
    expect(await problemsIn(bytes)).toContain(problem)
  })

  it.each([
    ['/etc/passwd', '文件名是绝对路径'],
    ['C:/windows/system32/x.dll', '文件名是绝对路径'],
    ['../../outside.png', '文件名含有上级目录'],
    ['attachments/../../outside.png', '文件名含有上级目录'],
    ['attachments/./x.png', '文件名含有上级目录'],
    ['..\\outside.png', '文件名含有反斜杠'],
    ['attachments\\x.png', '文件名含有反斜杠'],
    ['filings.ndjson\0.png', '文件名含有空字符'],
    ['attachments/CON', '文件名是设备名'],
    ['attachments/nul.png', '文件名是设备名'],
    ['com1.txt', '文件名是设备名'],
    ['Manifest.json', '不属于申报包的文件'],
    ['attachments/gnp.\u202ejpg', '不属于申报包的文件'],
    [`attachments/${'A'.repeat(64)}.png`, '不属于申报包的文件'],
    [`attachments/${'a'.repeat(64)}.exe`, '不属于申报包的文件'],
    ['attachments/deeper/', '不属于申报包的文件'],
    ['', '不属于申报包的文件'],
  ])('a file named %j is refused', async (name, problem) => {
    const found = await problemsIn(good({ more: [{ ...other, name }] }))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`: ${problem}$`))
  })

  it('a name in GBK is refused', async () => {
    const found = await problemsIn(good({ more: [{ ...other, name: Buffer.from('c9ead7bc', 'hex') }] }))
    expect(found).toEqual(['?: 文件名的编码不是 UTF-8'])
  })

  it('files that share their bytes is refused', async () => {
    const lines = Buffer.from('{}')
    const name = `attachments/${'0'.repeat(64)}.png`
    // The second header points into the first file, which holds a header of its own: the way of the overlapping bombs.
    const inner = Buffer.concat([Buffer.from('PK\x03\x04\x14\x00\x00\x08\x00\x00\x00\x00\x21\x00', 'latin1'), zeros(16), Buffer.from(name)])
    inner.writeUInt16LE(name.length, 26)
    const bytes = good({
      entry: { 'manifest.json': { content: Buffer.concat([inner, lines]), stored: true } },
      more: [{ name, content: zeros(0), stored: true, samePlaceAs: 0, crc: 0 }],
    })
    const place = bytes.indexOf(inner)
    const entry = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
    bytes.writeUInt32LE(place, entry + 42)
    expect(await problemsIn(bytes)).toContain(`${name}: 与另一文件的内容重叠`)
  })
})

describe('limits hold against what is really inflated', () => {
  it('a part of 1000:1', async () => {
    const bytes = good({ filingsBytes: zeros(30 * 1024 * 1024) })
    expect(bytes.length).toBeLessThan(40_000)
    expect(await problemsIn(bytes)).toContain('filings.ndjson: 解压后过大')
  })

  it('the same with a small declared size', async () => {
    const bytes = good({ filingsBytes: zeros(30 * 1024 * 1024), entry: { 'filings.ndjson': { inflated: 1000 } } })
    expect(await problemsIn(bytes)).toContain('filings.ndjson: 解压后的大小与目录所写不符')
  })

  it('entries, manifest, filings, attachment, sum and package', async () => {
    const tight = (change: Partial<typeof defaultLimits>) => problemsIn(good(), { ...defaultLimits, ...change })
    expect(await tight({ entries: 2 })).toEqual([': 文件数超过 2'])
    expect(await tight({ manifestBytes: 100 })).toEqual(['manifest.json: 解压后过大'])
    expect(await tight({ filingsBytes: 100 })).toEqual(['filings.ndjson: 解压后过大'])
    expect(await tight({ filings: 2 })).toEqual(['filings.ndjson: 办件超过 2 件'])
    expect(await tight({ attachmentBytes: 50 })).toEqual([expect.stringMatching(/png: 解压后过大$/)])
    expect(await tight({ totalBytes: 600 })).toEqual(['filings.ndjson: 解压后过大'])
    expect(await tight({ packageBytes: 1000 })).toEqual([': 申报包超过 1000 字节'])
  })

  it('one over two gigabytes is refused without being unpacked', async () => {
    const file = path.join(dir, 'huge.zip')
    writeFileSync(file, '')
    truncateSync(file, 5000)
    const reading = await readPackage(file, { ...defaultLimits, packageBytes: 4999 })
    expect(reading).toMatchObject({ ok: false, packageId: null, problems: [{ problem: '申报包超过 4999 字节' }] })
  })
})

describe('what is no file', () => {
  it('throws, and names no path', async () => {
    await expect(readPackage(dir)).rejects.toThrow(/^the package is not a regular file$/)
    await expect(readPackage(path.join(dir, '张三.zip'))).rejects.toThrow(/^cannot read the package: ENOENT$/)
    const link = path.join(dir, 'loop.zip')
    symlinkSync(link, link)
    await expect(readPackage(link)).rejects.toThrow(/^cannot read the package: ELOOP$/)
  })
})
