import { expect, it } from 'vitest'
import { readReturn, returnHeading } from './paymentReturn.ts'

const heading = returnHeading.join('|')
const good = 'S1|失业保险金|530102199003070016|202511|1953.00|成功||20251028|B1'

it('reads a return with its failures, parted by | or commas', () => {
  const failed = 'S2,技能提升补贴,530102199003070016,Y0053/2025/000001,1500.00,失败,社保卡金融账户未激活,,'
  expect(readReturn(`\uFEFF${heading}\r\n${good}\r\n${failed}\r\n`)).toEqual({
    problems: [],
    rows: [
      {
        serial: 'S1',
        item: 'benefit',
        payee: '530102199003070016',
        about: '202511',
        amount: 195_300,
        paid: true,
        failure: '',
        paidOn: '2025-10-28',
        bankSerial: 'B1',
      },
      {
        serial: 'S2',
        item: 'subsidy',
        payee: '530102199003070016',
        about: 'Y0053/2025/000001',
        amount: 150_000,
        paid: false,
        failure: '社保卡金融账户未激活',
        paidOn: null,
        bankSerial: '',
      },
    ],
  })
})

it.each([
  ['another heading', 'a|b', 1, '表头应为'],
  ['a number twice', `${heading}\n${good}\n${good}`, 3, '重复'],
  ['no row', heading, 2, '没有数据行'],
  ['a short row', `${heading}\nS1|失业保险金`, 2, '应有 9 列'],
  ['an unknown item', `${heading}\n${good.replace('失业保险金', '工资')}`, 2, '业务类型'],
  ['a month that is none', `${heading}\n${good.replace('202511', '202513')}`, 2, '6位年月'],
  ['an amount without 分', `${heading}\n${good.replace('1953.00', '1953')}`, 2, '两位小数'],
  ['a success without its day', `${heading}\n${good.replace('20251028', '')}`, 2, '入账日期'],
  ['a failure without its reason', `${heading}\n${good.replace('成功', '失败')}`, 2, '失败原因'],
])('refuses the whole file for %s', (_, text, line, words) => {
  const { rows, problems } = readReturn(text)
  expect(rows).toEqual([])
  expect(problems[0]).toMatchObject({ line })
  expect(problems[0]?.problem).toContain(words)
})
