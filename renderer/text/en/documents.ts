import type { documents as zh } from '../zh/documents.ts'

export const documents = {} satisfies typeof zh
