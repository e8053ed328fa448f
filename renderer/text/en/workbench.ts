import type { workbench as zh } from '../zh/workbench.ts'

export const workbench = {} satisfies typeof zh
