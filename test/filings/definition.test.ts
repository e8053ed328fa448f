import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { template } from '../../main/xlsx/template.ts'
import { formOf } from '../../renderer/screens/counter/form.ts'
import { readTyped } from '../../renderer/screens/counter/typed.ts'
import { submissionJsonSchema } from '../../shared/exchange/submission.ts'
import { columnsOf, isBatchKind } from '../../shared/filings/batch.ts'
import { cellValue } from '../../shared/filings/batchCell.ts'
import { fieldOptions } from '../../shared/filings/fieldState.ts'
import { kinds } from '../../shared/filings/index.ts'
import type { Field } from '../../shared/filings/kind.ts'

type Schema = { readonly [member: string]: unknown }
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

/** The values of a kind in the published schema, wherever the line of that kind stands there. */
function publishedValues(node: unknown, kind: string): Schema | undefined {
  if (!isSchema(node)) return undefined
  const properties = node['properties']
  if (isSchema(properties) && isSchema(properties['kind']) && properties['kind']['const'] === kind && isSchema(properties['values'])) {
    const { properties: values } = properties['values']
    return isSchema(values) ? values : undefined
  }
  for (const child of Object.values(node)) {
    const found = publishedValues(child, kind)
    if (found) return found
  }
  return undefined
}

/** Typed texts of each type and whether the field can hold what they say. */
const samples: { readonly [T in Field['type']]: readonly string[] } = {
  text: ['电工'],
  longText: ['说明'],
  personName: ['李测试'],
  idNumber: ['530102199003070016', '53010219900307001x'],
  creditCode: ['91530102MA6K5QJX3T'],
  phone: ['13900000001', '一二三'],
  email: ['a@example.com'],
  postcode: ['650200', '六五零'],
  bankAccount: ['6222021234567890123', '卡号'],
  division: ['530111', '5301'],
  money: ['5000', '5000.50', '五千'],
  integer: ['12', '十二'],
  date: ['2025-10-16', '20251016', '2025-13-01', '昨天'],
  month: ['202510', '十月'],
  code: [],
  boolean: [],
}

describe.each(kinds.map((kind) => [kind.id, kind] as const))('%s', (id, kind) => {
  it('asks in the JSON Schema of the intake format for the fields of its form, and for no other', () => {
    const schema = publishedValues(submissionJsonSchema(), id)
    expect(Object.keys(schema ?? {}).sort()).toEqual(Object.keys(formOf([kind]).fields).sort())
  })

  it('means the same by the same words on the form and in the workbook', () => {
    if (!isBatchKind(kind)) return
    for (const { key, field } of columnsOf(kind)) {
      expect(formOf([kind]).fields[key]).toBe(field)
      for (const typed of samples[field.type]) {
        const cell = cellValue(field, { type: 'text', text: typed }, false)
        expect(cell.ok ? cell.value : undefined, `${key} ${typed}`).toEqual(readTyped(field, typed))
      }
      for (const { value, label } of field.type === 'code' ? fieldOptions(field, {}) : [])
        for (const text of [value, label.zh])
          expect(cellValue(field, { type: 'text', text }, false), `${key} ${text}`).toEqual({ ok: true, value })
    }
  })

  it('offers in the lists of its template what its form offers', async () => {
    if (!isBatchKind(kind)) return
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(await template(kind)).buffer)
    const lists = book.getWorksheet('_casedesk')
    for (const [at, { field }] of columnsOf(kind).entries()) {
      if (field.type !== 'code') continue
      const listed: string[] = []
      lists?.getColumn(at + 2).eachCell((cell) => listed.push(cell.text))
      expect(listed).toEqual(fieldOptions(field, {}).map(({ label }) => label.zh))
    }
  })
})
