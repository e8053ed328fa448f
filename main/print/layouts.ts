import { type AccountReset, accountReset } from './documents/accountReset.ts'
import { type Adjustments, adjustments } from './documents/adjustments.ts'
import { type AssessmentSheet, assessmentSheet, sheetStamp } from './documents/assessmentSheet.ts'
import { type ContributionCertificate, contributionCertificate } from './documents/contributionCertificate.ts'
import { type PersonList, personList } from './documents/personList.ts'
import { type Receipt, receipt } from './documents/receipt.ts'
import { type Rejection, rejection } from './documents/rejection.ts'
import { type RightsStatement, rightsStatement } from './documents/rightsStatement.ts'
import { type TableDocument, tableDocument } from './documents/tableDocument.ts'
import { type Form, formPdf } from './form/formPdf.ts'
import type { Made } from './made.ts'
import type { Mark } from './mark.ts'
import type { Paper } from './paper.ts'
import { makePdf } from './pdf.ts'
import type { PrintKind } from '../../shared/print/kinds.ts'

/** What each kind of document is made from. */
interface Contents {
  readonly sheet: AssessmentSheet
  readonly personList: PersonList
  readonly adjustments: Adjustments
  readonly rightsStatement: RightsStatement
  readonly contributionCertificate: ContributionCertificate
  readonly receipt: Receipt
  readonly rejection: Rejection
  readonly accountReset: AccountReset
  readonly rollbackPlan: TableDocument
}

/** A document before it is laid out: plain data, so that it can cross to a worker and be hashed. */
export type PrintContent = { readonly [K in PrintKind]: { readonly kind: K; readonly data: Contents[K] } }[PrintKind]

/** A document on its way to paper. */
export interface Sheet {
  readonly content: PrintContent
  readonly mark: Mark
}

/** Lays a flowing document out. Pure: the same content and mark give the same paper. */
function paperOf(content: Exclude<PrintContent, { kind: 'sheet' }>, mark: Mark): Paper {
  switch (content.kind) {
    case 'personList':
      return personList(content.data, mark)
    case 'adjustments':
      return adjustments(content.data, mark)
    case 'rightsStatement':
      return rightsStatement(content.data, mark)
    case 'contributionCertificate':
      return contributionCertificate(content.data, mark)
    case 'receipt':
      return receipt(content.data, mark)
    case 'rejection':
      return rejection(content.data, mark)
    case 'accountReset':
      return accountReset(content.data, mark)
    case 'rollbackPlan':
      return tableDocument(content.data, mark)
  }
}

/**
 * One PDF of these documents, each on pages of its own: assessment sheets as forms with fixed places, everything else laid out by pdfmake.
 * A PDF holds documents of one of the two ways only; a run prints one kind.
 */
export async function pdfOf(sheets: readonly Sheet[], options: { readonly preview: boolean }): Promise<Made> {
  const forms: Form[] = []
  const papers: Paper[] = []
  for (const { content, mark } of sheets) {
    if (content.kind === 'sheet') forms.push(assessmentSheet(content.data, mark))
    else papers.push(paperOf(content, mark))
  }
  if (forms.length > 0 && papers.length > 0) throw new Error('forms and flowing documents in one PDF')
  return forms.length > 0 ? formPdf(sheetStamp(), forms, options) : makePdf(papers, options)
}
