import { describe, expect, it } from 'vitest'
import type { Preview } from '../../../shared/contract/filings.ts'
import { reviewCommand } from '../../../shared/review/commands.ts'
import { text } from '../../../shared/text.ts'
import { decisionCommand } from './decisionCommand.ts'
import { emptyDraft } from './draft.ts'

const warning = (filingId: string): Preview['parts'][number] => ({
  filingId,
  checks: [
    {
      id: 'luhn',
      label: text('', ''),
      fields: [],
      rule: { text: text('', ''), source: '' },
      result: 'warn',
      detail: text('', ''),
    },
  ],
  effects: [],
  money: [],
  outcome: [],
  blocked: [],
  secondReview: null,
  approvable: true,
})
const basis = 'a'.repeat(64)
const preview: Preview = { basis, parts: [warning('F1'), warning('F2')] }
const refusal = { code: 'J05', fields: [], materials: [], note: '' }
const draft = {
  ...emptyDraft(1),
  note: ' 已核实 ',
  acknowledgements: { 'F1/luhn': '存折账号', 'F2/luhn': '存折账号' },
  excluded: { F2: [refusal] },
  return: { reasons: [{ ...refusal, code: 'R01' }], note: '' },
}
const given = { draft, preview, status: 'inReview' as const, excluded: ['F2'], basis }

describe('the command of a decision', () => {
  it('approves with the reasons of what is approved and rejects the part set aside', () => {
    expect(decisionCommand('approve', given)).toEqual({
      type: 'approve',
      basis,
      acknowledgements: [{ filingId: 'F1', checkId: 'luhn', reason: '存折账号' }],
      excluded: [{ filingId: 'F2', reasons: [refusal] }],
      note: '已核实',
    })
  })

  it('leaves the parts set aside to the first reviewer in second review', () => {
    expect(decisionCommand('approve', { ...given, status: 'inSecondReview' })).toMatchObject({ excluded: [] })
  })

  it('is what the contract takes', () => {
    expect(reviewCommand.safeParse(decisionCommand('approve', given)).success).toBe(true)
    expect(reviewCommand.safeParse(decisionCommand('return', given)).success).toBe(true)
    expect(
      reviewCommand.safeParse(decisionCommand('reject', { ...given, draft: { ...draft, reject: { reasons: [refusal], note: '' } } }))
        .success,
    ).toBe(true)
  })
})
