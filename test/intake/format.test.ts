import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openingJsonSchema } from '../../shared/exchange/opening.ts'
import { resultJsonSchema } from '../../shared/exchange/result.ts'
import { submissionJsonSchema, submissionLine, submissionManifest } from '../../shared/exchange/submission.ts'
import { kinds } from '../../shared/filings/index.ts'
import { correctLine, packageId, sampleValues, submitLine, withdrawLine } from '../fixtures/packages/submission.ts'

const published = {
  'main/intake/submission.schema.json': submissionJsonSchema(),
  'main/exchange/result.schema.json': resultJsonSchema(),
  'main/intake/opening.schema.json': openingJsonSchema(),
}

describe('the published JSON Schema', () => {
  it.each(Object.entries(published))('%s is current (UPDATE_SCHEMA=1 writes it)', (file, schema) => {
    if (process.env['UPDATE_SCHEMA']) writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)))
  })

  it('is named in the description of the format', () => {
    const text = ['FORMAT', 'OPENING'].map((name) => readFileSync(`main/intake/${name}.md`, 'utf8')).join('\n')
    for (const file of Object.keys(published)) expect(text).toContain(path.basename(file))
  })

  const kind = 'enrolment.increase'
  const samples: [string, unknown][] = [
    ...kinds.flatMap(({ id }): [string, unknown][] => [
      [`submit ${id}`, submitLine('KM-1', id)],
      [`correct ${id}`, correctLine('KM-1', id)],
    ]),
    ['withdraw', withdrawLine('KM-1')],
    ['few values', submitLine('KM-1', kind, { values: {} })],
    ['an unknown field', submitLine('KM-1', kind, { values: { ...sampleValues(kind), salary: 1 } })],
    ['a wrong type', submitLine('KM-1', kind, { values: { wage: '1' } })],
    ['a fraction', submitLine('KM-1', kind, { values: { wage: 0.5 } })],
    ['too long a name', submitLine('KM-1', kind, { values: { name: '李'.repeat(101) } })],
    ['an unknown kind', submitLine('KM-1', kind, { kind: 'x' })],
    ['an unknown office', submitLine('KM-1', kind, { officeId: 'x' })],
    [
      'an unknown slot',
      submitLine('KM-1', kind, { materials: [{ slot: 'x', name: 'a', sha256: '0'.repeat(64), mediaType: 'image/png', size: 1 }] }),
    ],
    ['a source of no field', submitLine('KM-1', kind, { sources: { x: { source: 'a', at: '2025-10-13T01:30:00.000Z' } } })],
    ['no action', {}],
    ['no object', 7],
    ['a number with blanks', withdrawLine('KM 1')],
    ['no reason', withdrawLine('KM-1', { reason: '' })],
  ]
  const line = z.fromJSONSchema({ ...submissionJsonSchema().$defs['line'] })
  it.each(samples)('agrees with the desk on %s', (_what, sample) => {
    expect(line.safeParse(sample).success).toBe(submissionLine.safeParse(sample).success)
  })
  it('takes and refuses some of them', () => {
    const taken = samples.filter(([, sample]) => submissionLine.safeParse(sample).success).length
    expect([taken, samples.length - taken]).toEqual([kinds.length * 2 + 2, 12])
  })

  it('agrees on manifests', () => {
    const manifest = z.fromJSONSchema({ ...submissionJsonSchema().$defs['manifest'] })
    const right = {
      format: 'casedesk-submission',
      version: 1,
      packageId,
      portal: '网厅',
      createdAt: '2025-10-13T02:00:00.000Z',
      parts: [],
      filings: 1,
      attachments: 0,
    }
    for (const change of [{}, { version: 2 }, { packageId: packageId.toUpperCase() }, { portal: '' }, { filings: 0 }, { extra: 1 }])
      expect(manifest.safeParse({ ...right, ...change }).success).toBe(submissionManifest.safeParse({ ...right, ...change }).success)
  })
})
