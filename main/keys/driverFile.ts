import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { createHash } from 'node:crypto'
import type { KeyTrouble } from '../../shared/keys/trouble.ts'

/**
 * What is wrong with a driver file before anything loads it: a truncated library ends the process that opens it, and the words of
 * dlopen and LoadLibrary differ from system to system. Nothing for a file that may be tried.
 */
export function fileTrouble(file: string): KeyTrouble | undefined {
  if (!existsSync(file)) return 'missing'
  const fd = openSync(file, 'r')
  try {
    const head = Buffer.alloc(4096)
    const read = readSync(fd, head, 0, head.length, 0)
    const { size } = fstatSync(fd)
    if (process.platform === 'win32') return portableExecutable(head.subarray(0, read))
    return process.platform === 'linux' ? elf(head.subarray(0, read), size) : undefined
  } finally {
    closeSync(fd)
  }
}

/** SHA-256 of a driver file, hex: what the office agreed to load. */
export const fileHash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

/** e_machine of the processors this product runs on. */
const elfMachines: Readonly<Record<string, number>> = { x64: 62, arm64: 183, loong64: 258 }

function elf(head: Buffer, size: number): KeyTrouble | undefined {
  if (head.subarray(0, 4).toString('latin1') !== '\x7fELF') return head.length < 4 ? 'truncated' : 'notPkcs11'
  if (head.length < 64) return head[4] === 1 ? 'wrongBitness' : 'truncated'
  const machine = elfMachines[process.arch]
  if (head[4] !== 2 || (machine !== undefined && head.readUInt16LE(18) !== machine)) return 'wrongBitness'
  // The table of program headers says how far the loader will reach; the sections come last in a whole file.
  const headers = Number(head.readBigUInt64LE(32))
  const count = head.readUInt16LE(56)
  for (let i = 0; i < count; i++) {
    const at = headers + i * head.readUInt16LE(54)
    if (at + 40 > head.length) break
    if (head.readUInt32LE(at) === 1 && head.readBigUInt64LE(at + 8) + head.readBigUInt64LE(at + 32) > size) return 'truncated'
  }
  const sections = Number(head.readBigUInt64LE(40))
  return sections + head.readUInt16LE(58) * head.readUInt16LE(60) > size ? 'truncated' : undefined
}

function portableExecutable(head: Buffer): KeyTrouble | undefined {
  if (head.subarray(0, 2).toString('latin1') !== 'MZ') return 'notPkcs11'
  const at = head.length > 64 ? head.readUInt32LE(60) : 0
  if (at + 6 > head.length) return 'truncated'
  return head.readUInt16LE(at + 4) === (process.arch === 'arm64' ? 0xaa64 : 0x8664) ? undefined : 'wrongBitness'
}
