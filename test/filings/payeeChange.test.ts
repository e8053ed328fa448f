import { expect, it } from 'vitest'
import { card, examples, otherCard } from './examples.ts'
import { filing, given, personRecord, register, results } from './given.ts'
import { told, whenOf, words } from './whenOf.ts'

const when = whenOf('benefit.payee')

it('S3-12 puts the new account in the place of the old one, always with a second review', () => {
  const part = when()
  expect(results(part)).toEqual({})
  expect(part?.effects).toMatchObject([{ type: 'benefit.payee', before: { accountNumber: card }, after: { accountNumber: otherCard } }])
  expect(part?.secondReview?.zh).toContain('复核')
  expect(told(part)['account']).not.toContain(otherCard)
})

it('S3-12 the old number must be the one on record, the new one entered twice alike', () => {
  expect(results(when({ oldNumber: otherCard, accountNumber: card, confirmNumber: card }))).toEqual({ 'payee.old': 'fail' })
  expect(results(when({ confirmNumber: card }))).toEqual({ 'payee.confirm': 'fail' })
  expect(results(when({ accountNumber: card, confirmNumber: card }))).toEqual({ 'payee.confirm': 'fail' })
  // What is on record is not shown in full to whoever typed something else.
  expect(words(when({ oldNumber: otherCard }), 'payee.old')).not.toContain(card)
})

it('S2-04 the WeChat portal asks only once: a doubt, not a refusal', () => {
  expect(results(when({ confirmNumber: null }))).toEqual({ 'payee.confirm': 'warn' })
})

it('S2-06 only an own account; check digits by the type of each account', () => {
  expect(results(when({ accountName: '王某' }))).toEqual({ 'payee.name': 'fail' })
  const odd = '6222021234567890123'
  expect(results(when({ accountNumber: odd, confirmNumber: odd }))).toEqual({
    'general.accountNumber': 'warn',
    'general.confirmNumber': 'warn',
  })
  expect(results(when({ accountNumber: odd, confirmNumber: odd, accountType: 'passbook' }))).toEqual({})
  expect(results(when({ bankCode: '102731000012' }))).toEqual({ 'payee.bank': 'warn' })
})

it('S3-12 an account that others use is a doubt; without a benefit there is nothing to change', () => {
  const example = examples['benefit.payee']
  const clash = {
    field: 'accountNumber',
    value: otherCard,
    where: 'register',
    label: '王某',
    filingId: null,
    kind: null,
    subjectId: '530129198502280021',
    open: false,
    hits: 1,
  } as const
  const [part] = given(example?.slice ?? register()).when([filing('benefit.payee', example?.values ?? {})], { 'f-benefit.payee': [clash] })
  expect(results(part)).toEqual({ 'clash.accountNumber': 'warn' })
  expect(results(when({}, register({ person: [personRecord()] })))).toEqual({ 'payee.drawing': 'fail' })
})
