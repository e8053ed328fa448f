import { expect, it } from 'vitest'
import type { PlanView } from '../../../shared/contract/rollback.ts'
import { askedChoices, emptyDraft, openPlaces, readDraft, settlementsOf } from './proposalDraft.ts'

const act = { number: 'N-1', label: { zh: '领取', en: 'Claim' }, subject: '李测试', at: '', by: '', caseId: null }
const plan: PlanView = {
  hash: 'a'.repeat(64),
  openPeriod: '202512',
  steps: [],
  kept: [],
  reviews: [{ ...act, seq: 7, undo: false, differences: [] }],
  conflicts: [],
  units: [],
  moves: [],
  sheets: [],
  feesLeft: { lateFee: 0, interest: 0 },
  blocked: [],
  payments: [],
  claims: [{ claim: 'c', payee: '', payeeName: '', fromMonth: '202509', toMonth: '202510', amount: 100_001, setOff: [] }],
  accounts: [],
  messages: [],
}

it('says what is still open, in reading order, and nothing once all is written', () => {
  expect(openPlaces(emptyDraft, plan)).toEqual(['review-7', 'rollback-code', 'rollback-words', 'rollback-reporter'])
  const written = {
    ...emptyDraft,
    code: 'H01',
    words: '看错了人',
    reporter: 'unit' as const,
    choices: { '7': { undo: false, reason: '另行复查' } },
    settlements: { c: { way: 'instalments' as const, count: 2, reason: '本人困难' } },
  }
  expect(openPlaces(written, plan)).toEqual([])
  expect(openPlaces({ ...written, settlements: { c: { way: 'setOff', count: 2, reason: '' } } }, plan)).toEqual(['claim-c'])
  expect(settlementsOf(written, plan)).toEqual([
    {
      claim: 'c',
      way: 'instalments',
      entries: [
        { month: '202601', amount: 50_001 },
        { month: '202602', amount: 50_000 },
      ],
      reason: '本人困难',
    },
  ])
  expect(readDraft(JSON.parse(JSON.stringify(written)))).toEqual(written)
  expect(readDraft({ code: 5 })).toEqual(emptyDraft)
})

it('asks for another plan only when something more is to be undone', () => {
  expect(askedChoices({ ...emptyDraft, choices: { '9': { undo: true, reason: 'x' }, '7': { undo: false, reason: '留' } } })).toEqual([
    { seq: 9, undo: true, reason: '' },
  ])
})
