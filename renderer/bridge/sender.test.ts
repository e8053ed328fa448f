import { expect, test } from 'vitest'
import { CallFailure, type Client } from './client.ts'
import { createSender } from './sender.ts'

/** A sender whose calls end as listed, and the ids they went out under. */
function sending(...outcomes: (CallFailure | null)[]) {
  const ids: string[] = []
  const client: Pick<Client, 'send'> = {
    send: (_name, _input, commandId) => {
      ids.push(commandId)
      const failure = outcomes[ids.length - 1]
      return failure ? Promise.reject(failure) : new Promise(() => {})
    },
  }
  let made = 0
  const send = createSender(client, 'jobs.cancel', () => {
    made += 1
    return `id ${made}`
  })
  return { ids, send: (jobId: string) => Promise.race([send({ jobId }), Promise.resolve()]).catch(() => undefined) }
}

test('repeats a lost command under the same id, so that it runs once', async () => {
  const { ids, send } = sending(new CallFailure('noAnswer', ''), new CallFailure('noAnswer', ''), null)
  await send('a')
  await new Promise(setImmediate)
  await send('a')
  await new Promise(setImmediate)
  await send('a')
  expect(ids).toEqual(['id 1', 'id 1', 'id 1'])
})

test('asks for the password where main wants it and sends the same command again', async () => {
  const ids: string[] = []
  const client: Pick<Client, 'send'> = {
    send: (_name, _input, commandId) => {
      ids.push(commandId)
      return ids.length % 2 === 1 ? Promise.reject(new CallFailure('reauthenticate', '')) : new Promise(() => {})
    },
  }
  const willing = createSender(
    client,
    'jobs.cancel',
    () => 'id 1',
    () => Promise.resolve(true),
  )
  void willing({ jobId: 'a' })
  await new Promise(setImmediate)
  expect(ids).toEqual(['id 1', 'id 1'])
  const unwilling = createSender(
    client,
    'jobs.cancel',
    () => 'id 2',
    () => Promise.resolve(false),
  )
  await expect(unwilling({ jobId: 'a' })).rejects.toMatchObject({ code: 'reauthenticate' })
  expect(ids).toEqual(['id 1', 'id 1', 'id 2'])
})

test('gives another input, and a command that was refused, a new id', async () => {
  const { ids, send } = sending(new CallFailure('noAnswer', ''), new CallFailure('refused', ''), null)
  await send('a')
  await new Promise(setImmediate)
  await send('b')
  await new Promise(setImmediate)
  await send('b')
  expect(ids).toEqual(['id 1', 'id 2', 'id 3'])
})
