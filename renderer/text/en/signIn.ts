import type { signIn as zh } from '../zh/signIn.ts'

export const signIn = {} satisfies typeof zh
