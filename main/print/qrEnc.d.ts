declare module 'pdfmake/js/qrEnc.js' {
  interface Square {
    readonly x: number
    readonly y: number
    readonly w: number
    readonly h: number
  }
  interface Encoder {
    /** The ground's square, then one for every dark module. */
    measure(node: { qr: string; fit: number; eccLevel: 'L' | 'M' | 'Q' | 'H' }): { readonly _canvas: readonly Square[] }
  }
  /** CommonJS with a `default` of its own: where it lies depends on who loads it. */
  const encoder: Encoder | { readonly default: Encoder }
  export default encoder
}
