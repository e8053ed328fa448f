import { expect, test } from 'vitest'
import { en } from './en.ts'
import { zh } from './zh.ts'

/** Every leaf with its path; a text with figures in it is called with some. */
const leaves = (node: unknown, path = ''): [string, string][] => {
  if (typeof node === 'string') return [[path, node]]
  if (typeof node === 'function') return [[path, String(node(2, 2, 2))]]
  return Object.entries(node ?? {}).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key))
}
/** Texts that say nothing on purpose: the refusal itself says it all. */
const silent = ['common.failureHelp.wrongPassword', 'common.failureHelp.locked']

test('both languages say the same things', () => {
  expect(leaves(en).map(([path]) => path)).toEqual(leaves(zh).map(([path]) => path))
})

test('nothing is left empty or in the other language', () => {
  expect([...leaves(zh), ...leaves(en)].filter(([path, text]) => text.trim() === '' && !silent.includes(path))).toEqual([])
  expect(leaves(en).filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([])
})
