import { hkdfSync } from 'node:crypto'

/** The 32-byte key of one purpose, derived from the data key (HKDF-SHA-256), so that no two files share a key. */
export const subKey = (dataKey: Buffer, purpose: 'desk.db' | 'vault.db' | 'anchor' | 'prints'): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, '', `casedesk/1/${purpose}`, 32))
