import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { importFromInbox, listInbox, watchInbox } from '../../main/intake/inbox.ts'
import { MapDesk } from '../fixtures/packages/mapDesk.ts'
import { goodSubmission, submissionZip } from '../fixtures/packages/submission.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-inbox-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const put = (name: string, content: string | Buffer = 'x') => writeFileSync(path.join(dir, name), content)
const good = submissionZip(goodSubmission)
const later = () => Date.now() + 2000

describe('the inbox', () => {
  it('lists whole packages by name and says why it leaves the rest', async () => {
    for (const name of ['b.zip', 'a.zip', 'c.zip.part', '.hidden.zip', '~$d.zip', 'notes.txt']) put(name)
    mkdirSync(path.join(dir, 'folder.zip'))
    mkdirSync(path.join(dir, 'done'))
    symlinkSync('/etc/passwd', path.join(dir, 'link.zip'))
    expect(await listInbox(dir, later())).toEqual({
      waiting: [
        { name: 'a.zip', size: 1 },
        { name: 'b.zip', size: 1 },
      ],
      ignored: [
        { name: '.hidden.zip', reason: '隐藏文件或临时文件' },
        { name: 'c.zip.part', reason: '还在传输' },
        { name: 'folder.zip', reason: '不是文件' },
        { name: 'link.zip', reason: '是符号链接' },
        { name: 'notes.txt', reason: '不是 .zip 文件' },
        { name: '~$d.zip', reason: '隐藏文件或临时文件' },
      ],
    })
  })

  it('waits until a file has not been written to for a second', async () => {
    put('a.zip')
    expect((await listInbox(dir, Date.now())).ignored).toEqual([{ name: 'a.zip', reason: '还在写入' }])
    expect((await listInbox(dir, later())).waiting).toHaveLength(1)
  })

  it('that does not exist is empty', async () => {
    expect(await listInbox(path.join(dir, 'none'), 0)).toEqual({ waiting: [], ignored: [] })
  })

  it('tells of a new file, also when the folder comes later', { timeout: 20_000 }, async () => {
    const inbox = path.join(dir, 'inbox')
    const changed = vi.fn()
    const watching = watchInbox(inbox, changed, 100)
    try {
      mkdirSync(inbox)
      writeFileSync(path.join(inbox, 'a.zip'), 'x')
      await vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 10_000 })
      expect((await listInbox(inbox, Date.now())).waiting).toHaveLength(1)
    } finally {
      watching.close()
    }
  })
})

describe('a package from the inbox', () => {
  it('moves to done when imported, and again when it was known', async () => {
    const desk = new MapDesk()
    put('包.zip', good)
    expect((await importFromInbox(dir, '包.zip', desk)).state).toBe('imported')
    put('包.zip', good)
    expect((await importFromInbox(dir, '包.zip', desk)).state).toBe('known')
    expect(readdirSync(dir)).toEqual(['done'])
    expect(readdirSync(path.join(dir, 'done')).sort()).toEqual(['包-2.zip', '包.zip'])
    expect(readFileSync(path.join(dir, 'done', '包.zip'))).toEqual(good)
  })

  it('moves to refused with a report that names line, field and reason', async () => {
    const bytes = submissionZip({ ...goodSubmission, lines: [...goodSubmission.lines, { action: 'withdraw', number: 'KM-9', reason: 5 }] })
    for (const count of [1, 2]) {
      put('bad.zip', bytes)
      expect((await importFromInbox(dir, 'bad.zip', new MapDesk())).state, `time ${count}`).toBe('refused')
    }
    const refused = path.join(dir, 'refused')
    expect(readdirSync(dir)).toEqual(['refused'])
    expect(readdirSync(refused).sort()).toEqual(
      ['bad-2.zip', 'bad.zip'].flatMap((name) => [name, `${name}.report.json`, `${name}.report.txt`]),
    )
    expect(readFileSync(path.join(refused, 'bad.zip'))).toEqual(bytes)
    const problem = { part: 'filings.ndjson', line: 4, field: 'reason', problem: '类型不对，应为文字' }
    expect(JSON.parse(readFileSync(path.join(refused, 'bad.zip.report.json'), 'utf8'))).toMatchObject({
      fileName: 'bad.zip',
      problems: [problem],
    })
    const text = readFileSync(path.join(refused, 'bad-2.zip.report.txt'), 'utf8')
    expect(text).toContain('申报包 bad.zip 未导入')
    expect(text).toContain('1. filings.ndjson 第 4 行 “reason”：类型不对，应为文字')
  })

  it('stays where it is when cancelled or when the desk fails', async () => {
    put('a.zip', good)
    await expect(importFromInbox(dir, 'a.zip', new MapDesk(), { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
    const desk = new MapDesk()
    desk.commit = () => {
      throw new Error('disk full')
    }
    await expect(importFromInbox(dir, 'a.zip', desk)).rejects.toThrow('disk full')
    expect(readdirSync(dir)).toEqual(['a.zip'])
  })

  it('that is a link by now, or lies elsewhere, is not opened', async () => {
    put('a.zip', good)
    symlinkSync(path.join(dir, 'a.zip'), path.join(dir, 'b.zip'))
    await expect(importFromInbox(dir, 'b.zip', new MapDesk())).rejects.toThrow('not a regular file')
    await expect(importFromInbox(dir, `../${path.basename(dir)}/a.zip`, new MapDesk())).rejects.toThrow('not a regular file')
  })

  it('whose move was lost in a crash is known and moves then', async () => {
    const desk = new MapDesk()
    put('a.zip', good)
    await importFromInbox(dir, 'a.zip', desk)
    renameSync(path.join(dir, 'done', 'a.zip'), path.join(dir, 'a.zip'))
    expect((await importFromInbox(dir, 'a.zip', desk)).state).toBe('known')
    expect(desk.commits).toBe(1)
  })
})
