import type { OutputOf } from '../../../shared/contract/index.ts'

export type OpenBatch = OutputOf<'batch.open'>
