import type { PartView } from '../../../shared/contract/filings.ts'
import type { Text } from '../../../shared/text.ts'
import type { DocumentFile } from '../../ui/documents/openDocument.ts'

export interface CaseDocument extends DocumentFile {
  readonly filingId: string
  readonly slot: string
  readonly sha256: string
}

/** Every uploaded file of a case in the order of parts and slots. The same picture in two slots is two documents. */
export const documentsOf = (parts: readonly Pick<PartView, 'filingId' | 'materials'>[], say: (text: Text) => string): CaseDocument[] =>
  parts.flatMap((part) =>
    part.materials.flatMap((slot) =>
      slot.files.map((file, i) => ({
        id: `${part.filingId}/${slot.slot}/${i}/${file.sha256}`,
        name: file.name,
        label: say(slot.label),
        filingId: part.filingId,
        slot: slot.slot,
        sha256: file.sha256,
      })),
    ),
  )
