import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { openDemoWindow, newDir, removeDir, type TestWindow } from '../desk/window.ts'

let window: TestWindow
let dir = ''
beforeAll(async () => {
  window = await openDemoWindow()
  dir = newDir()
}, 120_000)
afterAll(async () => {
  await window.close()
  removeDir(window.dataDir)
  removeDir(dir)
})

const every = { staffId: null, group: null, from: null, to: null, record: '', before: null, limit: 100 } as const
const page = (change: object = {}) => window.get('audit.page', { ...every, ...change })

it('pages through every entry once, newest first, and narrows by who, what, when and record', async () => {
  await window.login('shenji')
  const seen: number[] = []
  for (let before: number | null = null; ; ) {
    const { rows, next } = await page({ before })
    seen.push(...rows.map(({ seq }) => seq))
    // Plain names: no id of ours and no code in what an auditor reads.
    for (const { label, record, content } of rows) {
      expect(label.zh).toMatch(/\p{Script=Han}/u)
      expect(`${record} ${content}`).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|^(filing|staff|account|rollback|batch|print|period|assessment):/)
    }
    if (next === null) break
    before = next
  }
  expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => seen.length - i))
  const { rows: mine } = await page({ staffId: 'staff-fuhe' })
  expect(new Set(mine.map(({ who }) => who))).toEqual(new Set(['何复']))
  const decisions = await page({ group: 'decisions', staffId: 'staff-fuhe', limit: 5 })
  expect(decisions.rows).toHaveLength(5)
  expect(decisions.rows.every(({ type }) => /^(review|filing)\./.test(type))).toBe(true)
  const day = await page({ from: '2025-10-13', to: '2025-10-13', group: 'decisions' })
  expect(day.rows.length).toBeGreaterThan(0)
  expect(new Set(day.rows.map(({ at }) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)))).toEqual(
    new Set(['2025-10-13']),
  )
  const decided = day.rows.find(({ type }) => type === 'review.approved')
  expect(decided).toMatchObject({ label: { zh: '审核通过' }, place: { screen: 'case' } })
  expect(decided?.record).toMatch(/^[A-Za-z]+\d{8}-\S+ \p{Script=Han}+ \p{Script=Han}/u)
  const about = await page({ record: decided?.stream ?? '' })
  expect(new Set(about.rows.map(({ stream }) => stream))).toEqual(new Set([decided?.stream]))
  expect(await page({ record: '没有这样的记录' })).toEqual({ rows: [], next: null })
})

it('masks numbers, and shows them in full only with an entry of its own', async () => {
  await window.login('shenji')
  const { rows } = await page({ group: 'decisions', limit: 200 })
  expect(JSON.stringify(rows)).not.toMatch(/(?<![\dA-Za-z])[1-8]\d{16}[\dX](?![\dA-Za-z])/)
  const received = rows.find(({ type }) => type === 'filing.received')
  const seq = received?.seq ?? 0
  const { content } = await window.get('audit.reveal', { seq, reason: '抽查办件' })
  expect(content).toMatch(/(?<![\dA-Za-z])[1-8]\d{16}[\dX](?![\dA-Za-z])|"creditCode"/)
  const { rows: looked } = await page({ group: 'seen' })
  expect(looked[0]).toMatchObject({ who: '沈稽', type: 'personal.viewed' })
  expect(looked[0]).toMatchObject({ label: { zh: '查看个人信息' }, content: `流水第 ${seq} 笔；抽查办件` })
  expect(await window.ask('audit.reveal', { seq: 10_000_000, reason: '抽查办件' })).toMatchObject({
    ok: false,
    error: { code: 'notFound' },
  })
})

it('an extract is proved by plain node, and not with one byte changed, one entry gone, or another head', async () => {
  await window.login('shenji')
  const { jobId } = await window.get('audit.extract', { reason: '年度审计' })
  expect((await window.job(jobId)).state).toBe('done')
  const zip = readdirSync(window.dataDir).find((name) => name.startsWith('审计摘录'))
  if (!zip) throw new Error('no extract')
  await unpack(path.join(window.dataDir, zip), dir)
  expect(readdirSync(dir).toSorted()).toEqual(['README.txt', 'anchors.json', 'journal.ndjson', 'verify.mjs'])
  const verify = () => spawnSync(process.execPath, ['verify.mjs'], { cwd: dir, encoding: 'utf8', env: {} })
  expect(verify().stdout).toMatch(/^VERIFIED/)
  expect(execFileSync(process.execPath, [path.join(dir, 'verify.mjs'), dir], { encoding: 'utf8' })).toMatch(/^VERIFIED/)

  const file = path.join(dir, 'journal.ndjson')
  const whole = readFileSync(file, 'utf8')
  const lines = whole.trimEnd().split('\n')
  const tampered: Readonly<Record<string, string>> = {
    'a changed byte': whole.replace('初审', '复审').replace('"login', '"logon'),
    'an entry gone': [...lines.slice(0, 5), ...lines.slice(6)].join('\n'),
    'the end gone': lines.slice(0, -1).join('\n'),
    'two entries exchanged': [lines[1], lines[0], ...lines.slice(2)].join('\n'),
    'no JSON': whole.replace('{', '('),
  }
  for (const [what, content] of Object.entries(tampered)) {
    expect(content, what).not.toBe(whole)
    writeFileSync(file, content)
    const found = verify()
    expect([what, found.status, found.stdout.slice(0, 12)]).toEqual([what, 1, 'NOT VERIFIED'])
  }
  const { rows } = await page({ group: 'left', limit: 5 })
  expect(rows[0]).toMatchObject({ type: 'export.made', who: '沈稽' })
  expect(rows[0]?.content).toContain('审计摘录')
}, 60_000)

const unpack = (file: string, to: string): Promise<void> =>
  new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true }, (error, opened) => {
      if (error) return reject(error)
      opened.on('entry', (entry: yauzl.Entry) => {
        opened.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          const parts: Buffer[] = []
          stream.on('data', (part: Buffer) => parts.push(part))
          stream.on('end', () => {
            writeFileSync(path.join(to, entry.fileName), Buffer.concat(parts))
            opened.readEntry()
          })
        })
      })
      opened.on('end', resolve)
      opened.readEntry()
    })
  })
