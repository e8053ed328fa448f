import { expect, it } from 'vitest'
import { accountRecord } from './examples.ts'
import { register, results, unitA } from './given.ts'
import { cleared, whenOf, words } from './whenOf.ts'

const when = whenOf('account.bindHall')
const hall = accountRecord({ system: 'hall', accountName: 'km105421' })

it('S0-14 binds a former account of the same unit and so gives the right', () => {
  const part = when()
  expect(results(part)).toEqual({})
  expect(part?.effects).toMatchObject([
    {
      type: 'account.grant',
      after: { accountName: unitA.creditCode, portal: 'unemployment', hallAccount: 'km105421', grantedBy: 'hallAccount' },
    },
  ])
})

it('S0-14 diagnoses in the order of the guide: login, credit code, counter', () => {
  expect(words(when({ loginMode: 'entityCa' }), 'hall.list')).toContain('一、登录方式')
  const unknown = register({ unit: [], account: [accountRecord()] })
  expect(words(when({}, unknown), 'hall.list')).toContain('二、信用代码')
  const noHall = when({}, register({ account: [accountRecord()] }))
  expect(words(noHall, 'hall.list')).toContain('三、单位编号 530000105421 没有网厅账号')
  expect(cleared(noHall, 'hall.list')).toContain('窗口')
  expect(words(when({ hallAccount: 'km999' }), 'hall.list')).toContain('km105421')
})

it('S0-09 S0-03 a former account cannot stand for a platform account', () => {
  expect(results(when({}, register({ account: [hall] })))).toMatchObject({ 'hall.account': 'fail' })
  expect(results(when({ verified: false }))).toEqual({ 'hall.verified': 'fail' })
})
