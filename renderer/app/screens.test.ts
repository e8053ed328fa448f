import { pinyin } from 'pinyin-pro'
import { expect, test } from 'vitest'
import { shell as words } from '../text/zh/shell.ts'
import { isMeant, screens } from './screens.tsx'

test('the initials are those of the Chinese names', () => {
  const initials = (name: string) =>
    pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').toLowerCase()
  expect(screens.map((screen) => [screen.name, screen.initials])).toEqual(
    screens.map((screen) => [screen.name, initials(words.screens[screen.name])]),
  )
})

test('a screen is found by a part of its name and by initials, in capitals or not', () => {
  const found = (typed: string) => screens.filter((screen) => isMeant(screen, words.screens[screen.name], typed)).map(({ name }) => name)
  expect(found('审核')).toEqual(['queue'])
  expect(found('BJSH')).toEqual(['queue'])
  expect(found('cksl ')).toEqual(['counter'])
  expect(found('xyz')).toEqual([])
})
