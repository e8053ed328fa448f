import { createHash } from 'node:crypto'
import { noticesToAccept } from '../../shared/filings/acceptances.ts'
import { kindOf } from '../../shared/filings/index.ts'
import type { Field, Kind, Values } from '../../shared/filings/kind.ts'
import type { EventData } from '../../shared/journal/events.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { type DemoDocument, document } from './documents.ts'
import type { Case, Part, Trap } from './plan.ts'
import { random, uuidFrom } from './random.ts'
import { demoWorld } from './world.ts'

/** One filing of the demonstration: the event that takes it in, and the pages that belong to its materials. */
export interface DemoFiling {
  /** Name of the case it belongs to, the same on every run: `inc.badId`, `pkg.3` … */
  readonly key: string
  readonly received: EventData<'filing.received'>
  readonly documents: readonly DemoDocument[]
  /** What it is there to show; null for one that passes every check. */
  readonly trap: Trap | null
  /** The corrected round, to be taken in after the return in the story. */
  readonly resubmitted: { readonly data: EventData<'filing.resubmitted'>; readonly documents: readonly DemoDocument[] } | null
}

/** Where a value that the applicant did not type came from, by field. */
const derivedFrom: Readonly<Record<string, string>> = {
  unitNo: '单位网厅账号',
  creditCode: '单位网厅账号',
  unitName: '单位网厅账号',
  form: '单位网厅账号',
  gender: '公民身份号码',
  birthDate: '公民身份号码',
  lostJobOn: '失业登记',
  reason: '失业登记',
  registeredOn: '失业登记',
  firstMonth: '待遇预核定',
  paidMonths: '参保缴费记录',
  lastUnitName: '参保缴费记录',
  insuranceState: '参保缴费记录',
  enrolledOn: '参保缴费记录',
  lastPeriod: '参保缴费记录',
  payee: '经办机构代发设置',
  payMethod: '经办机构代发设置',
  bankCode: '经办机构代发设置',
  accountName: '实名认证',
  payeeName: '实名认证',
  payeeId: '实名认证',
  realName: '实名认证',
  trustLevel: '统一身份认证平台',
  trustBy: '统一身份认证平台',
  verified: '门户核验',
  phoneVerified: '门户核验',
  certificateFound: '技能人才评价证书全国联网查询系统',
  caUnitName: '实体CA证书',
  caCreditCode: '实体CA证书',
  caSerial: '实体CA证书',
  caIssuer: '实体CA证书',
  caFrom: '实体CA证书',
  caTo: '实体CA证书',
  letterUnit: '授权书识别',
  letterCode: '授权书识别',
  letterHolder: '授权书识别',
  letterHolderId: '授权书识别',
  registryName: '市场监管法人库',
  registryCode: '市场监管法人库',
  registryRepresentative: '市场监管法人库',
  registryAddress: '市场监管法人库',
  registryState: '市场监管法人库',
}

/** Every field of the kind, null where nothing was given. */
const complete = (kind: Kind, given: Values): Record<string, string | number | boolean | null> =>
  Object.fromEntries(Object.keys(kind.fields).map((key) => [key, given[key] ?? null]))

/** 户名 of a bank account and 账号 of a unit are both `accountName`. */
const sourceOf = (key: string, field: Field): string =>
  key === 'accountName' && field.type !== 'personName' ? '单位网厅账号' : (derivedFrom[key] ?? '登记信息')

const sourcesOf = (kind: Kind, values: Values, taken: string) =>
  Object.fromEntries(
    Object.entries(kind.fields)
      .filter(([key, field]) => field.derived && values[key] !== null)
      .map(([key, field]) => [key, { source: sourceOf(key, field), at: taken }]),
  )

/** The pages of a filing; what they show may differ from what was typed. */
function documentsOf(c: Case, part: Part): DemoDocument[] {
  const { ethnicity, address, district } = c.person
  const shown: Values = {
    ...part.values,
    ethnicity,
    householdAddress: address,
    issuer: district.issuer,
    unitName: c.unit.name,
    ...part.shown,
  }
  return part.slots
    .filter((slot) => part.flaws?.[slot] !== 'missing')
    .map((slot) => document(slot, shown, `${c.key} ${slot}`, part.flaws?.[slot]))
}

/** SHA-256 in hexadecimal digits, as materials and package parts are known by. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const submissionOf = (c: Case, part: Part, submittedAt: string) => {
  const kind = kindOf(part.kind)
  const values = complete(kind, part.values)
  const documents = documentsOf(c, part)
  const materials = documents.map(({ slot, name, mediaType, bytes }) => ({
    slot,
    name,
    sha256: sha256(bytes),
    size: bytes.byteLength,
    mediaType,
  }))
  return { documents, data: { submittedAt, values, sources: sourcesOf(kind, values, submittedAt), materials } }
}

/** All filings of the demonstration in the order of their submission, numbered `KM<day>-<four digits>`; parts of a package share a jointId. */
export const demoFilings = (): DemoFiling[] => filingsOf((c) => !isSpare(c))

/** Filings that nobody has delivered yet. */
export const spareFilings = (): DemoFiling[] => filingsOf(isSpare)

const isSpare = (c: Case) => c.key.startsWith('spare.')

const inOrder = (a: Case, b: Case) => (a.submittedAt < b.submittedAt ? -1 : a.submittedAt > b.submittedAt ? 1 : a.key < b.key ? -1 : 1)

/** Numbers run over all cases, so that a choice of them keeps its numbers. */
function filingsOf(wanted: (c: Case) => boolean): DemoFiling[] {
  const perDay = new Map<string, number>()
  const joints = new Map<string, number>()
  const next = (counts: Map<string, number>, day: string) => {
    const value = (counts.get(day) ?? 0) + 1
    counts.set(day, value)
    return String(value).padStart(4, '0')
  }
  return [...demoWorld().cases].sort(inOrder).flatMap((c) => {
    const day = localDate(c.submittedAt).replaceAll('-', '')
    const jointId = c.parts.length > 1 ? `YJS${day}-${next(joints, day)}` : null
    const numbers = c.parts.map(() => `KM${day}-${next(perDay, day)}`)
    return wanted(c) ? c.parts.map((part, i) => filingOf(c, part, c.again?.parts[i], numbers[i] ?? '', jointId)) : []
  })
}

const tenMinutesBefore = (iso: string) => new Date(Date.parse(iso) - 600_000).toISOString()

function filingOf(c: Case, part: Part, corrected: Part | undefined, number: string, jointId: string | null): DemoFiling {
  const { documents, data } = submissionOf(c, part, c.submittedAt)
  const second = c.again && corrected ? submissionOf(c, corrected, c.again.submittedAt) : null
  return {
    key: c.key,
    received: {
      id: uuidFrom(random(`filing ${c.key} ${part.kind}`)),
      number,
      kind: part.kind,
      jointId,
      officeId: c.unit.officeId,
      channel: c.channel,
      portal: c.portal,
      packageId: null,
      submitter: { ...c.submitter },
      // The portal asks for both before its form opens.
      ...(jointId !== null && { acceptances: noticesToAccept.map((name) => ({ name, acceptedAt: tenMinutesBefore(c.submittedAt) })) }),
      ...data,
    },
    documents,
    trap: c.trap,
    resubmitted: second ? { data: { packageId: null, ...second.data }, documents: second.documents } : null,
  }
}
