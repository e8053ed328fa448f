import { existsSync } from 'node:fs'
import path from 'node:path'

/** The project's top folder; every set-up step works relative to it, wherever it was started from. */
export const root = path.resolve(import.meta.dirname, '../..')

/** @param {...string} parts */
export const inRoot = (...parts) => path.join(root, ...parts)

/**
 * The Node that runs the application: 24 from node_modules, because the prebuilt SQLite ends an older one with a
 * segmentation fault. Where no such package exists (macOS) the Node at hand serves if it is new enough.
 * @returns {string | undefined}
 */
export function applicationNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const packaged = inRoot('node_modules', `node-${platform}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(packaged)) return packaged
  return Number(process.versions['napi']) >= 10 ? process.execPath : undefined
}
