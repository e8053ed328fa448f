import { text } from '../../shared/text.ts'
import { type OpenFile, readAt } from '../intake/packageFile.ts'
import { WorkbookRefused } from './workbookError.ts'

const looked = 64 * 1024

/** Refuses, in words that help, everything that is not a zip: encrypted or old workbooks, CSV, anything else. */
export async function refuseOtherSorts(file: OpenFile): Promise<void> {
  const head = Buffer.alloc(Math.min(looked, file.size))
  await readAt(file.descriptor, head, 0, head.length, 0)
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return
  if (head.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) throw compound(await names(file, head))
  if (isTable(head))
    throw new WorkbookRefused(
      text(
        '这是 CSV 或文本文件，不是 .xlsx 工作簿。请下载模板，把内容粘贴到模板中（证件号码列粘贴为文本）再上传',
        'This is a CSV or text file. Paste its content into the template, identity numbers as text, and upload that',
      ),
    )
  throw new WorkbookRefused(text('不是 .xlsx 工作簿，请使用下载的模板', 'Not an .xlsx workbook; use the template'))
}

/** An encrypted .xlsx and an old .xls wear the same coat; its directory tells which. It usually stands near the start or the end. */
async function names(file: OpenFile, head: Buffer): Promise<Buffer> {
  const tail = Buffer.alloc(Math.min(looked, file.size))
  await readAt(file.descriptor, tail, 0, tail.length, file.size - tail.length)
  return Buffer.concat([head, tail])
}

const compound = (bytes: Buffer): WorkbookRefused =>
  bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? new WorkbookRefused(text('工作簿设有打开密码，请去掉密码后上传', 'The workbook is encrypted; remove its password'))
    : new WorkbookRefused(text('是旧的 .xls 格式，请另存为 .xlsx 后上传', 'This is the old .xls format; save it as .xlsx'))

/** Text in UTF-8, UTF-16 or GB18030, which is what spreadsheets write in China. */
function isTable(head: Buffer): boolean {
  if (head.length === 0) return false
  if (head.subarray(0, 2).equals(Buffer.from('fffe', 'hex'))) return true
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      // The end may lie inside a character.
      const content = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true })
      return !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(content)
    } catch {
      return false
    }
  })
}
