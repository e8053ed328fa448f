import { describe, expect, test, vi } from 'vitest'
import { CallFailure, createClient, type Push } from './client.ts'

/** A host whose messages the test writes itself. */
function fakeDesk() {
  const sent: { id: number; call: string; commandId?: string; input: unknown }[] = []
  let listener: (message: string) => void = () => {}
  return {
    sent,
    say: (message: unknown) => listener(JSON.stringify(message)),
    desk: {
      send: (message: string) => void sent.push(JSON.parse(message)),
      onMessage: (next: (message: string) => void) => {
        listener = next
      },
    },
  }
}

const failure = (code: string) => expect.objectContaining({ name: 'CallFailure', code })

describe('client', () => {
  test('gives each caller its own answer, whatever the order', async () => {
    const { desk, sent, say } = fakeDesk()
    const client = createClient(desk)
    const first = client.ask('preferences.get', { key: 'a' })
    const second = client.ask('preferences.get', { key: 'b' })
    say({ type: 'reply', id: sent[1]?.id, reply: { ok: true, value: { value: 'of b' } } })
    say({ type: 'reply', id: sent[0]?.id, reply: { ok: true, value: { value: 'of a' } } })
    expect([await first, await second]).toEqual([{ value: 'of a' }, { value: 'of b' }])
    expect(sent[0]).not.toHaveProperty('commandId')
  })

  test('sends a command under the id it was given', async () => {
    const { desk, sent, say } = fakeDesk()
    const done = createClient(desk).send('session.logout', {}, '6f1c3f0e-0d4f-4c39-9a8e-0d2f9a4c1b11')
    expect(sent).toEqual([{ id: 1, call: 'session.logout', commandId: '6f1c3f0e-0d4f-4c39-9a8e-0d2f9a4c1b11', input: {} }])
    say({ type: 'reply', id: 1, reply: { ok: true, value: {} } })
    expect(await done).toEqual({})
  })

  test('rejects with the code, words and detail of the refusal', async () => {
    const { desk, say } = fakeDesk()
    const refused = createClient(desk).send('session.login', { login: 'wang', password: 'x' }, 'id')
    say({ type: 'reply', id: 1, reply: { ok: false, error: { code: 'wrongPassword', message: '不正确', detail: { left: 2 } } } })
    await expect(refused).rejects.toMatchObject({ code: 'wrongPassword', message: '不正确', detail: { left: 2 } })
    await expect(refused).rejects.toBeInstanceOf(CallFailure)
  })

  test('tells pushes to listeners until they stop', () => {
    const { desk, say } = fakeDesk()
    const client = createClient(desk)
    const heard: Push[] = []
    const stop = client.onPush((push) => heard.push(push))
    say({ type: 'changed', topics: ['filings'] })
    stop()
    say({ type: 'changed', topics: ['staff'] })
    expect(heard).toEqual([{ type: 'changed', topics: ['filings'] }])
  })

  test('counts a call without an answer as lost, and comes back with the next message', async () => {
    vi.useFakeTimers()
    const { desk, say } = fakeDesk()
    const client = createClient(desk, 1000)
    const changes = vi.fn()
    client.onConnection(changes)
    const lost = expect(client.ask('app.status', {})).rejects.toEqual(failure('noAnswer'))
    await vi.advanceTimersByTimeAsync(1000)
    await lost
    expect(client.connection()).toBe('silent')
    // The late answer belongs to nobody and shows that the application is there.
    say({ type: 'reply', id: 1, reply: { ok: true, value: {} } })
    expect(client.connection()).toBe('connected')
    expect(changes).toHaveBeenCalledTimes(2)
    vi.useRealTimers()
  })

  test('says so when there is no host, or the host cannot send', async () => {
    await expect(createClient(undefined).ask('app.status', {})).rejects.toEqual(failure('notConnected'))
    const gone = {
      onMessage: () => {},
      send: () => {
        throw new Error('pipe closed')
      },
    }
    await expect(createClient(gone).ask('app.status', {})).rejects.toEqual(failure('notConnected'))
  })
})
