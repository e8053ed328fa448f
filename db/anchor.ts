import { createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, fdatasyncSync, existsSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { GENESIS, type Head } from '../shared/journal/envelope.ts'
import { text } from '../shared/text.ts'
import { writeDurably } from './durableFile.ts'
import type { ReadableDb } from './encryptedFile.ts'
import { rowHash } from './journal/hash.ts'
import { hashAt, head, readRows } from './journal/read.ts'
import { subKey } from './subKey.ts'
import { asStoreError, StoreError } from './storeError.ts'

/**
 * The head of the journal, kept outside the database and signed: a chain inside the database cannot see that its own tail is gone.
 * Two slots are written in turn, so that a torn write leaves the other one.
 */
export interface Anchor {
  /** The newest head known here; `GENESIS` for a new anchor. */
  readonly head: () => Head
  /**
   * Compares with the journal at start. Accepts a journal that ran ahead in a crash between commit and anchor, and moves up to it.
   * Throws `tailLost`, `forked`, `anchorMissing`, `anchorDamaged`.
   */
  readonly check: (db: ReadableDb) => void
  /** Compares without writing; for `verify`. Throws as `check` does. */
  readonly compare: (db: ReadableDb) => void
  /** Writes the new head and syncs it: after the commit, before the acknowledgement. Never moves back. */
  readonly advance: (head: Head) => void
  /** Sets the anchor to the journal as it stands. For a restore or a lost anchor, after a person has looked. */
  readonly reset: (db: ReadableDb) => void
  readonly close: () => void
}

interface Slot extends Head {
  readonly counter: number
}

const MAGIC = Buffer.from('CDANCH01')
const BODY = 8 + 8 + 8 + 32
const LENGTH = BODY + 32
/** Far enough apart that no disk block holds both. */
const STRIDE = 4096

/** Opens head.anchor in the data folder; `key` is the 32-byte data key. The file is made by the first `check` or `reset`. */
export const openAnchor = (dir: string, key: Buffer): Anchor => {
  const file = join(dir, 'head.anchor')
  const macKey = subKey(key, 'anchor')
  let descriptor: number | undefined

  const newest = (): Slot | undefined => {
    if (!existsSync(file)) return undefined
    const bytes = descriptor === undefined ? readFileSync(file) : readHead(descriptor)
    const slots = [0, STRIDE].map((at) => decode(bytes.subarray(at, at + LENGTH), macKey)).filter((slot) => slot !== undefined)
    if (slots.length === 0) throw new StoreError('anchorDamaged')
    return slots.reduce((a, b) => (b.counter > a.counter ? b : a))
  }

  const write = (slot: Slot): void => {
    try {
      descriptor ??= openSync(file, 'r+')
      writeSync(descriptor, encode(slot, macKey), 0, LENGTH, (slot.counter % 2) * STRIDE)
      fdatasyncSync(descriptor)
    } catch (error) {
      throw asStoreError(error)
    }
  }

  const reset = (db: ReadableDb): void => {
    close()
    const bytes = Buffer.alloc(STRIDE + LENGTH)
    const now = head(db)
    encode({ counter: 0, ...now }, macKey).copy(bytes, 0)
    encode({ counter: 1, ...now }, macKey).copy(bytes, STRIDE)
    writeDurably(file, bytes)
  }

  const compare = (db: ReadableDb): void => {
    const slot = newest()
    if (slot) assertInChain(db, slot)
    else if (head(db).seq > 0) throw new StoreError('anchorMissing')
  }

  const check = (db: ReadableDb): void => {
    compare(db)
    if (newest() === undefined) reset(db)
    else advance(head(db))
  }

  const advance = (to: Head): void => {
    const slot = newest()
    if (slot === undefined) throw new StoreError('anchorMissing')
    if (to.seq > slot.seq) write({ counter: slot.counter + 1, seq: to.seq, hash: to.hash })
  }

  const close = (): void => {
    if (descriptor !== undefined) closeSync(descriptor)
    descriptor = undefined
  }

  const current = (): Head => {
    const { seq, hash } = newest() ?? GENESIS
    return { seq, hash }
  }

  return { head: current, check, compare, advance, reset, close }
}

const assertInChain = (db: ReadableDb, slot: Slot): void => {
  const end = head(db)
  if (slot.seq > end.seq) {
    throw new StoreError(
      'tailLost',
      text(`锚记录到第 ${slot.seq} 笔，流水只到第 ${end.seq} 笔`, `anchor at ${slot.seq}, journal ends at ${end.seq}`),
    )
  }
  if (hashAt(db, slot.seq) !== slot.hash) throw forked(slot.seq)
  let last: Head = slot
  for (let rows = readRows(db, last.seq, 1000); rows.length > 0; rows = readRows(db, last.seq, 1000)) {
    for (const row of rows) {
      if (row.seq !== last.seq + 1 || row.prevHash !== last.hash || rowHash(row) !== row.hash) throw forked(row.seq)
      last = row
    }
  }
}

const forked = (seq: number): StoreError => new StoreError('forked', text(`第 ${seq} 笔`, `at entry ${seq}`))

const readHead = (descriptor: number): Buffer => {
  const bytes = Buffer.alloc(STRIDE + LENGTH)
  return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0))
}

const encode = (slot: Slot, macKey: Buffer): Buffer => {
  const bytes = Buffer.alloc(LENGTH)
  MAGIC.copy(bytes, 0)
  bytes.writeBigUInt64BE(BigInt(slot.counter), 8)
  bytes.writeBigUInt64BE(BigInt(slot.seq), 16)
  bytes.write(slot.hash, 24, 'hex')
  mac(bytes, macKey).copy(bytes, BODY)
  return bytes
}

const decode = (bytes: Buffer, macKey: Buffer): Slot | undefined => {
  if (bytes.length !== LENGTH || !bytes.subarray(0, 8).equals(MAGIC)) return undefined
  if (!timingSafeEqual(mac(bytes, macKey), bytes.subarray(BODY))) return undefined
  return { counter: Number(bytes.readBigUInt64BE(8)), seq: Number(bytes.readBigUInt64BE(16)), hash: bytes.toString('hex', 24, BODY) }
}

const mac = (bytes: Buffer, macKey: Buffer): Buffer => createHmac('sha256', macKey).update(bytes.subarray(0, BODY)).digest()
