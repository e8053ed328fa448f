import type { Values } from '../../shared/filings/kind.ts'
import type { Flaw } from './plan.ts'
export interface DemoDocument {
  readonly slot: string
  readonly name: string
  readonly mediaType: 'image/png' | 'application/pdf'
  readonly bytes: Uint8Array
}
export const document = (slot: string, values: Values, seed: string, flaw?: Flaw): DemoDocument => ({
  slot,
  name: `${slot}.png`,
  mediaType: 'image/png',
  bytes: Buffer.from(JSON.stringify([slot, values, seed, flaw])),
})
