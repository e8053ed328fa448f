/** The part of pdfmake that draws its `qr` nodes; it has no types of its own. */
declare module 'pdfmake/js/qrEnc.js' {
  interface Square {
    readonly x: number
    readonly y: number
    readonly w: number
    readonly h: number
  }
  interface Encoder {
    measure(node: { readonly qr: string; readonly fit: number; readonly eccLevel: 'M'; readonly mask: number }): {
      /** A white square of the whole size, then one for every dark module, row by row. */
      readonly _canvas: readonly Square[]
      readonly _width: number
    }
  }
  /** CommonJS with a default of its own, which some loaders unwrap. */
  const encoder: Encoder | { readonly default: Encoder }
  export default encoder
}
