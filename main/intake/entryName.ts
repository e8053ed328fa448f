import { accountsPath, attachmentAt, filingsPath, manifestPath } from '../../shared/exchange/submission.ts'
import { decodeUtf8 } from './jsonText.ts'

/** The folder's own entry, which many zip tools write. */
export const attachmentsFolder = 'attachments/'

export type EntryName =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly shown: string; readonly problem: string }

/**
 * A package holds exactly three sorts of names, so every other one is refused; the reason is told for the person who made the package.
 * No name is ever used as a path on disk.
 */
export function entryName(raw: Buffer): EntryName {
  const name = decodeUtf8(raw)
  if (name === undefined) return { ok: false, shown: '?', problem: '文件名的编码不是 UTF-8' }
  const known = [manifestPath, filingsPath, accountsPath, attachmentsFolder]
  if (known.includes(name) || attachmentAt(name)) return { ok: true, name }
  return { ok: false, shown: shown(name), problem: reason(name) }
}

/** A portal's mistake may put a person's name or number into a file name. */
const shown = (name: string): string =>
  name
    .slice(0, 100)
    .replace(/[^\w./-]/g, '?')
    .replace(/\d{6,}/g, '#')

function reason(name: string): string {
  if (name.includes('\0')) return '文件名含有空字符'
  if (name.includes('\\')) return '文件名含有反斜杠'
  if (/^\/|^[A-Za-z]:/.test(name)) return '文件名是绝对路径'
  if (name.split('/').some((part) => part === '..' || part === '.')) return '文件名含有上级目录'
  if (name.split('/').some((part) => /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part))) return '文件名是设备名'
  return '不属于申报包的文件'
}
