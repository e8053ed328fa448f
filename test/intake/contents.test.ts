import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../main/intake/limits.ts'
import type { Problem } from '../../main/intake/problems.ts'
import { readPackage } from '../../main/intake/readPackage.ts'
import { noticesToAccept } from '../../shared/filings/acceptances.ts'
import { kinds } from '../../shared/filings/index.ts'
import { jpeg, pdf, png } from '../fixtures/packages/media.ts'
import {
  type Attached,
  correctLine,
  goodSubmission,
  hash,
  idCard,
  material,
  type Submission,
  sampleValues,
  submissionZip,
  submittedAt,
  submitLine,
  withdrawLine,
} from '../fixtures/packages/submission.ts'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-contents-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function problemsIn(given: Submission): Promise<readonly Problem[]> {
  const file = path.join(dir, 'package.zip')
  writeFileSync(file, submissionZip(given))
  const reading = await readPackage(file)
  if (!reading.ok) return reading.problems
  await reading.package.close()
  return []
}
/** `part:line:field problem` of each problem. */
const short = (problems: readonly Problem[]) =>
  problems.map(({ part, line, field, problem }) => `${part}:${line ?? ''}:${field ?? ''} ${problem}`)

const kind = 'enrolment.increase'
const first = submitLine('KM-0001', kind)
/** The second line is the one with a fault; the first is right. */
const secondLine = async (line: Submission['lines'][number]) => short(await problemsIn({ lines: [first, line] }))
const withValues = (change: object) => submitLine('KM-0002', kind, { values: { ...sampleValues(kind), ...change } })
const withMaterial = (change: object, content: Attached = idCard) =>
  submitLine('KM-0002', kind, { materials: [{ ...material('contract', content), ...change }] })

describe('filings of every kind', () => {
  it.each(kinds.map(({ id }) => id))('%s', async (id) => {
    const materials = kinds.find((k) => k.id === id)?.materials.map((slot) => material(slot.key, idCard)) ?? []
    const attachments = materials.length > 0 ? [idCard] : []
    const lines = [submitLine('KM-1', id, { materials }), correctLine('KM-2', id), withdrawLine('KM-3')]
    expect(await problemsIn({ lines, attachments })).toEqual([])
  })

  it('may leave fields out or empty', async () => {
    const file = path.join(dir, 'sparse.zip')
    writeFileSync(file, submissionZip({ lines: [submitLine('KM-1', kind, { values: { name: null } })] }))
    const reading = await readPackage(file)
    if (!reading.ok) throw new Error('refused')
    const filing = reading.package.lines[0]?.filing
    await reading.package.close()
    expect(filing?.action === 'submit' && Object.keys(filing.values).length).toBe(Object.keys(sampleValues(kind)).length)
  })

  it('keep a wrong check digit for the reviewer', async () => {
    expect(await secondLine(withValues({ idNumber: '530102199003070010' }))).toEqual([])
  })
})

describe('a line is refused with its number and field:', () => {
  it.each<[string, Submission['lines'][number], string]>([
    ['no JSON', '{"action":', 'filings.ndjson:2: 不是合法的 JSON'],
    ['an empty line', '', 'filings.ndjson:2: 空行'],
    ['GB18030', Buffer.from('7b22d0d5c3fb223a317d', 'hex'), 'filings.ndjson:2: 编码不是 UTF-8'],
    ['overlong UTF-8', Buffer.from('7b22c0af223a317d', 'hex'), 'filings.ndjson:2: 编码不是 UTF-8'],
    ['a surrogate in UTF-8', Buffer.from('7b22eda080223a317d', 'hex'), 'filings.ndjson:2: 编码不是 UTF-8'],
    [
      'half a surrogate pair',
      JSON.stringify(withValues({ contactPerson: '@' })).replace('"@"', '"\\ud842"'),
      'filings.ndjson:2: 含有不成对的代理字符（UTF-16）',
    ],
    ['a key twice', '{"action":"withdraw","number":"KM-0002","reason":"a","reas\\u006fn":"b"}', 'filings.ndjson:2: 同一对象中有重复的键'],
    ['deep nesting', '['.repeat(100_000), 'filings.ndjson:2: 嵌套超过 16 层'],
    ['a long line', `"${'x'.repeat(300_000)}"`, 'filings.ndjson:2: 一行超过 262144 字节'],
    ['a mark inside the file', `\ufeff${JSON.stringify(withdrawLine('KM-0002'))}`, 'filings.ndjson:2: 不是合法的 JSON'],
    ['no object', '[]', 'filings.ndjson:2: 类型不对，应为对象'],
    ['an unknown action', { action: 'delete' }, 'filings.ndjson:2:action 只能是 submit、correct 或 withdraw'],
    ['an unknown kind', submitLine('KM-0002', kind, { kind: 'x' }), 'filings.ndjson:2:kind 没有这个事项'],
    ['an unknown office', submitLine('KM-0002', kind, { officeId: 'km-x' }), 'filings.ndjson:2:officeId 没有这个经办机构'],
    ['an unknown field', withValues({ salary: 1 }), 'filings.ndjson:2:values.salary 没有这一项，不能出现'],
    [
      'a prototype key',
      JSON.stringify(withValues({ salary: 1 })).replace('salary', '__proto__'),
      'filings.ndjson:2:values.__proto__ 没有这一项，不能出现',
    ],
    ['text for money', withValues({ wage: '5000' }), 'filings.ndjson:2:values.wage 申报工资：类型不对，应为整数'],
    ['a fraction of a fen', withValues({ wage: 0.5 }), 'filings.ndjson:2:values.wage 申报工资：类型不对，应为整数'],
    [
      'a day that does not exist',
      withValues({ birthDate: '1990-02-30' }),
      'filings.ndjson:2:values.birthDate 出生日期：应为存在的日期，如 2025-10-20',
    ],
    [
      'a control character',
      withValues({ contactPerson: 'a\u0000b' }),
      'filings.ndjson:2:values.contactPerson 联系人：格式不对，或含有不允许的字符',
    ],
    ['too long a value', withValues({ contactPerson: '李'.repeat(51) }), 'filings.ndjson:2:values.contactPerson 联系人：超过 50 个字符'],
    ['a missing member', submitLine('KM-0002', kind, { submitter: undefined }), 'filings.ndjson:2:submitter 缺少这一项'],
    ['a member too many', submitLine('KM-0002', kind, { priority: 1 }), 'filings.ndjson:2:priority 没有这一项，不能出现'],
    [
      'a local time',
      submitLine('KM-0002', kind, { submittedAt: '2025-10-13 09:30:00' }),
      'filings.ndjson:2:submittedAt 应为 UTC 时间，精确到毫秒，如 2025-10-20T01:02:03.000Z',
    ],
    [
      'a time after the package was made',
      submitLine('KM-0002', kind, { submittedAt: '2025-10-13T02:00:00.001Z' }),
      'filings.ndjson:2:submittedAt 提交时间晚于打包时间',
    ],
    [
      'a notice accepted after the filing was submitted',
      submitLine('KM-0002', kind, { acceptances: [{ name: noticesToAccept[0], acceptedAt: '2025-10-13T02:00:00.001Z' }] }),
      'filings.ndjson:2:acceptances 阅读确认时间晚于提交时间',
    ],
    ['a number twice', withdrawLine('KM-0001'), 'filings.ndjson:2:number 办件编号与第 1 行重复'],
    [
      'a source of no field',
      submitLine('KM-0002', kind, { sources: { salary: { source: 'x', at: '2025-10-13T01:30:00.000Z' } } }),
      'filings.ndjson:2:sources.salary 没有这一项，不能出现',
    ],
    ['a document in no slot', withMaterial({ slot: 'photo' }), 'filings.ndjson:2:materials.0.slot 该事项没有这种材料'],
    [
      'a document that turns its name round',
      withMaterial({ name: 'a\u202egnp.exe' }),
      'filings.ndjson:2:materials.0.name 格式不对，或含有不允许的字符',
    ],
    ['a document that is not there', withMaterial({}), 'filings.ndjson:2:materials.0.sha256 引用的附件不在申报包中'],
  ])('%s', async (_what, line, problem) => {
    expect(await secondLine(line)).toContain(problem)
  })

  it('quotes no value', async () => {
    const found = await secondLine(withValues({ idNumber: '李四530102', phone: '李四', name: 7, 李四: 1, '530102199003070010': 1 }))
    expect(found).toHaveLength(5)
    expect(found.filter((problem) => /530102|李四/.test(problem))).toEqual([])
  })
})

describe('encodings', () => {
  const lines = goodSubmission.lines.map((line) => JSON.stringify(line))
  it('with a byte order mark and CRLF is read', async () => {
    const filingsBytes = Buffer.from(`\ufeff${lines.join('\r\n')}`)
    expect(await problemsIn({ ...goodSubmission, filingsBytes })).toEqual([])
  })
  it('UTF-16 is refused at every line', async () => {
    const found = await problemsIn({ ...goodSubmission, filingsBytes: Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le') })
    expect(short(found)[0]).toBe('filings.ndjson:1: 编码不是 UTF-8')
  })
  it('a manifest in UTF-16 or with a wrong shape is refused', async () => {
    expect(short(await problemsIn({ ...goodSubmission, manifestBytes: Buffer.from('\ufeff{}', 'utf16le') }))).toEqual([
      'manifest.json:: 编码不是 UTF-8',
    ])
    const found = short(
      await problemsIn({ ...goodSubmission, manifest: { format: 'x', version: 2, packageId: 'A', createdAt: 'today', filings: -1 } }),
    )
    expect(found.map((problem) => problem.split(' ')[0])).toEqual(
      ['format', 'version', 'packageId', 'createdAt', 'filings'].map((f) => `manifest.json::${f}`),
    )
  })
})

describe('the manifest', () => {
  const filings = { path: 'filings.ndjson', bytes: 1, sha256: '0'.repeat(64) }
  it.each<[string, Submission, string]>([
    ['counts filings wrong', { ...goodSubmission, manifest: { filings: 4 } }, 'manifest.json::filings 清单写有 4 件办件，实际 3 行'],
    [
      'counts attachments wrong',
      { ...goodSubmission, manifest: { attachments: 0 } },
      'manifest.json::attachments 清单写有 0 个附件，实际 1 个',
    ],
    [
      'leaves a file out',
      { ...goodSubmission, manifest: { parts: [filings] } },
      `attachments/${hash(idCard.content)}.png:: 未在清单中列出`,
    ],
    [
      'lists a file that is not there',
      { lines: [first], manifest: { parts: [filings, { ...filings, path: 'x' }] } },
      'manifest.json::parts.1.path 列出的文件不在申报包中',
    ],
    ['lists a file twice', { lines: [first], manifest: { parts: [filings, filings] } }, 'manifest.json::parts.1.path 重复列出同一文件'],
    ['has a wrong hash', { lines: [first], manifest: { parts: [filings] } }, 'filings.ndjson:: 内容与清单的 SHA-256 不符'],
    [
      'has a wrong size',
      { lines: [first], manifest: { parts: [filings] } },
      expect.stringMatching(/^filings\.ndjson:: 清单写有 1 字节，实际 \d+ 字节$/),
    ],
  ])('%s', async (_what, given, problem) => {
    expect(short(await problemsIn(given))).toContainEqual(problem)
  })
})

describe('attachments', () => {
  const attach = (content: Buffer, mediaType: Attached['mediaType']) => {
    const attached = { content, mediaType }
    return problemsIn({ lines: [submitLine('KM-1', kind, { materials: [material('contract', attached)] })], attachments: [attached] })
  }
  it('of the three sorts are taken', async () => {
    expect(await attach(png(1), 'image/png')).toEqual([])
    expect(await attach(jpeg(800, 600), 'image/jpeg')).toEqual([])
    expect(await attach(pdf('x'), 'application/pdf')).toEqual([])
  })
  it.each<[string, Buffer, Attached['mediaType'], string]>([
    ['a PDF as PNG', pdf('x'), 'image/png', '内容不是 PNG 图像'],
    ['a PNG as JPEG', png(1), 'image/jpeg', '内容不是 JPEG 图像'],
    ['a program as PDF', Buffer.from('MZ\x90'), 'application/pdf', '内容不是 PDF'],
    ['a page as PNG', Buffer.from('<script>'), 'image/png', '内容不是 PNG 图像'],
    ['a PNG of 65535²', png(1, { width: 65_535, height: 65_535 }), 'image/png', '图像超过 60 百万像素'],
    ['a JPEG of 65535²', jpeg(65_535, 65_535), 'image/jpeg', '图像超过 60 百万像素'],
    ['a PNG without size', png(1, { width: 0, height: 9 }), 'image/png', '图像没有尺寸'],
    ['a JPEG cut off', jpeg(8, 8).subarray(0, 24), 'image/jpeg', '内容不是 JPEG 图像'],
  ])('%s is refused', async (_what, content, mediaType, problem) => {
    expect(await attach(content, mediaType)).toMatchObject([{ problem, part: expect.stringContaining(hash(content)) }])
  })
  it('with another content than their name says, or another size than the filing says, are refused', async () => {
    const name = `attachments/${hash(idCard.content)}.png`
    const swapped = await problemsIn({ ...goodSubmission, entry: { [name]: { content: png(7) } } })
    expect(short(swapped)).toContain(`${name}:: 内容与清单的 SHA-256 不符`)
    expect(short(swapped)).toContain(`${name}:: 内容与文件名的 SHA-256 不符`)
    const lines = [submitLine('KM-1', kind, { materials: [{ ...material('contract', idCard), size: 5 }] })]
    expect(short(await problemsIn({ lines, attachments: [idCard] }))).toEqual([
      `filings.ndjson:1:materials.0.size 附件写有 5 字节，实际 ${idCard.content.length} 字节`,
    ])
  })
  it('that no filing names are refused', async () => {
    expect(await problemsIn({ lines: [first], attachments: [idCard] })).toMatchObject([{ problem: '没有办件引用这个附件' }])
  })
})

it('lists 200 problems and says that there are more', async () => {
  const found = await problemsIn({ lines: Array.from({ length: 300 }, () => '{}') })
  expect(found).toHaveLength(201)
  expect(found.at(-1)).toEqual({ part: '', line: null, field: null, problem: '问题超过 200 条，其余省略' })
  expect(defaultLimits.problems).toBe(200)
})

describe('account notices', () => {
  const notice = (change: object = {}) => ({
    notice: 'locked',
    noticeId: '00000000-0000-4000-9000-000000000001',
    system: 'hall',
    accountName: 'h1',
    at: submittedAt,
    tries: 3,
    ...change,
  })
  const inAccounts = async (...accounts: object[]) =>
    short(await problemsIn({ lines: [], accounts: accounts.map((each) => ({ ...each })) }))

  it('may come alone', async () => expect(await inAccounts(notice())).toEqual([]))
  it.each([
    ['an unknown notice', notice({ notice: 'lost' }), 'notice 没有这种账号通知'],
    ['a member too many', notice({ password: 'x' }), 'password 没有这一项，不能出现'],
    ['no tries', notice({ tries: 0 }), 'tries 应大于 0'],
    ['a time after the package', notice({ at: '2025-10-13T02:00:00.001Z' }), 'at 发生时间晚于打包时间'],
  ])('%s is refused', async (_what, line, problem) => expect(await inAccounts(line)).toEqual([`accounts.ndjson:1:${problem}`]))
  it('an id twice is refused', async () =>
    expect(await inAccounts(notice(), notice())).toEqual(['accounts.ndjson:2:noticeId 通知编号与第 1 行重复']))
  it('a part the manifest does not count, or counts wrongly, is refused', async () => {
    const wrong = await problemsIn({ lines: [first], accounts: [notice()], manifest: { accounts: 2 } })
    expect(short(wrong)).toEqual(['manifest.json::accounts 清单写有 2 条账号通知，实际 1 行'])
    expect(short(await problemsIn({ lines: [first], manifest: { accounts: 1 } }))).toEqual(['accounts.ndjson:: 缺少这个文件'])
  })
  it('a package of nothing is refused', async () =>
    expect(short(await problemsIn({ lines: [] }))).toEqual(['manifest.json::filings 申报包里既没有办件，也没有账号通知']))
})
