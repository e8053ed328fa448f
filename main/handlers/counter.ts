import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { assessParts, loadSlice } from '../../db/caseFacts.ts'
import { unitByNo } from '../../db/queries/units.ts'
import { uploadOf } from '../../db/vault.ts'
import type { counter } from '../../shared/contract/counter.ts'
import type { ParsedInput } from '../../shared/contract/index.ts'
import { type Acceptance, noticesToAccept } from '../../shared/filings/acceptances.ts'
import { personBy, runningOf, unitBy, unitByCode } from '../../shared/filings/facts.ts'
import { countingValues } from '../../shared/filings/fieldState.ts'
import { identitiesShown } from '../../shared/filings/identityShown.ts'
import { findKind, kindOf } from '../../shared/filings/index.ts'
import type { Kind, Material, Value, Values } from '../../shared/filings/kind.ts'
import { valuesSchema } from '../../shared/filings/schema.ts'
import type { Unit } from '../../shared/register/records.ts'
import { evolve, type FilingState } from '../../shared/review/state.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { defaultLimits } from '../intake/limits.ts'
import { mediaProblem, mediaTypeOf } from '../intake/mediaHeader.ts'
import { Problem } from '../problem.ts'
import { previewView } from '../views/previewView.ts'
import { notFound } from '../views/refusal.ts'
import { write } from '../write.ts'
import { atOnce, filingFor, partsFor } from './cases.ts'

type Entered = Pick<ParsedInput<'counter.file'>, 'kind' | 'values' | 'materials'>

/** The window stands in the desk's own office; whoever does not belong to it has no window. */
const officeOf = ({ signed, actor }: SignedContext): string => {
  const id = signed.desk.office.officeId
  if (id === null || !actor.offices.includes(id)) throw new Problem('forbidden', '您不属于本机构，不能在本机构窗口受理。')
  return id
}

const kindFor = (id: string): Kind => {
  const kind = findKind(id)
  if (!kind) throw notFound()
  return kind
}

/** What was typed, each value of its field's form. */
function valuesFor(kind: Kind, given: Values): Record<string, Value> {
  const parsed = valuesSchema(kind).safeParse(given)
  if (parsed.success) return { ...countingValues(kind.fields, parsed.data) }
  const labels = [...new Set(parsed.error.issues.map((issue) => kind.fields[String(issue.path[0])]?.label.zh ?? '未知项目'))]
  throw new Problem('badInput', `填写格式不符：${labels.join('、')}。请更正后重试。`)
}

/** Documents with the size and type that the vault knows; only those that this person attached, or that the filing has already. */
const materialsFor = ({ signed, actor }: SignedContext, given: Entered['materials'], held: readonly Material[] = []): Material[] =>
  given.map(({ slot, name, sha256 }) => {
    const known = held.find((material) => material.sha256 === sha256) ?? uploadOf(signed.desk.vault, actor.staffId, sha256)
    if (!known) throw new Problem('notFound', `材料“${name}”没有保存，请重新添加。`)
    return { slot, name, sha256, size: known.size, mediaType: known.mediaType as Material['mediaType'] }
  })

const unitWords = (unit: Unit | undefined) => (unit ? { unitNo: unit.unitNo, creditCode: unit.creditCode, name: unit.name } : null)

export const counterHandlers: Handlers<keyof typeof counter> = {
  'counter.preview': ({ correcting, together, accepted, ...main }, context) => {
    const { db, clock } = context.signed.desk
    const now = clock.now()
    const before = correcting === undefined ? [] : partsFor(db, correcting, context.actor)
    const states = [...together, main]
      .map((entered) => enteredState(entered, before, together.length > 0, accepted ? acceptedAt(now) : [], context, now))
      .sort((a, b) => kindOf(a.kind).order - kindOf(b.kind).order)
    return atOnce(db, () => {
      const assessed = assessParts(db, states, [], now)
      const { parts } = previewView({ states, ...assessed, unitName: (unitNo) => unitByNo(db, unitNo)?.name })
      const kindBy = new Map(states.map(({ id, kind }) => [id, kind]))
      const sound = assessed.parts.filter(({ approvable }) => approvable).map(({ filingId }) => filingId)
      const failsWithout = (id: string) =>
        assessParts(db, states, [id], now)
          .parts.filter((part) => part.filingId !== id && sound.includes(part.filingId) && !part.approvable)
          .flatMap((part) => kindBy.get(part.filingId) ?? [])
      return {
        parts: parts.map((part) => ({ ...part, filingId: kindBy.get(part.filingId) ?? part.filingId })),
        ifRejected: states.length < 2 ? [] : states.map(({ id, kind }) => ({ kind, fails: failsWithout(id) })),
      }
    })
  },
  'counter.person': ({ idNumber }, { signed }) => {
    const slice = loadSlice(signed.desk.db, [idNumber], [])
    const person = personBy(slice, idNumber)
    if (!person) return { person: null }
    const unit = unitBy(slice, runningOf(slice, idNumber).at(-1)?.unitNo ?? null)
    return { person: { name: person.name, gender: person.gender, birthDate: person.birthDate, unit: unitWords(unit) } }
  },
  'counter.unit': ({ code }, { signed }) => {
    const { db } = signed.desk
    return { unit: unitWords(unitByNo(db, code) ?? unitByCode(loadSlice(db, [], [], [code]), code)) }
  },
  'counter.attach': async (given, { desk, signed, actor }) => {
    const { name, bytes } = 'ticket' in given ? await chosenFile(desk.files.redeem(given.ticket)) : pasted(given)
    const mediaType = mediaTypeOf(bytes)
    if (!mediaType) throw new Problem('refused', `“${name}”不是 PNG、JPEG 图片或 PDF，没有保存。请另选文件。`)
    const wrong = mediaProblem(bytes, mediaType, defaultLimits.pixels)
    if (wrong) throw new Problem('refused', `“${name}”${wrong}，没有保存。请另选文件。`)
    const sha256 = await signed.desk.writer.putUpload(actor.staffId, bytes, mediaType, signed.desk.clock.now())
    return { name, sha256, size: bytes.length, mediaType }
  },
  'counter.attachment': ({ sha256, filingId }, { signed, actor, blobs }) => {
    const held = filingId !== undefined && filingFor(signed.desk.db, filingId, actor).state.materials.some((each) => each.sha256 === sha256)
    if (!held && !uploadOf(signed.desk.vault, actor.staffId, sha256)) throw notFound()
    return { url: `/blob/${blobs.grant({ sha256, sessionId: signed.id })}` }
  },
  'counter.file': async ({ submitter, together, accepted, corrects, ...main }, context) => {
    const given = { name: submitter.name, identity: identitiesShown[submitter.identity].zh }
    const officeId = officeOf(context)
    const known = corrects === undefined ? [] : filingFor(context.signed.desk.db, corrects, context.actor).state.materials
    const acceptances = acceptedAt(context.signed.desk.clock.now())
    const filings = [...together, main].map(({ kind: id, values, materials }) => {
      const kind = kindFor(id)
      return {
        id: randomUUID(),
        kind: kind.id,
        officeId,
        submitter: given,
        values: valuesFor(kind, values),
        materials: materialsFor(context, materials, known),
        ...(accepted && { acceptances }),
      }
    })
    const [only] = filings
    if (!only) throw notFound()
    const jointId = randomUUID()
    const received = await write(
      context,
      filings.length > 1
        ? { type: 'fileJoint', jointId, filings }
        : { type: 'file', filing: { ...only, ...(corrects !== undefined && { corrects }) } },
    )
    // A repeated command tells the filing of the first time.
    const lead = received.find(({ data }) => data['kind'] === main.kind)?.data
    return { number: String(lead?.['number']), caseId: String(lead?.['jointId'] ?? lead?.['id']) }
  },
  'counter.reopen': async ({ caseId, filingId }, context) => {
    const parts = partsFor(context.signed.desk.db, caseId, context.actor).filter(({ id }) => filingId === null || id === filingId)
    const [first] = parts
    if (!first) throw notFound()
    const mode = filingId === null ? 'correct' : 'again'
    if (mode === 'again' && first.status !== 'rolledBack') throw new Problem('refused', '只有已回退的办件可以更正重报。')
    if (mode === 'correct' && (first.channel !== 'counter' || parts.some(({ status }) => status !== 'returned')))
      throw new Problem('refused', '只有窗口受理、退回补正的办件可以在窗口补正。')
    for (const { id, kind } of parts)
      await write(
        { ...context, commandId: randomUUID() },
        { type: 'reveal', filingId: id, field: kindOf(kind).subject.id, reason: mode === 'correct' ? '窗口补正' : '更正重报' },
      )
    return {
      mode,
      submitter: first.submitter,
      parts: parts.map(({ id, kind, values, materials, decision }) => ({
        filingId: id,
        kind,
        values: { ...values },
        materials: materials.map(({ slot, name, sha256, size }) => ({ slot, name, sha256, size })),
        reasons: (decision?.reasons ?? []).map((reason) => ({ ...reason, fields: [...reason.fields], materials: [...reason.materials] })),
        note: decision?.note ?? '',
      })),
    }
  },
  'counter.correct': async ({ caseId, parts: given }, context) => {
    const states = partsFor(context.signed.desk.db, caseId, context.actor)
    const parts = given.map(({ filingId, values, materials }) => {
      const state = states.find(({ id }) => id === filingId)
      if (!state) throw notFound()
      const kind = kindFor(state.kind)
      return { id: filingId, values: valuesFor(kind, values), materials: materialsFor(context, materials, state.materials) }
    })
    await write(context, { type: 'correct', caseId, parts })
    return { number: states.at(-1)?.number ?? '', caseId }
  },
}

/** The person at the window accepts both at once. */
const acceptedAt = (now: string): Acceptance[] => noticesToAccept.map((name) => ({ name, acceptedAt: now }))

/** What is being entered, as the filing that it would be; while it is corrected, as the filing that it is. */
function enteredState(
  entered: Entered,
  before: readonly FilingState[],
  joint: boolean,
  acceptances: Acceptance[],
  context: SignedContext,
  now: string,
): FilingState {
  const kind = kindFor(entered.kind)
  const held = before.find((state) => state.kind === kind.id)
  const values = valuesFor(kind, entered.values)
  const materials = materialsFor(context, entered.materials, held?.materials)
  if (held) return { ...held, values, materials, submittedAt: now }
  const received = {
    type: 'filing.received' as const,
    id: `counter.${kind.id}`,
    number: '',
    kind: kind.id,
    jointId: joint ? 'counter' : null,
    acceptances,
    officeId: officeOf(context),
    channel: 'counter' as const,
    portal: '窗口',
    packageId: null,
    submitter: { name: '', identity: '' },
    submittedAt: now,
    values,
    sources: {},
    materials,
  }
  return evolve(undefined, received, now, context.actor.staffId)
}

/** A chosen file, read only up to the size that intake takes. */
async function chosenFile(file: string | undefined): Promise<{ name: string; bytes: Buffer }> {
  if (file === undefined) throw new Problem('notFound', '选择的文件已失效，请重新选择。')
  const name = path.basename(file).slice(-200)
  const handle = await open(file).catch(() => {
    throw new Problem('notFound', `“${name}”读不到，可能已被移走。请重新选择。`)
  })
  try {
    const { size } = await handle.stat()
    if (size > defaultLimits.attachmentBytes) throw tooLarge(name)
    return { name, bytes: await handle.readFile() }
  } finally {
    await handle.close()
  }
}

const pasted = ({ name, base64 }: { readonly name: string; readonly base64: string }) => ({
  name: path.basename(name),
  bytes: Buffer.from(base64, 'base64'),
})

const tooLarge = (name: string) =>
  new Problem('refused', `“${name}”超过 ${defaultLimits.attachmentBytes / 1024 / 1024} MB，没有保存。请压缩后重新选择。`)
