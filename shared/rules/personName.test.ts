import { expect, test } from 'vitest'
import { checkPersonName, nameLength } from './personName.ts'

test('rare characters count as one and pass', () => {
  for (const name of ['张三', '买买提·艾力', '\u4dae', '\u{20bb7}', '\u{2cc56}', '\u{2ebf0}']) {
    expect(checkPersonName(name)).toEqual({ ok: true, value: name, proposed: null })
  }
  expect(nameLength('\u{20bb7}野')).toBe(2)
  expect(checkPersonName('\u{20bb7}'.repeat(50)).ok).toBe(true)
  expect(checkPersonName('\u{20bb7}'.repeat(51)).ok).toBe(false)
})

test.each(['•', '‧', '・', '．'])('%s is offered as U+00B7 and not changed unasked', (sign) => {
  const typed = `买买提${sign}艾力`
  expect(checkPersonName(typed)).toMatchObject({ ok: true, value: typed, proposed: { value: '买买提\u00b7艾力' } })
})

test('a known private-use character is offered its own code, an unknown one refused', () => {
  expect(checkPersonName('张\ue863')).toMatchObject({ ok: true, proposed: { value: '张\u4dae' } })
  expect(checkPersonName('张\ue001').ok).toBe(false)
})

test('empty and invisible text is refused', () => {
  for (const name of ['', '  ', '张\u200b三', '张\n三']) expect(checkPersonName(name).ok).toBe(false)
})
