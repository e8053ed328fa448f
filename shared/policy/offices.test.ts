import { expect, test } from 'vitest'
import { officeById, offices } from './offices.ts'

test('there are 17 offices, three without a county code of their own', () => {
  expect(offices).toHaveLength(17)
  expect(new Set(offices.map((office) => office.id)).size).toBe(17)
  expect(offices.filter((office) => office.divisionCode === null).map((office) => office.id)).toEqual(['km-jingkai', 'km-yangzonghai'])
  expect(officeById('km-center')?.divisionCode).toBe('530100')
  const codes = offices.flatMap((office) => office.divisionCode ?? [])
  expect(new Set(codes).size).toBe(15)
})

test('each pays through the bank the list names', () => {
  const through = (bank: string) => offices.filter((office) => office.bank.name.zh.includes(bank)).map((office) => office.id.slice(3))
  expect(through('工商')).toHaveLength(10)
  expect(through('交通')).toEqual(['wuhua'])
  expect(through('建设')).toEqual(['guandu', 'xundian'])
  expect(through('农业')).toEqual(['songming', 'yangzonghai'])
  expect(through('农村信用')).toEqual(['fumin', 'luquan'])
})

test('two lines of Dongchuan, no one without a telephone', () => {
  expect(officeById('km-dongchuan')?.phones).toEqual(['62138526', '62138524'])
  for (const office of offices) expect(office.phones.length).toBeGreaterThan(0)
  expect(officeById('nowhere')).toBeUndefined()
})
