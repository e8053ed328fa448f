import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { writeDurably } from '../../db/durableFile.ts'
import type { ModuleChoice } from './moduleProcess.ts'

// The registered drivers once more beside the data, because the sign-in by key needs one before the data are open. The journal is the
// truth: the file is written anew whenever the data open or the list changes, and each driver is still pinned by its hash.

const shape = z.array(z.strictObject({ id: z.string(), name: z.string(), path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
const fileIn = (dir: string): string => path.join(dir, 'key-modules.json')

export function readModuleFile(dir: string): ModuleChoice[] {
  try {
    return shape.parse(JSON.parse(readFileSync(fileIn(dir), 'utf8')))
  } catch {
    return [] // none yet, or damaged: the system's own drivers still serve, and signing in by password writes it anew
  }
}

export function writeModuleFile(dir: string, modules: readonly { moduleId: string; name: string; path: string; sha256: string }[]): void {
  const text = JSON.stringify(
    modules.map(({ moduleId: id, name, path: file, sha256 }) => ({ id, name, path: file, sha256 })),
    null,
    2,
  )
  if (modules.length === 0 && !existsSync(fileIn(dir))) return
  if (!existsSync(fileIn(dir)) || readFileSync(fileIn(dir), 'utf8') !== text) writeDurably(fileIn(dir), text)
}
