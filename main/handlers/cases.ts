import { assessCase, assessParts, caseParts } from '../../db/caseFacts.ts'
import { graceOf } from '../../db/grace.ts'
import { readStream } from '../../db/journal/read.ts'
import type { ReadableDb } from '../../db/open.ts'
import { policyOf } from '../../db/projections/desk.ts'
import { staffList } from '../../db/queries/desk.ts'
import { signaturesOf } from '../../db/queries/keys.ts'
import { filingById } from '../../db/queries/filings.ts'
import { correctionsOf, rollbacksOf } from '../../db/queries/rollbacks.ts'
import { unitByNo } from '../../db/queries/units.ts'
import type { Scope } from '../../db/queries/queueAsked.ts'
import type { FilingRow } from '../../db/schema/desk.ts'
import type { CaseView, Preview } from '../../shared/contract/filings.ts'
import type { OutputOf } from '../../shared/contract/index.ts'
import { kindOf } from '../../shared/filings/index.ts'
import type { Actor } from '../../shared/review/actions.ts'
import type { FilingState } from '../../shared/review/state.ts'
import { isOpen } from '../../shared/review/status.ts'
import type { SignedContext } from '../context.ts'
import { caseView, partView } from '../views/caseView.ts'
import { OtherOffice } from '../problem.ts'
import type { NameOf } from '../views/history.ts'
import { previewView } from '../views/previewView.ts'
import { notFound } from '../views/refusal.ts'

/** Several looks at one state: no commit of the writer comes in between. */
export const atOnce = <T>(db: ReadableDb, look: () => T): T => db.transaction(look)()

/** Names of staff for a screen, read once. */
export function namesOf(db: ReadableDb): NameOf {
  const names = new Map(staffList(db).map(({ staffId, name }) => [staffId, name]))
  return (staffId) => names.get(staffId) ?? '（未知人员）'
}

export const scopeOf = ({ actor }: SignedContext): Scope => ({ offices: actor.offices, staffId: actor.staffId })

const assertWithin = (actor: Actor, parts: readonly { readonly officeId: string }[]): void => {
  if (parts.length === 0) throw notFound()
  if (!parts.every((part) => actor.offices.includes(part.officeId))) throw new OtherOffice()
}

/** The parts of a case of the person's own offices; any other is not found. */
export function partsFor(db: ReadableDb, caseId: string, actor: Actor): FilingState[] {
  const parts = caseParts(db, caseId)
  assertWithin(actor, parts)
  return parts
}

/** A filing of the person's own offices; any other is not found. */
export function filingFor(db: ReadableDb, filingId: string, actor: Actor): FilingRow {
  const filing = filingById(db, filingId)
  if (!filing) throw notFound()
  assertWithin(actor, [filing])
  return filing
}

export const openCase = ({ signed: { desk }, actor }: SignedContext, caseId: string): CaseView =>
  atOnce(desk.db, () => {
    const parts = partsFor(desk.db, caseId, actor)
    // The rows of a batch go through the same acts together; one of them tells the story of all.
    const told = parts.some((part) => part.batch) ? parts.slice(0, 1) : parts
    const events = told.flatMap((part) => readStream(desk.db, `filing:${part.id}`))
    const signed = signaturesOf(desk.db, [...new Set(events.map(({ commandId }) => commandId))])
    const signerOf = (commandId: string) => signed.get(commandId)?.signer ?? null
    return caseView({
      parts,
      events,
      policy: policyOf(desk.db),
      actor,
      now: desk.clock.now(),
      nameOf: namesOf(desk.db),
      signerOf,
      grace: graceOf(desk.db, parts),
      links: linksOf(desk.db, parts),
    })
  })

/** Rollbacks of the parts of a case and the filings that correct them; parts without any are left out. */
function linksOf(db: ReadableDb, parts: readonly FilingState[]): CaseView['links'] {
  return parts.flatMap(({ id, corrects }) => {
    const rollbacks = rollbacksOf(db, id)
    const corrections = correctionsOf(db, id)
    if (rollbacks.length === 0 && corrections.length === 0 && corrects === null) return []
    const old = corrects === null ? undefined : filingById(db, corrects)
    return [{ filingId: id, rollbacks, corrections, corrects: old ? { caseId: old.caseId, number: old.number } : null }]
  })
}

/** What a decision would rest on and do. In second review the parts that the first reviewer excluded are excluded. */
export async function previewCase(
  { signed: { desk }, actor }: SignedContext,
  caseId: string,
  excluded: readonly string[],
): Promise<Preview> {
  const { db, clock, writer } = desk
  const unitName = (unitNo: string) => unitByNo(db, unitNo)?.name
  const outOf = (states: readonly FilingState[]) => {
    const settled = states.some((state) => state.firstReview)
    return settled ? states.filter((state) => state.firstReview?.excluded).map((state) => state.id) : excluded
  }
  const seen = partsFor(db, caseId, actor)
  if (seen.some((state) => state.batch)) {
    const assessed = await writer.assess(caseId, outOf(seen), clock.now())
    if (!assessed) throw notFound()
    return previewView({ states: seen, ...assessed, unitName, brief: true })
  }
  return atOnce(db, () => {
    const states = partsFor(db, caseId, actor)
    const assessed = assessCase(db, caseId, outOf(states), clock.now())
    if (!assessed) throw notFound()
    return previewView({ states, ...assessed, unitName })
  })
}

/** One part in full; of a batch together with other rows of the same person, which alone touch it. */
export const openPart = ({ signed: { desk }, actor }: SignedContext, caseId: string, filingId: string): OutputOf<'case.part'> =>
  atOnce(desk.db, () => {
    const states = partsFor(desk.db, caseId, actor)
    const state = states.find(({ id }) => id === filingId)
    if (!state) throw notFound()
    const subjectId = (one: FilingState) => one.values[kindOf(one.kind).subject.id]
    const together = state.batch ? states.filter((other) => subjectId(other) === subjectId(state)) : states
    const assessed = isOpen(state.status) ? assessParts(desk.db, together, [], desk.clock.now()) : undefined
    const view = assessed && previewView({ states: together, ...assessed, unitName: (unitNo) => unitByNo(desk.db, unitNo)?.name })
    return { part: partView(state), preview: view?.parts.find((part) => part.filingId === filingId) ?? null }
  })
