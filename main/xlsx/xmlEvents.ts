import { SaxesParser } from 'saxes'
import { text } from '../../shared/text.ts'
import { WorkbookRefused } from './workbookError.ts'

export type Attributes = Readonly<Record<string, string | undefined>>

/** What a reader of one part listens to. Names come without namespace prefix. */
export interface XmlListener {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(content: string): void
}

/**
 * Feeds pieces of an XML part to a listener. Refuses document types, hence external and self-multiplying entities, and XML that is not
 * well-formed.
 */
export function xmlEvents(listener: XmlListener): { write(piece: string): void; close(): void } {
  const parser = new SaxesParser({ position: false, xmlns: false })
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('doctype', () => {
    throw new WorkbookRefused(text('文件含有 XML 文档类型声明（DTD），不予读取', 'The file holds a document type declaration (DTD)'))
  })
  parser.on('error', () => {
    throw new WorkbookRefused(
      text('文件内容不是规范的 XML，请重新保存为 .xlsx', 'The file’s XML is not well-formed; save it again as .xlsx'),
    )
  })
  parser.on('opentag', ({ name, attributes }) => listener.open?.(local(name), attributes))
  parser.on('closetag', ({ name }) => listener.close?.(local(name)))
  parser.on('text', (content) => listener.text?.(content))
  parser.on('cdata', (content) => listener.text?.(content))
  return { write: (piece) => void parser.write(piece), close: () => void parser.close() }
}
