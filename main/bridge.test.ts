import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDir, openDemoWindow, openWindow, removeDir, type TestWindow } from '../test/desk/window.ts'
import type { CallName } from '../shared/contract/index.ts'
import { createBlobs } from './blobs.ts'
import { createBridge, messageLimit } from './bridge.ts'
import { createDesk } from './desk.ts'
import { handlers } from './handlers/index.ts'
import type { Message } from '../shared/contract/envelope.ts'
import { forkDriver } from './keys/driverProcess.ts'
import { noPrinting } from './hosts/printing.ts'
import { createLog } from './log.ts'
import { createReplies } from './replies.ts'

let window: TestWindow
beforeAll(async () => {
  window = await openDemoWindow()
})
afterAll(async () => {
  await window.close()
  removeDir(window.dataDir)
})

describe('a bad message', () => {
  const id = crypto.randomUUID()
  it.each<[string, string, string]>([
    ['that is no JSON', '{', 'badMessage'],
    ['that is no object', '[]', 'badMessage'],
    ['that is too long', JSON.stringify({ id: 1, call: 'app.status', input: { pad: 'x'.repeat(messageLimit) } }), 'badMessage'],
    ['without an id', '{"call":"app.status","input":{}}', 'badMessage'],
    ['with a fraction as its id', '{"id":1.5,"call":"app.status","input":{}}', 'badMessage'],
    ['with a member too many', '{"id":1,"call":"app.status","input":{},"role":"system"}', 'badMessage'],
    ['with a prototype', '{"id":1,"call":"app.status","input":{"__proto__":{"a":1}}}', 'badMessage'],
    ['naming no call', '{"id":1,"call":"app.nothing","input":{}}', 'badMessage'],
    ['naming a member of Object', '{"id":1,"call":"constructor","input":{}}', 'badMessage'],
    ['naming __proto__', '{"id":1,"call":"__proto__","input":{}}', 'badMessage'],
    ['naming toString', '{"id":1,"call":"toString","input":{}}', 'badMessage'],
    ['with a field too many in its input', '{"id":1,"call":"app.status","input":{"staffId":"s1"}}', 'badInput'],
    ['of a command without its id', '{"id":1,"call":"session.login","input":{"login":"a","password":"b"}}', 'badMessage'],
    ['of a command with an id that is none', '{"id":1,"call":"session.login","commandId":"1","input":{}}', 'badMessage'],
    ['with a wrong type', JSON.stringify({ id: 1, call: 'session.login', commandId: id, input: { login: 1, password: null } }), 'badInput'],
    [
      'with a huge string',
      JSON.stringify({
        id: 1,
        call: 'session.login',
        commandId: crypto.randomUUID(),
        input: { login: 'a', password: 'x'.repeat(1_000_000) },
      }),
      'badInput',
    ],
  ])('%s is refused', async (_what, text, code) => {
    const { reply } = await window.raw(text)
    expect(reply).toMatchObject({ ok: false, error: { code } })
    expect(JSON.stringify(reply)).not.toContain('xxxx')
  })
})

describe('inside', () => {
  const secret = '530102199003070016'
  async function answer(call: CallName, given: typeof handlers): Promise<Message> {
    const dataDir = newDir()
    const log = createLog(dataDir, false)
    const desk = createDesk({
      dataDir,
      stateDir: dataDir,
      host: 'chromium',
      log,
      downloadsDir: dataDir,
      printing: noPrinting,
      startDriver: forkDriver,
      push: () => undefined,
      left: () => undefined,
    })
    const bridge = createBridge({ desk, handlers: given, replies: createReplies(), blobs: createBlobs() })
    const message = await new Promise<Message>((resolve) => {
      const channel = bridge.connect((text) => resolve(JSON.parse(text) as Message))
      channel.receive(JSON.stringify({ id: 1, call, input: {} }))
    })
    removeDir(dataDir)
    return message
  }

  it('an unexpected error crosses without its text', async () => {
    const reply = await answer('app.status', {
      ...handlers,
      'app.status': () => {
        throw new Error(`broken for ${secret}`)
      },
    })
    expect(reply).toMatchObject({ type: 'reply', reply: { ok: false, error: { code: 'internal' } } })
    expect(JSON.stringify(reply)).not.toContain(secret)
    expect(JSON.stringify(reply)).not.toContain('broken')
  })

  it('an output that does not fit the contract does not leave', async () => {
    const status = { ...(await window.get('app.status', {})), password: secret }
    const reply = await answer('app.status', { ...handlers, 'app.status': () => status })
    expect(reply).toMatchObject({ reply: { ok: false, error: { code: 'internal' } } })
    expect(JSON.stringify(reply)).not.toContain(secret)
  })
})

describe('a command', () => {
  it('sent twice runs once, also while the first is under way', async () => {
    await window.login('chushen')
    const { rows } = await window.get('queue.page', {
      filter: { statuses: ['submitted'], month: null, kinds: [], offices: [], keyword: '', mine: false },
      order: 'deadline',
      cursor: null,
      limit: 1,
    })
    const caseId = rows[0]?.caseId ?? ''
    const id = crypto.randomUUID()
    const claim = { caseId, command: { type: 'claim' as const } }
    const [first, second] = await Promise.all([window.ask('case.review', claim, id), window.ask('case.review', claim, id)])
    expect(first).toMatchObject({ ok: true })
    expect(second).toEqual(first)
    // After a new sign-in only the journal remembers.
    await window.login('chushen')
    expect(await window.ask('case.review', claim, id)).toEqual(first)
    expect((await window.get('case.open', { caseId })).history.filter(({ type }) => type === 'review.claimed')).toHaveLength(
      rows[0]?.parts ?? 0,
    )
  })

  it('cannot borrow the id of another, least of all to look at a number without a trace', async () => {
    await window.login('chushen')
    const { mine } = await window.get('work.overview', {})
    const { filingId } = mine[0] ?? { filingId: '' }
    const id = crypto.randomUUID()
    await window.get('case.reveal', { filingId, field: 'name', reason: '核对姓名' }, id)
    const again = { filingId, field: 'idNumber', reason: '借用编号' }
    expect(await window.ask('case.reveal', again, id)).toMatchObject({ ok: false, error: { code: 'badMessage' } })
    await window.login('chushen')
    expect(await window.ask('case.reveal', again, id)).toMatchObject({ ok: false, error: { code: 'badMessage' } })
  })

  it('hears nothing more on a closed channel', async () => {
    const heard: string[] = []
    const channel = window.app.connect((text) => heard.push(text))
    channel.receive(JSON.stringify({ id: 1, call: 'app.status', input: {} }))
    channel.close()
    await window.get('app.status', {})
    await window.login('chushen')
    expect(heard).toEqual([])
  })
})

it('a second office cannot be opened in the folder', async () => {
  const other = await openWindow(newDir())
  await other.close()
  removeDir(other.dataDir)
  expect(await window.ask('app.openDemo', {})).toMatchObject({ ok: false, error: { code: 'refused' } })
})
