/** What an issued document says about itself. */
export interface Mark {
  /** 经办机构 */
  readonly office: string
  /** 打印人 */
  readonly printedBy: string
  /** ISO; shown as the office's time and used as the file's date, so that the same document has the same bytes. */
  readonly printedAt: string
  /** 单号 */
  readonly number: string
  /** 第 n 次打印; from the second on the document says 补打. */
  readonly copy: number
  /** 核验码, and what its QR code holds; null on a preview. */
  readonly verification: { readonly code: string; readonly qr: string } | null
}
