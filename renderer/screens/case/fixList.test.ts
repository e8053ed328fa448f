import { expect, it } from 'vitest'
import { text } from '../../../shared/text.ts'
import { fixList } from './fixList.ts'

const part = {
  fields: [
    {
      key: 'phone',
      label: text('手机号码', 'Phone'),
      group: text('联系方式', 'Contact'),
      type: 'phone',
      value: '',
      display: text('', ''),
      masked: true,
      origin: 'entered' as const,
      source: null,
      sourceAt: null,
      visible: true,
      required: true,
    },
  ],
  materials: [{ slot: 'idFront', label: text('身份证人像面', 'Identity card'), required: true, files: [] }],
}

it('tells the applicant what to do, item by item', () => {
  const lines = fixList(
    [
      { code: 'R01', fields: ['phone'], materials: [], note: ' 少一位 ' },
      { code: 'R03', fields: [], materials: ['idFront', 'gone'], note: '' },
    ],
    [part],
  )
  expect(lines.map((line) => line.items.map((item) => item.zh))).toEqual([['手机号码'], ['身份证人像面', 'gone']])
  expect(lines[0]).toMatchObject({
    label: { zh: '填写有误' },
    fix: { zh: '请按标出的项目更正后重新提交' },
    note: '少一位',
    source: '经办条例 art. 6',
  })
})

it('shows an unknown code by its code', () => {
  expect(fixList([{ code: 'X1', fields: [], materials: [], note: '' }], [part])[0]?.label.zh).toBe('X1')
})
