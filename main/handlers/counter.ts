import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { assessParts, loadSlice } from '../../db/caseFacts.ts'
import { unitByNo } from '../../db/queries/units.ts'
import { uploadOf } from '../../db/vault.ts'
import type { counter } from '../../shared/contract/counter.ts'
import type { ParsedInput } from '../../shared/contract/index.ts'
import { personBy, runningOf, unitBy, unitByCode } from '../../shared/filings/facts.ts'
import { countingValues } from '../../shared/filings/fieldState.ts'
import { identitiesShown } from '../../shared/filings/identityShown.ts'
import { findKind } from '../../shared/filings/index.ts'
import type { Kind, Material, Value, Values } from '../../shared/filings/kind.ts'
import { valuesSchema } from '../../shared/filings/schema.ts'
import type { Unit } from '../../shared/register/records.ts'
import { evolve } from '../../shared/review/state.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { defaultLimits } from '../intake/limits.ts'
import { mediaProblem, mediaTypeOf } from '../intake/mediaHeader.ts'
import { Problem } from '../problem.ts'
import { previewView } from '../views/previewView.ts'
import { notFound } from '../views/refusal.ts'
import { write } from '../write.ts'
import { atOnce } from './cases.ts'

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

/** Documents with the size and type that the vault knows; only those that this person attached. */
const materialsFor = ({ signed, actor }: SignedContext, given: Entered['materials']): Material[] =>
  given.map(({ slot, name, sha256 }) => {
    const upload = uploadOf(signed.desk.vault, actor.staffId, sha256)
    if (!upload) throw new Problem('notFound', `材料“${name}”没有保存，请重新添加。`)
    return { slot, name, sha256, size: upload.size, mediaType: upload.mediaType as Material['mediaType'] }
  })

const unitWords = (unit: Unit | undefined) => (unit ? { unitNo: unit.unitNo, creditCode: unit.creditCode, name: unit.name } : null)

export const counterHandlers: Handlers<keyof typeof counter> = {
  'counter.preview': (entered, context) => {
    const { db, clock } = context.signed.desk
    const kind = kindFor(entered.kind)
    const now = clock.now()
    const state = evolve(
      undefined,
      {
        type: 'filing.received',
        id: 'counter',
        number: '',
        kind: kind.id,
        jointId: null,
        officeId: officeOf(context),
        channel: 'counter',
        portal: '窗口',
        packageId: null,
        submitter: { name: '', identity: '' },
        submittedAt: now,
        values: valuesFor(kind, entered.values),
        sources: {},
        materials: materialsFor(context, entered.materials),
      },
      now,
      context.actor.staffId,
    )
    const { parts } = atOnce(db, () => {
      const assessed = assessParts(db, [state], [], now)
      return previewView({ states: [state], ...assessed, unitName: (unitNo) => unitByNo(db, unitNo)?.name })
    })
    const [part] = parts
    if (!part) throw notFound()
    return part
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
  'counter.attachment': ({ sha256 }, { signed, actor, blobs }) => {
    if (!uploadOf(signed.desk.vault, actor.staffId, sha256)) throw notFound()
    return { url: `/blob/${blobs.grant({ sha256, sessionId: signed.id })}` }
  },
  'counter.file': async ({ kind: kindId, values, materials, submitter }, context) => {
    const kind = kindFor(kindId)
    const filing = {
      id: randomUUID(),
      kind: kind.id,
      officeId: officeOf(context),
      submitter: { name: submitter.name, identity: identitiesShown[submitter.identity].zh },
      values: valuesFor(kind, values),
      materials: materialsFor(context, materials),
    }
    const [received] = await write(context, { type: 'file', filing })
    // A repeated command tells the filing of the first time.
    return { number: String(received?.data['number']), caseId: String(received?.data['id']) }
  },
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
