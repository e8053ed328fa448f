import { expect, test } from 'vitest'
import { memberLabels } from './memberLabels.ts'
import { type RecordKind, recordShapes } from './records.ts'

test.each(Object.keys(recordShapes) as RecordKind[])('every member of %s has words, and every code a list', (kind) => {
  expect(Object.keys(memberLabels[kind]).sort()).toEqual(Object.keys(recordShapes[kind].shape).sort())
  for (const member of Object.values(memberLabels[kind])) {
    expect(member.label.zh).toMatch(/\p{Script=Han}/u)
    if (member.type === 'code') expect(member.options).toBeDefined()
  }
})
