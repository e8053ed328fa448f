import { openAnchor } from '../../db/anchor.ts'
import type { Store } from '../../db/execute.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { openVault } from '../../db/vault.ts'

// A store without the test runner, for child processes too.

export const key = Buffer.alloc(32, 7)
export const now = '2025-10-16T02:00:00.000Z'

export function openDesk(dir: string): Store {
  const db = openStore({ dir, key, mode: 'write' })
  const anchor = openAnchor(dir, key)
  anchor.check(db)
  return { db, vault: openVault({ dir, key, mode: 'write' }), anchor }
}

export function closeDesk({ db, vault, anchor }: Store): void {
  anchor.close()
  vault.close()
  closeStore(db)
}
