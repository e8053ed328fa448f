import { hashRaw } from '@node-rs/argon2'
import { randomBytes, randomInt } from 'node:crypto'
import type { KdfCost } from '../db/keySlots.ts'
import type { EventData } from '../shared/journal/events.ts'
import type { Account, PasswordRule } from '../shared/register/records.ts'

/** No characters that are taken for one another on paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const places = 12

/** A password for a portal account by the rule in force; no member of staff chooses one (ASVS 6.4.6). About 59 random bits where it is by chance. */
export function makePassword(rule: PasswordRule, { accountName, creditCode }: Pick<Account, 'accountName' | 'creditCode'>): string {
  switch (rule) {
    case 'accountTail':
      return accountName.slice(-6)
    case 'creditCodeTail':
      return creditCode.slice(-8)
    case 'random':
      return Array.from({ length: places }, () => letters[randomInt(letters.length)]).join('')
  }
}

/** What the portal gets to know a password by: Argon2id with a salt of its own. The threads of libuv do it, the main loop goes on. */
export async function hashPassword(password: string, cost: KdfCost): Promise<EventData<'account.reset'>['password']> {
  const { memoryKiB, iterations, parallelism } = cost
  const salt = randomBytes(16)
  const hash = await hashRaw(password, {
    // `Algorithm.Argon2id`, a const enum that isolated modules cannot read.
    algorithm: 2,
    memoryCost: memoryKiB,
    timeCost: iterations,
    parallelism,
    outputLen: 32,
    salt,
  })
  return { algorithm: 'argon2id', memoryKiB, iterations, parallelism, salt: salt.toString('hex'), hash: hash.toString('hex') }
}
