import type { caseFile as zh } from '../zh/caseFile.ts'

export const caseFile = {} satisfies typeof zh
