import { spawn } from 'node:child_process'
import { closeSync, cpSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newDir, removeDir } from '../test/desk/window.ts'
import { demoStaff } from './demo/staff.ts'

const dataDir = newDir()
afterAll(() => removeDir(dataDir))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}
const passwordOf = (login: string) => demoStaff.find((member) => member.login === login)?.password ?? ''

function desk(args: readonly string[], { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {}): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../out/main/cli.js'), '--data', dataDir, ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], CASEDESK_STATE: path.join(dataDir, 'state'), ...env },
  })
  child.stdin.end(input)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}
const as = (login: string, ...args: string[]) => desk(['--as', login, ...args], { env: { CASEDESK_PASSWORD: passwordOf(login) } })
/** Printed values follow one another. */
const printed = (out: string): unknown[] =>
  out
    .split(/(?<=^\})\n/m)
    .filter((text) => text.trim() !== '')
    .map((text) => JSON.parse(text) as unknown)

beforeAll(async () => {
  const made = await desk(['demo'])
  expect(made.err).toBe('')
  expect(printed(made.out).at(-1)).toMatchObject({ name: 'demo', state: 'done' })
  expect(made.code).toBe(0)
}, 180_000)

it('prints the reply of a call and ends with 0', async () => {
  const { code, out } = await as('chushen', 'call', 'results.list', '{"limit":5}')
  expect(printed(out)).toMatchObject([{ ok: true, value: { packages: [] } }])
  expect(code).toBe(0)
})

it('takes the password from standard input', async () => {
  const { code, out } = await desk(['--as', 'chushen', 'call', 'staff.list'], { input: `${passwordOf('chushen')}\n` })
  expect(printed(out)).toMatchObject([{ ok: true }])
  expect(code).toBe(0)
})

it('ends with 1 when refused: wrong password, wrong role, nobody signed in', async () => {
  const wrong = await desk(['--as', 'chushen', 'call', 'staff.list'], { env: { CASEDESK_PASSWORD: 'wrong' } })
  expect([wrong.code, printed(wrong.out)]).toMatchObject([1, [{ ok: false, error: { code: 'wrongPassword' } }]])
  const role = await as('chushen', 'verify')
  expect([role.code, printed(role.out)]).toMatchObject([1, [{ ok: false, error: { code: 'forbidden' } }]])
  const nobody = await desk(['call', 'staff.list'])
  expect([nobody.code, printed(nobody.out)]).toMatchObject([1, [{ ok: false, error: { code: 'signedOut' } }]])
})

it.each([
  [[]],
  [['fly']],
  [['call']],
  [['call', 'no.such.call']],
  [['call', 'staff.list', '{']],
  [['--password', 'x', 'call', 'staff.list']],
  [['demo', '--size', 'x']],
  [['verify']],
  [['template', 'enrolment.increase']],
  [['check-batch', 'enrolment.increase', '530000105421']],
])('ends with 2 for %j', async (args) => {
  expect((await desk(args)).code).toBe(2)
})

it('prints the format of submission packages', async () => {
  const { code, out } = await desk(['schema'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' })
})

it('writes a batch template, checks a filled-in one and files nothing', async () => {
  const file = path.join(dataDir, 'batch.xlsx')
  const result = path.join(dataDir, 'result.xlsx')
  const made = await as('chushen', 'template', 'enrolment.increase', file)
  expect([made.code, printed(made.out)]).toEqual([0, [{ ok: true, value: { fileName: '参保单位人员批量增加模板.xlsx' } }]])
  const [listed] = printed((await as('chushen', 'call', 'register.units', '{"keyword":"","cursor":null,"limit":100}')).out)
  const { value } = listed as { value: { rows: readonly { unitNo: string; officeId: string }[] } }
  const unitNo = value.rows.find(({ officeId }) => officeId === 'km-guandu')?.unitNo ?? ''
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(file)
  const row = book.worksheets[0]?.getRow(2)
  if (row) row.values = ['李测试', '530102199003070015', '2025-10-08', '', '13900000001', '否', '是', '5000']
  await book.xlsx.writeFile(file)
  const checked = await as('chushen', 'check-batch', 'enrolment.increase', unitNo, file, result)
  expect(printed(checked.out)).toMatchObject([
    { ok: true },
    { name: 'batchCheck', state: 'done', message: '校验成功 0 行，警告 0 行，校验失败 1 行' },
    { ok: true, value: { rows: [{ row: 2, findings: [{ column: '证件号码' }] }] } },
    { ok: true, value: { rows: [] } },
    { ok: true, value: { rows: [] } },
    { ok: true, value: { fileName: 'batch校验结果.xlsx' } },
  ])
  const answer = new ExcelJS.Workbook()
  await answer.xlsx.readFile(result)
  expect(answer.getWorksheet('校验失败')?.getRow(2).getCell(4).value).toBe('证件号码')
  const other = await as('chushen', 'check-batch', 'enrolment.decrease', unitNo, file)
  expect([other.code, printed(other.out)]).toMatchObject([
    1,
    [{ ok: true }, { state: 'failed', message: expect.stringContaining('另一事项') }],
  ])
  const role = await as('shenji', 'template', 'enrolment.increase', path.join(dataDir, 'other.xlsx'))
  expect([role.code, printed(role.out)]).toMatchObject([1, [{ ok: false, error: { code: 'forbidden' } }]])
})

it('keeps out of a folder that another process holds', async () => {
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { claim } from ${JSON.stringify(path.join(import.meta.dirname, 'instance.ts'))}; globalThis.held = claim(${JSON.stringify(dataDir)}, () => {}); console.log('held'); setInterval(() => {}, 1000)`,
  ])
  await new Promise((resolve) => holder.stdout.once('data', resolve))
  const { code, err } = await as('chushen', 'call', 'staff.list')
  expect([code, err]).toEqual([1, '数据目录正被另一个程序使用，请先关闭它。Another process holds the data folder.\n'])
  const ended = new Promise((resolve) => holder.once('close', resolve))
  holder.kill()
  await ended
})

it('backup → destroy → restore → verify, and a drill, from the command line', async () => {
  const elsewhere = newDir()
  const made = await as('guanli', 'backup')
  expect(printed(made.out).at(-1)).toMatchObject({ name: 'backup', state: 'done' })
  expect(made.code).toBe(0)
  const [name] = readdirSync(path.join(dataDir, 'backups'))
  cpSync(path.join(dataDir, 'backups', name ?? ''), path.join(elsewhere, 'copy'), { recursive: true })
  const source = path.join(elsewhere, 'copy')

  const drilled = await as('guanli', 'drill')
  expect([drilled.code, printed(drilled.out)]).toMatchObject([0, [{ ok: true, value: { seconds: expect.any(Number) as number } }]])
  const occupied = await as('guanli', 'restore', source)
  expect([occupied.code, printed(occupied.out)]).toMatchObject([1, [{ ok: false, error: { detail: { store: 'notEmpty' } } }]])

  // One more sign-in after the backup, then everything is gone but the backup and what the machine remembers.
  expect((await as('chushen', 'call', 'results.list', '{"limit":1}')).code).toBe(0)
  for (const file of readdirSync(dataDir)) if (file !== 'state') rmSync(path.join(dataDir, file), { recursive: true })
  const wrong = await desk(['--as', 'guanli', 'restore', source], { env: { CASEDESK_PASSWORD: 'wrong' } })
  expect([wrong.code, printed(wrong.out)]).toMatchObject([1, [{ ok: false, error: { code: 'wrongPassword' } }]])
  const restored = await as('guanli', 'restore', source)
  expect([restored.code, printed(restored.out)]).toMatchObject([0, [{ ok: true, value: { lostEntries: expect.any(Number) as number } }]])
  const [{ value }] = printed(restored.out) as [{ value: { entries: number; lostEntries: number } }]
  expect(value.lostEntries).toBeGreaterThan(0)

  const verified = await as('zhuguan', 'verify')
  expect([verified.code, printed(verified.out).at(-1)]).toMatchObject([0, { name: 'verify', state: 'done' }])
  expect((await as('chushen', 'call', 'results.list', '{"limit":1}')).code).toBe(0)
  removeDir(elsewhere)
}, 300_000)

it('waits for long work; verify is good on good data and not on a damaged file', async () => {
  const good = await as('shenji', 'verify')
  expect(printed(good.out).at(-1)).toMatchObject({ name: 'verify', state: 'done' })
  expect(good.code).toBe(0)
  const file = openSync(path.join(dataDir, 'desk.db'), 'r+')
  writeSync(file, Buffer.alloc(64, 0x55), 0, 64, 8192 * 20 + 100)
  closeSync(file)
  const bad = await as('shenji', 'verify')
  expect(bad.code).toBe(1)
  expect(JSON.stringify(printed(bad.out))).toMatch(/损坏|无法读取|未通过/)
})
