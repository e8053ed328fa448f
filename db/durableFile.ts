import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Replaces a file whole: after a crash it holds the old bytes or the new ones, never a mixture. Readable by its owner only. */
export const writeDurably = (file: string, content: string | Uint8Array): void => {
  const temporary = `${file}.new`
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const descriptor = openSync(temporary, 'w', 0o600)
  try {
    writeFileSync(descriptor, content)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  moveDurably(temporary, file)
}

/** Renames within one folder and makes the new name survive a power cut. `from` must have been synced. */
export const moveDurably = (from: string, to: string): void => {
  renameSync(from, to)
  syncFolder(dirname(to))
}

/** Syncs the bytes of a file that something else wrote. */
export const syncFile = (file: string): void => {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Windows cannot open a folder; there the rename itself is journalled by NTFS. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

export const removeFile = (file: string): void => rmSync(file, { force: true })
