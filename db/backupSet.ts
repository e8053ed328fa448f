import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { text } from '../shared/text.ts'
import { openAnchor } from './anchor.ts'
import { syncFile, syncFolder, writeDurably } from './durableFile.ts'
import { openReadable, type ReadableDb } from './encryptedFile.ts'
import { head } from './journal/read.ts'
import { verify } from './journal/verify.ts'
import { readKeyFile } from './keyFile.ts'
import { deskMigrations } from './migrations/all.ts'
import { asStoreError, StoreError } from './storeError.ts'
import { subKey } from './subKey.ts'
import { vaultVersion } from './vault.ts'

/**
 * A backup is a folder that opens like a data folder: both databases (VACUUM INTO, still encrypted under the same key), the key slots, an
 * anchor for the journal as it is in the copy, and a manifest. It has its final name only after it was opened and proved.
 */
const manifestShape = z.strictObject({
  version: z.literal(1),
  /** ISO */
  madeAt: z.iso.datetime(),
  program: z.string(),
  /** Schema versions of desk.db and vault.db. */
  schema: z.strictObject({ desk: z.int(), vault: z.int() }),
  /** Of the key file: which office's data these are. */
  dataId: z.uuid(),
  /** Head of the journal in the copy. */
  entries: z.int(),
  hash: z.string(),
  counts: z.strictObject({ filings: z.int(), attachments: z.int() }),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: z.string() })),
})
export type Manifest = Readonly<z.infer<typeof manifestShape>>

export interface Backup {
  /** The folder's name, `casedesk-20251016-103000`. */
  readonly name: string
  readonly manifest: Manifest
}

/** Steps of making or proving one, for progress. */
export type BackupStep = 'desk' | 'vault' | 'prove'

interface Making {
  readonly dir: string
  readonly key: Buffer
  /** Where backups are kept; each gets a folder of its own inside. */
  readonly folder: string
  /** ISO time now, and the program's version. */
  readonly madeAt: string
  readonly program: string
  progress(step: BackupStep, rows: number): void
  readonly shouldStop: () => boolean
}

const databases = { 'desk.db': deskMigrations.length, 'vault.db': vaultVersion } as const
type DatabaseName = keyof typeof databases
const names = Object.keys(databases) as DatabaseName[]

/** Copies, proves, and only then names the backup. Reads the data only. Throws `StoreError`; `undefined` when stopped. */
export function makeBackup({ dir, key, folder, madeAt, program, progress, shouldStop }: Making): Backup | undefined {
  const name = freeName(folder, madeAt)
  const building = join(folder, `${name}.new`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    rmSync(building, { recursive: true, force: true })
    mkdirSync(building, { mode: 0o700 })
    // The journal first: whatever it names is in the vault by then.
    for (const file of names) {
      progress(file === 'desk.db' ? 'desk' : 'vault', 0)
      copyDatabase(join(dir, file), join(building, file), subKey(key, file), databases[file])
      if (shouldStop()) return stopped(building)
    }
    for (const file of ['keys.json', 'demo.json']) if (existsSync(join(dir, file))) copyDurably(join(dir, file), join(building, file))
    const manifest = describe(building, key, madeAt, program)
    writeDurably(join(building, 'manifest.json'), JSON.stringify(manifest, null, 2))
    prove(building, key, manifest, (rows) => progress('prove', rows), shouldStop)
    if (shouldStop()) return stopped(building)
    syncFolder(building)
    renameSync(building, join(folder, name))
    syncFolder(folder)
    return { name, manifest }
  } catch (error) {
    rmSync(building, { recursive: true, force: true })
    throw asStoreError(error)
  }
}

/** Another one within the same second is called by the next: none takes the place of one that is there. */
function freeName(folder: string, madeAt: string): string {
  for (let at = Date.parse(madeAt); ; at += 1000) {
    const name = `casedesk-${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}`
    if (!existsSync(join(folder, name))) return name
  }
}

const stopped = (building: string): undefined => {
  rmSync(building, { recursive: true, force: true })
  return undefined
}

function copyDatabase(from: string, to: string, key: Buffer, newest: number): void {
  const db = openReadable({ file: from, key, newest })
  try {
    db.prepare('VACUUM INTO ?').run(to)
  } finally {
    db.close()
  }
  syncFile(to)
}

const copyDurably = (from: string, to: string): void => {
  copyFileSync(from, to)
  syncFile(to)
}

/** What the copy holds, and an anchor for it. */
function describe(building: string, key: Buffer, madeAt: string, program: string): Manifest {
  return withCopies(building, key, (desk, vault) => {
    const anchor = openAnchor(building, key)
    anchor.reset(desk)
    anchor.close()
    const { seq, hash } = head(desk)
    return {
      version: 1,
      madeAt,
      program,
      schema: { desk: versionOf(desk), vault: versionOf(vault) },
      dataId: readKeyFile(building).id,
      entries: seq,
      hash,
      counts: countsOf(desk, vault),
      files: [...names, 'keys.json', 'head.anchor'].map((file) => fileOf(building, file)),
    }
  })
}

function withCopies<T>(dir: string, key: Buffer, act: (desk: ReadableDb, vault: ReadableDb) => T): T {
  const open: ReadableDb[] = []
  try {
    for (const file of names) open.push(openReadable({ file: join(dir, file), key: subKey(key, file), newest: databases[file] }))
    const [desk, vault] = open
    if (!desk || !vault) throw new Error('two databases')
    return act(desk, vault)
  } finally {
    for (const db of open) db.close()
  }
}

const versionOf = (db: ReadableDb): number => Number(db.pragma('user_version', { simple: true }))
const count = (db: ReadableDb, table: 'filing' | 'attachment'): number =>
  db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0
const countsOf = (desk: ReadableDb, vault: ReadableDb) => ({ filings: count(desk, 'filing'), attachments: count(vault, 'attachment') })

const fileOf = (dir: string, name: string): Manifest['files'][number] => {
  const file = join(dir, name)
  return { name, bytes: statSync(file).size, sha256: hashOf(file) }
}

/** In pieces: the vault may be larger than the memory. */
function hashOf(file: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(1 << 20)
  const descriptor = openSync(file, 'r')
  try {
    for (let read = readSync(descriptor, piece); read > 0; read = readSync(descriptor, piece)) hash.update(piece.subarray(0, read))
  } finally {
    closeSync(descriptor)
  }
  return hash.digest('hex')
}

const broken = (zh: string, en: string) => new StoreError('badBackup', text(zh, en))

function prove(dir: string, key: Buffer, manifest: Manifest, onProgress: (rows: number) => void, shouldStop: () => boolean): void {
  withCopies(dir, key, (desk, vault) => {
    const anchor = openAnchor(dir, key)
    const found = verify(desk, anchor, onProgress, shouldStop)
    anchor.close()
    if (!found.ok) {
      if (found.stopped) return
      throw broken(found.problem.zh, found.problem.en)
    }
    const integrity = vault.pragma('integrity_check(1)', { simple: true })
    if (integrity !== 'ok') throw broken(`附件库：${integrity}`, `vault: ${integrity}`)
    const { filings, attachments } = countsOf(desk, vault)
    if (found.count !== manifest.entries || found.head.hash !== manifest.hash) throw broken('流水与清单不符', 'journal and manifest differ')
    if (filings !== manifest.counts.filings || attachments !== manifest.counts.attachments)
      throw broken('办件或附件数与清单不符', 'counts differ from the manifest')
  })
}

/**
 * Proves a backup by opening it: every byte against the manifest, every page, the chain, the anchor, the counts. Throws `newerSchema`,
 * `wrongKey`, `badBackup`; its bytes stay as they are.
 */
export function proveBackup(
  dir: string,
  key: Buffer,
  onProgress: (rows: number) => void = () => undefined,
  shouldStop: () => boolean = () => false,
): Manifest {
  const manifest = readManifest(dir)
  if (!manifest) throw broken('没有清单，或清单不完整', 'no manifest, or not a whole one')
  for (const file of manifest.files) {
    if (!existsSync(join(dir, file.name))) throw broken(`缺少 ${file.name}`, `${file.name} is missing`)
  }
  if (manifest.schema.desk > databases['desk.db'] || manifest.schema.vault > databases['vault.db']) throw new StoreError('newerSchema')
  for (const file of manifest.files) {
    if (hashOf(join(dir, file.name)) !== file.sha256) throw broken(`${file.name} 与清单不符`, `${file.name} differs from the manifest`)
  }
  prove(dir, key, manifest, onProgress, shouldStop)
  return manifest
}

/** Copies a proved backup into an empty folder and proves it there again. `dir` is one backup's folder. */
export function restoreBackup(dir: string, key: Buffer, target: string, onProgress: (rows: number) => void = () => undefined): Manifest {
  const manifest = proveBackup(dir, key, onProgress)
  mkdirSync(target, { recursive: true, mode: 0o700 })
  for (const name of [...manifest.files.map((file) => file.name), 'manifest.json', 'demo.json']) {
    if (existsSync(join(dir, name))) copyDurably(join(dir, name), join(target, name))
  }
  proveBackup(target, key, onProgress)
  rmSync(join(target, 'manifest.json'))
  syncFolder(target)
  return manifest
}

/** The manifest of one backup's folder; undefined for anything else. */
export function readManifest(dir: string): Manifest | undefined {
  try {
    return manifestShape.safeParse(JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'))).data
  } catch {
    return undefined
  }
}

const named = /^casedesk-\d{8}-\d{6}$/

/** The finished backups in a folder, newest first. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => named.test(name))
    .flatMap((name) => {
      const manifest = readManifest(join(folder, name))
      return manifest ? [{ name, manifest }] : []
    })
    .toSorted((a, b) => b.manifest.madeAt.localeCompare(a.manifest.madeAt))
}

/**
 * Keeps the newest `daily` backups and the newest of each of the last `monthly` months; removes the other finished ones of the same data
 * and the rests of broken attempts. Returns the names removed.
 */
export function pruneBackups(
  folder: string,
  dataId: string,
  { daily, monthly }: { readonly daily: number; readonly monthly: number },
): string[] {
  const own = listBackups(folder).filter(({ manifest }) => manifest.dataId === dataId)
  const months = [...new Set(own.map(({ manifest }) => manifest.madeAt.slice(0, 7)))].slice(0, monthly)
  const kept = new Set([
    ...own.slice(0, daily).map(({ name }) => name),
    ...months.flatMap((month) => own.find(({ manifest }) => manifest.madeAt.startsWith(month))?.name ?? []),
  ])
  const removed = own.map(({ name }) => name).filter((name) => !kept.has(name))
  for (const name of removed) rmSync(join(folder, name), { recursive: true, force: true })
  return removed
}
