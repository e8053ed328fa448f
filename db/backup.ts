import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { text } from '../shared/text.ts'
import { moveDurably, removeFile, syncFile } from './durableFile.ts'
import { openReadable, type WritableDb } from './encryptedFile.ts'
import { asStoreError, StoreError } from './storeError.ts'

/**
 * Copies the file, still encrypted under the same key, to `target` and replaces what was there only when the copy has been opened,
 * checked and synced. `newest` is the schema version this program knows. (`db.backup` fails under encryption, `serialize` is plaintext.)
 */
export const backupInto = (db: WritableDb, target: string, key: Buffer, newest: number): void => {
  const temporary = `${target}.new`
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  removeFile(temporary)
  try {
    db.prepare('VACUUM INTO ?').run(temporary)
    prove(temporary, key, newest)
    syncFile(temporary)
    moveDurably(temporary, target)
  } catch (error) {
    removeFile(temporary)
    throw asStoreError(error)
  }
}

const prove = (file: string, key: Buffer, newest: number): void => {
  const copy = openReadable({ file, key, newest })
  try {
    const found = copy.pragma('integrity_check', { simple: true })
    if (found !== 'ok') throw new StoreError('corrupt', text(`备份：${found}`, `backup: ${found}`))
  } finally {
    copy.close()
  }
}
