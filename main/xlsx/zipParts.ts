import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import yauzl from 'yauzl'
import { text } from '../../shared/text.ts'
import type { OpenFile } from '../intake/packageFile.ts'
import { WorkbookRefused } from './workbookError.ts'

/** Inflated to compressed, once a part is over a megabyte. Even equal rows stay below 100; bombs are near 1000. */
const mostRatio = 200
const ratioFrom = 1024 * 1024
const mostEntries = 500

/** A workbook's parts by name; bytes are counted as they are inflated, no declared size is believed. */
export interface ZipParts {
  readonly names: readonly string[]
  /** The text of a part in pieces; nothing when there is no such part. Throws `WorkbookRefused` past `limit` bytes and at broken data. */
  read(name: string, limit: number, give: (piece: string) => void, signal?: AbortSignal): Promise<boolean>
}

const damaged = () => new WorkbookRefused(text('文件已损坏，请重新保存为 .xlsx 后上传', 'The file is damaged; save it again as .xlsx'))
const tooLarge = () =>
  new WorkbookRefused(text('文件解压后过大，请拆分后分别上传', 'The file is too large when unpacked; split it and upload the parts'))

export async function zipParts(file: OpenFile): Promise<ZipParts> {
  const zip = await promisify((descriptor: number, done: (error: Error | null, zip: yauzl.ZipFile) => void) =>
    yauzl.fromFd(descriptor, { lazyEntries: true, autoClose: false }, done),
  )(file.descriptor).catch(() => Promise.reject(damaged()))
  const entries = new Map<string, yauzl.Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName) || entries.size >= mostEntries) throw damaged()
      if (entry.isEncrypted()) throw new WorkbookRefused(text('压缩包已加密，请去掉密码', 'The archive is encrypted; remove the password'))
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    throw error instanceof WorkbookRefused ? error : damaged()
  }
  return {
    names: [...entries.keys()],
    read: async (name, limit, give, signal) => {
      const entry = entries.get(name)
      if (!entry) return false
      const most = Math.min(limit, Math.max(ratioFrom, entry.compressedSize * mostRatio))
      const stream = await promisify((done: (error: Error | null, stream: Readable) => void) => zip.openReadStream(entry, done))().catch(
        () => Promise.reject(damaged()),
      )
      const decoder = new TextDecoder('utf-8', { fatal: true })
      const decode = (chunk?: Buffer): string => {
        try {
          return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
        } catch {
          throw damaged()
        }
      }
      let size = 0
      try {
        for await (const chunk of stream) {
          signal?.throwIfAborted()
          if (!Buffer.isBuffer(chunk)) continue
          size += chunk.length
          if (size > most) throw tooLarge()
          give(decode(chunk))
        }
        give(decode())
      } catch (error) {
        // A declared size that is too small is how a bomb looks to the zip library.
        if (error instanceof Error && error.message.includes('bytes in the stream')) throw tooLarge()
        if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw damaged()
        throw error
      }
      return true
    },
  }
}
