import { createHash } from 'node:crypto'
import type { Mark } from '../mark.ts'
import { type PdfFile, pdfText } from './pdfFile.ts'

const xml = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Writes what the file says about itself (its catalog, information and metadata) and gives the entries of its trailer. */
export function documentEntries(file: PdfFile, pageTree: number, { title, mark }: { readonly title: string; readonly mark: Mark }): string {
  const { office, number, printedAt } = mark
  const seconds = `${printedAt.slice(0, 19)}Z`
  const date = `(D:${seconds.replaceAll(/[-:T]/g, '')})`
  const info = file.add(
    `/Title${pdfText(title)}/Author${pdfText(office)}/Subject${pdfText(number)}/Creator(CaseDesk)/Producer(CaseDesk)` +
      `/CreationDate${date}/ModDate${date}`,
  )
  const metadata = file.add(
    '/Type/Metadata/Subtype/XML',
    Buffer.from(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<xmp:CreateDate>${seconds}</xmp:CreateDate><xmp:ModifyDate>${seconds}</xmp:ModifyDate><xmp:CreatorTool>CaseDesk</xmp:CreatorTool>
<pdf:Producer>CaseDesk</pdf:Producer>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${xml(office)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${xml(number)}</rdf:li></rdf:Alt></dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`),
  )
  const catalog = file.add(
    `/Type/Catalog/Pages ${pageTree} 0 R/Metadata ${metadata} 0 R/Lang (zh-CN)/ViewerPreferences<</DisplayDocTitle true>>`,
  )
  const id = createHash('sha256')
    .update(JSON.stringify([title, mark]))
    .digest('hex')
    .slice(0, 32)
  return `/Root ${catalog} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]`
}
