import type { start as zh } from '../zh/start.ts'

export const start = {} satisfies typeof zh
