import type { NewStaff } from '../../db/commands/staff.ts'
import type { Store } from '../../db/execute.ts'
import { decrease } from '../desk/store.ts'
import { approved } from './desk.ts'
import { pool } from './pool.ts'

export const cashier: NewStaff = { staffId: 's4', login: 'cash', name: '财务丁', roles: ['finance'], offices: ['km-guandu'] }

/** 李 is stopped, registered and awarded benefit: 1,953.00 元 a month from 202511 on. */
export function awarded(store: Store): void {
  approved(store, decrease('stop', { stopDate: '2025-09-30' }))
  for (const key of ['jobless', 'seek', 'claim'] as const) {
    const filing = pool[key]?.(key)
    if (filing) approved(store, filing)
  }
}
