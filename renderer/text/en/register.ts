import type { register as zh } from '../zh/register.ts'

export const register = {} satisfies typeof zh
