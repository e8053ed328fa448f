import type { exchange as zh } from '../zh/exchange.ts'

export const exchange = {} satisfies typeof zh
