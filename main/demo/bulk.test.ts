import { expect, it } from 'vitest'
import { eventShapes } from '../../shared/journal/events.ts'
import { kindOf } from '../../shared/filings/index.ts'
import { offices } from '../../shared/policy/offices.ts'
import { checkIdNumber } from '../../shared/rules/idNumber.ts'
import { bulk } from './bulk.ts'

const chunks = [...bulk(2500, 'test', 1000)]
const filings = chunks.flatMap((c) => c.filings)

it('makes as many filings as asked, by the chunk, the same for a seed', () => {
  expect(chunks.map((c) => c.filings.length)).toEqual([1000, 1000, 500])
  expect(JSON.stringify([...bulk(2500, 'test', 1000)])).toBe(JSON.stringify(chunks))
  expect(JSON.stringify([...bulk(2500, 'other', 1000)])).not.toBe(JSON.stringify(chunks))
})

it('is shaped as the journal wants it, with every field of its kind', () => {
  for (const { register } of chunks) expect(eventShapes['register.opened'].safeParse(register).error).toBeUndefined()
  for (const { received, acts } of filings) {
    expect(eventShapes['filing.received'].safeParse(received).error).toBeUndefined()
    expect(Object.keys(received.values).sort()).toEqual(Object.keys(kindOf(received.kind).fields).sort())
    for (const { type, ...data } of acts) expect(eventShapes[type].safeParse(data).error).toBeUndefined()
  }
})

it('spreads over the five kinds that come in masses, offices and months, and mostly waits', () => {
  expect(new Set(filings.map((f) => f.received.kind)).size).toBe(5)
  expect(new Set(filings.map((f) => f.received.officeId)).size).toBe(offices.length)
  expect(new Set(filings.map((f) => f.received.submittedAt.slice(0, 7))).size).toBeGreaterThan(8)
  expect(filings.filter((f) => f.acts.length === 0).length / filings.length).toBeGreaterThan(0.6)
  expect(new Set(filings.map((f) => f.acts.at(-1)?.type)).size).toBe(5)
})

it('gives everyone a valid number and every filing its own', () => {
  expect(filings.filter((f) => !checkIdNumber(String(f.received.values['idNumber'])).ok)).toEqual([])
  for (const of of [(f: (typeof filings)[number]) => f.received.id, (f: (typeof filings)[number]) => f.received.number])
    expect(new Set(filings.map(of)).size).toBe(filings.length)
})
