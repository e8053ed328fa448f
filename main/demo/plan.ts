import type { Values } from '../../shared/filings/kind.ts'
import type { Unit } from '../../shared/register/records.ts'
import { bankOf } from './background.ts'
import { demoPerson, type DemoPerson, type PersonWish } from './persons.ts'
import { random } from './random.ts'
import { type DemoRegister, type Life, lifeOf } from './register.ts'

/** What is wrong (or worth seeing) with a filing, and the check that has to say so. */
export interface Trap {
  readonly label: string
  /** Check id; null where only a person's eye finds it. */
  readonly check: string | null
  readonly result: 'pass' | 'warn' | 'fail'
  /** Words that the check's detail holds. */
  readonly says?: string
}

export type Flaw = 'missing' | 'broken' | 'rotated' | 'blurred'

/** One filing of a case, before numbers, sources and pictures are added. */
export interface Part {
  readonly kind: string
  readonly values: Values
  /** Slots that come with the filing. */
  readonly slots: readonly string[]
  readonly flaws?: Readonly<Record<string, Flaw>>
  /** What a document shows where it is not what was typed. */
  readonly shown?: Values
}

/** A case as the applicant sent it; parts of one case are a joint package. */
export interface Case {
  readonly key: string
  readonly unit: Unit
  readonly channel: 'portal' | 'counter'
  readonly portal: string
  /** ISO */
  readonly submittedAt: string
  readonly submitter: { readonly name: string; readonly identity: string }
  readonly person: DemoPerson
  readonly parts: readonly Part[]
  readonly trap: Trap | null
  /** The corrected round that follows a return. */
  readonly again: { readonly submittedAt: string; readonly parts: readonly Part[] } | null
}

export const portals = {
  integrated: '云南人社一体化公共服务平台',
  hall: '云南公共就业服务平台网厅',
  wechat: '就业彩云南',
  refund: '稳岗返还信息确认系统',
  counter: '窗口',
} as const

/** The stage on which the cases are written: the register they need and the cases so far. */
export interface Stage {
  readonly register: DemoRegister
  readonly cases: Case[]
  /** Serial of the person made last; those who file stay below 1000. */
  serial: number
}

export const unitAt = (stage: Stage, index: number): Unit => {
  const unit = stage.register.units[index]
  if (!unit) throw new Error(`no demonstration unit ${index}`)
  return unit
}

/** A person for a case, not yet in the register. */
export const actor = (stage: Stage, key: string, unit: Unit, wish: Omit<PersonWish, 'bank'> = {}): DemoPerson =>
  demoPerson(random(`person ${key}`), ++stage.serial, { born: random(`born ${key}`).int(1977, 2003), ...wish, bank: bankOf(unit) })

/** A person for a case whom the register already knows. */
export function known(stage: Stage, key: string, unit: Unit, wish: Omit<PersonWish, 'bank'> = {}): Life {
  const life = lifeOf(actor(stage, key, unit, wish))
  stage.register.lives.push(life)
  return life
}
