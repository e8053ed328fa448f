import { describe, expect, it } from 'vitest'
import { apply, conflict, inverseOf } from '../../shared/effects/apply.ts'
import { effectType } from '../../shared/effects/index.ts'
import { kindOf, kinds } from '../../shared/filings/index.ts'
import { valuesSchema } from '../../shared/filings/schema.ts'
import { recordShapes } from '../../shared/register/records.ts'
import { examples } from './examples.ts'
import { filing, given, results } from './given.ts'

const han = /\p{Script=Han}/u
const exampleOf = (id: string) => {
  const example = examples[id]
  if (!example) throw new Error(`no example of ${id}`)
  return { ...example, filing: filing(id, example.values), part: given(example.slice).when([filing(id, example.values)])[0] }
}

it('has one example for every kind and no other', () => {
  expect(Object.keys(examples).sort()).toEqual(kinds.map((kind) => kind.id).sort())
})

describe.each(kinds.map((kind) => kind.id))('%s', (id) => {
  const kind = kindOf(id)

  it('has words in both languages, rows of a guide and rules with sources', () => {
    const options = Object.values(kind.fields).flatMap((f) => (typeof f.options === 'function' ? f.options({}) : (f.options ?? [])))
    const labels = [kind, ...Object.values(kind.fields), ...kind.materials, ...kind.checks, ...options].map((x) => x.label)
    for (const label of labels) {
      expect(label.zh).toMatch(/\p{Script=Han}|^[A-Z0-9]+$/u)
      expect(label.en).toMatch(/[A-Za-z]/)
      expect(label.en).not.toMatch(han)
    }
    expect(kind.rows.length).toBeGreaterThan(0)
    for (const row of kind.rows) expect(row).toMatch(/^S[0-4]-\d{2}$/)
    for (const check of kind.checks) expect(check.rule.source).not.toBe('')
    expect(new Set(kind.checks.map((c) => c.id)).size).toBe(kind.checks.length)
  })

  it('takes its example in and refuses a field it does not have', () => {
    const shape = valuesSchema(kind)
    expect(shape.safeParse(exampleOf(id).values).error).toBeUndefined()
    expect(shape.safeParse({ ...exampleOf(id).values, notAField: 'x' }).success).toBe(false)
  })

  it('passes its example, and says what the applicant gets', () => {
    const { part } = exampleOf(id)
    expect(Object.values(results(part))).not.toContain('fail')
    expect(part?.approvable).toBe(true)
    expect(part?.outcome.length).toBeGreaterThan(0)
  })

  it('makes effects that fit their records and are undone exactly', () => {
    const { part, slice } = exampleOf(id)
    const effects = part?.effects ?? []
    for (const effect of effects) {
      expect(effectType(effect.type)?.record).toBe(effect.record)
      expect(recordShapes[effect.record].safeParse(effect.after).error).toBeUndefined()
    }
    expect(conflict(slice, effects)).toBeUndefined()
    expect(apply(apply(slice, effects), inverseOf(effects))).toEqual(slice)
    if (id !== 'statement.request') expect(effects.length).toBeGreaterThan(0)
  })

  it('says for every doubt what would clear it', () => {
    for (const check of exampleOf(id).part?.checks ?? []) if (check.result !== 'pass') expect(check.clear?.zh).toMatch(han)
  })
})
