import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import { attachmentsFolder, entryName } from './entryName.ts'
import type { Limits } from './limits.ts'
import { codeOf, type OpenFile, plain, readAt } from './packageFile.ts'
import { type Problems, Unreadable } from './problems.ts'

/** What yauzl 3 has and its published types lack. */
declare module 'yauzl' {
  interface Entry {
    readonly fileNameRaw: Buffer
  }
  interface LocalFileHeader {
    readonly fileDataStart: number
    readonly generalPurposeBitFlag: number
    readonly compressionMethod: number
    readonly crc32: number
    readonly compressedSize: number
    readonly uncompressedSize: number
    readonly fileName: Buffer
  }
  interface ZipFile {
    eachEntry(): AsyncIterable<Entry>
    readLocalFileHeader(entry: Entry, callback: (error: Error | null, header: LocalFileHeader) => void): void
  }
}

export interface ZipEntry {
  readonly name: string
  /** Bytes it takes in the file. */
  readonly compressed: number
  /** Calls `give` for each inflated chunk. Throws `Unreadable` past `limit` bytes, at a wrong size or checksum, or at broken data. */
  inflate(limit: number, give: (chunk: Buffer) => void, signal?: AbortSignal): Promise<void>
}

/**
 * Lists a zip of the plainest sort: one disk, no comment, no zip64, no encryption, stored or deflated files that lie one after the other.
 * Whatever a name, a header or a size does beyond that goes to `problems`; a directory that cannot be read throws `Unreadable`.
 */
export async function zipEntries(file: OpenFile, limits: Limits, problems: Problems, signal?: AbortSignal): Promise<ZipEntry[]> {
  const directory = await endRecord(file)
  if (directory.entries > limits.entries) throw new Unreadable(`文件数超过 ${limits.entries}`)
  const zip = await promisify((descriptor: number, done: (error: Error | null, zip: yauzl.ZipFile) => void) =>
    // Names are decoded and judged here, all of them, instead of stopping at the first bad one.
    yauzl.fromFd(descriptor, { lazyEntries: true, autoClose: false, decodeStrings: false, strictFileNames: true }, done),
  )(file.descriptor).catch(brokenDirectory)

  const found: { readonly entry: yauzl.Entry; readonly name: string; readonly end: number }[] = []
  const names = new Set<string>()
  let directoryBytes = 0
  try {
    for await (const entry of zip.eachEntry()) {
      signal?.throwIfAborted()
      directoryBytes += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength
      const checked = entryName(entry.fileNameRaw)
      if (!checked.ok) {
        problems.add(checked.shown, checked.problem)
        continue
      }
      const problem = names.has(checked.name) ? '文件名重复' : entryProblem(entry, checked.name)
      if (problem) problems.add(checked.name, problem)
      names.add(checked.name)
      if (problem) continue
      const header = await promisify(zip.readLocalFileHeader.bind(zip))(entry)
      if (!sameHeader(entry, header)) problems.add(checked.name, '文件头与压缩包目录不一致')
      found.push({ entry, name: checked.name, end: header.fileDataStart + entry.compressedSize })
    }
  } catch (error) {
    brokenDirectory(error)
  }
  if (directoryBytes !== directory.bytes) throw new Unreadable('压缩包目录与其长度不符')
  if (problems.list.length === 0) inRow(found, directory.offset, problems)

  return found
    .filter(({ name }) => name !== attachmentsFolder)
    .map(({ entry, name }) => ({
      name,
      compressed: entry.compressedSize,
      inflate: (limit, give, signal) => inflate(zip, entry, name, Math.min(limit, ratioLimit(entry, limits)), give, signal),
    }))
}

interface Directory {
  readonly entries: number
  readonly bytes: number
  readonly offset: number
}

/** The last 22 bytes, read strictly: what follows or precedes them could otherwise hold a second directory. */
async function endRecord(file: OpenFile): Promise<Directory> {
  if (file.size < 22) throw new Unreadable('不是 zip 压缩包')
  const length = Math.min(42, file.size)
  const tail = Buffer.alloc(length)
  await readAt(file.descriptor, tail, 0, length, file.size - length).catch(plain)
  const end = tail.subarray(length - 22)
  if (end.readUInt32LE(0) !== 0x06054b50) throw new Unreadable('不是 zip 压缩包，或已截断，或带有注释')
  const [disk, firstDisk, here, entries] = [end.readUInt16LE(4), end.readUInt16LE(6), end.readUInt16LE(8), end.readUInt16LE(10)]
  const [bytes, offset] = [end.readUInt32LE(12), end.readUInt32LE(16)]
  const locator = length === 42 && tail.readUInt32LE(0) === 0x07064b50
  if (locator || entries === 0xffff || bytes === 0xffffffff || offset === 0xffffffff) throw new Unreadable('不支持 zip64 格式')
  if (disk !== 0 || firstDisk !== 0 || here !== entries) throw new Unreadable('不支持分卷压缩包')
  if (offset + bytes !== file.size - 22) throw new Unreadable('压缩包目录的位置与文件不符')
  return { entries, bytes, offset }
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

/** Messages of the zip library may hold names from the file; they are not passed on. */
function brokenDirectory(error: unknown): never {
  if (error instanceof Unreadable || isAbort(error)) throw error
  if (codeOf(error) !== '') plain(error)
  const message = error instanceof Error ? error.message : ''
  throw new Unreadable(message.includes('encryption') ? '压缩包已加密' : '压缩包目录损坏')
}

const zip64Field = 0x0001
const unicodeName = 0x7075
const aesField = 0x9901

function entryProblem(entry: yauzl.Entry, name: string): string | undefined {
  const flags = entry.generalPurposeBitFlag
  const extra = (id: number) => entry.extraFields.some((field) => field.id === id)
  // Bit 0 encrypted, 6 strong encryption, 13 masked headers.
  if ((flags & 0x2041) !== 0 || extra(aesField)) return '文件已加密'
  if (extra(zip64Field)) return '不支持 zip64 格式'
  if (extra(unicodeName)) return '文件名有两种写法'
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return '不支持的压缩方法'
  const type = (entry.externalFileAttributes >>> 16) & 0xf000
  if (name === attachmentsFolder) return entry.uncompressedSize === 0 && entry.compressedSize === 0 ? undefined : '文件夹不能有内容'
  return type === 0 || type === 0x8000 ? undefined : '是符号链接或特殊文件'
}

/** Two readers must see the same file, whichever header they believe. */
function sameHeader(entry: yauzl.Entry, header: yauzl.LocalFileHeader): boolean {
  const laterSizes = (header.generalPurposeBitFlag & 8) !== 0
  return (
    header.fileName.equals(entry.fileNameRaw) &&
    header.compressionMethod === entry.compressionMethod &&
    header.generalPurposeBitFlag === entry.generalPurposeBitFlag &&
    (laterSizes ||
      (header.crc32 === entry.crc32 &&
        header.compressedSize === entry.compressedSize &&
        header.uncompressedSize === entry.uncompressedSize))
  )
}

/** No two files share bytes (the newer zip bombs), and nothing hides between them but a data descriptor of at most 24 bytes. */
function inRow(
  found: readonly { readonly entry: yauzl.Entry; readonly name: string; readonly end: number }[],
  directory: number,
  problems: Problems,
): void {
  let end = 0
  for (const next of found.toSorted((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader)) {
    const start = next.entry.relativeOffsetOfLocalHeader
    if (start < end) problems.add(next.name, '与另一文件的内容重叠')
    else if (start > end + 24) problems.add(next.name, '前面夹有目录外的内容')
    end = Math.max(end, next.end)
  }
  if (end > directory) problems.add('', '文件内容与压缩包目录重叠')
  else if (directory > end + 24) problems.add('', '目录前夹有目录外的内容')
}

const ratioLimit = (entry: yauzl.Entry, { ratio, ratioFrom }: Limits): number => Math.max(ratioFrom, entry.compressedSize * ratio)

async function inflate(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  name: string,
  limit: number,
  give: (chunk: Buffer) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const stream = await promisify((done: (error: Error | null, stream: Readable) => void) => zip.openReadStream(entry, done))().catch(() =>
    Promise.reject(new Unreadable('文件头损坏', name)),
  )
  stream.on('error', () => undefined)
  let size = 0
  let checksum = 0
  try {
    for await (const chunk of stream) {
      signal?.throwIfAborted()
      if (!Buffer.isBuffer(chunk)) continue
      size += chunk.length
      if (size > limit) throw new Unreadable('解压后过大', name)
      checksum = crc32(chunk, checksum)
      give(chunk)
    }
  } catch (error) {
    if (error instanceof Error && error.message.includes('bytes in the stream')) throw new Unreadable('解压后的大小与目录所写不符', name)
    if (codeOf(error).startsWith('Z_')) throw new Unreadable('压缩数据损坏', name)
    throw error
  }
  if (checksum !== entry.crc32) throw new Unreadable('校验和（CRC-32）不符', name)
}
