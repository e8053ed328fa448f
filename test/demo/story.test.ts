import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assessParts, caseParts } from '../../db/caseFacts.ts'
import type { DeskCommand } from '../../db/commands/plan.ts'
import { execute, type Store } from '../../db/execute.ts'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { demoToday } from '../../main/demo/day.ts'
import { demoFilings } from '../../main/demo/filings.ts'
import { matters } from '../../main/demo/matterCases.ts'
import { opening } from '../../main/demo/opening.ts'
import { demoStaff } from '../../main/demo/staff.ts'
import { type DemoAct, demoStory } from '../../main/demo/story.ts'
import { kinds } from '../../shared/filings/index.ts'
import { isOpen, type Status, statuses } from '../../shared/review/status.ts'
import { closeDesk, openDesk } from '../desk/bare.ts'

const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-demo-'))
let store: Store
let commands = 0
const filings = demoFilings()
const story = demoStory(filings)
const founded = '2025-09-25T00:00:00.000Z'

function run(command: DeskCommand, staffId: string | null, now: string): void {
  const commandId = `00000000-0000-4000-8000-${String(++commands).padStart(12, '0')}`
  const done = execute(store, command, { commandId, staffId, via: staffId === null ? 'setup' : 'desk', now })
  if (!done.ok) throw new Error(`${now} ${JSON.stringify(command).slice(0, 300)}: ${JSON.stringify(done.refusal)}`)
}

function play(act: DemoAct): void {
  if (act.type === 'import') return run({ type: 'import', package: act.delivery.package }, null, act.at)
  const { command, caseId } = act
  const staffId = demoStaff.find((s) => s.login === act.login)?.staffId ?? ''
  if (command.type !== 'approve' && command.type !== 'reject') return run({ type: 'review', caseId, command }, staffId, act.at)
  const parts = caseParts(store.db, caseId)
  const excluded = parts.some((p) => p.firstReview)
    ? parts.filter((p) => p.firstReview?.excluded).map((p) => p.id)
    : command.type === 'approve'
      ? command.excluded.map((e) => e.filingId)
      : []
  const { basis } = assessParts(store.db, parts, excluded, act.at)
  return run({ type: 'review', caseId, command: { ...command, basis } }, staffId, act.at)
}

beforeAll(() => {
  store = openDesk(dir)
  const staff = demoStaff.map(({ password: _password, ...member }) => member)
  run({ type: 'establish', officeId: 'km-guandu', officeName: '官渡区', demoToday, tables: defaultPolicy.tables, staff }, null, founded)
  for (const data of opening()) run({ type: 'openRegister', data }, null, founded)
  for (const act of story) play(act)
})
afterAll(() => {
  closeDesk(store)
  rmSync(dir, { recursive: true, force: true })
})

const statusOf = (caseId: string): Status => {
  const lead = caseParts(store.db, caseId).at(-1)
  if (!lead) throw new Error(caseId)
  return lead.status
}
const caseIds = () => [...new Set(filings.map((f) => f.received.jointId ?? f.received.id))]

/** What review alone can leave; a rollback is an act of its own. */
const reviewed = statuses.filter((status) => status !== 'rolledBack')

describe('the story of the demonstration office', () => {
  it('plays through the desk without a refusal, before the fixed morning', () => {
    expect(story.length).toBeGreaterThan(70)
    expect(story.every((act) => act.at < '2025-10-16T01:00:00.000Z')).toBe(true)
  })
  it('leaves every status behind', () => {
    expect(new Set(caseIds().map(statusOf))).toEqual(new Set(reviewed))
  })
  it('leaves filings of each kind in every status that the kind can have', () => {
    const seen = Map.groupBy(
      filings.flatMap((f) => caseParts(store.db, f.received.jointId ?? f.received.id)),
      (part) => part.kind,
    )
    for (const { kind, second } of matters) {
      const expected = reviewed.filter((status) => second || (status !== 'firstPassed' && status !== 'inSecondReview'))
      expect(new Set(seen.get(kind)?.map((part) => part.status)), kind).toEqual(new Set(expected))
    }
  })
  it('leaves at least 40 cases open at the office on show, two of them in a second round', () => {
    const open = caseIds()
      .flatMap((id) => caseParts(store.db, id).slice(-1))
      .filter((f) => isOpen(f.status) && f.officeId === 'km-guandu')
    expect(open.length).toBeGreaterThanOrEqual(40)
    expect(open.filter((f) => f.round === 2)).toHaveLength(2)
  })
  it('takes in every filing of every kind', () => {
    expect(new Set(filings.map((f) => f.received.kind))).toEqual(new Set(kinds.map((kind) => kind.id)))
    expect(caseIds().every((id) => caseParts(store.db, id).length > 0)).toBe(true)
  })
})
