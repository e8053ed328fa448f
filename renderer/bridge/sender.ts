import type { CommandName, InputOf, OutputOf } from '../../shared/contract/index.ts'
import { CallFailure, type Client } from './client.ts'

const confirmable: ReadonlySet<CallFailure['code']> = new Set(['reauthenticate', 'signature'])

/**
 * Sends one command, by button or by retry. After a lost answer the same input goes out under the same id, so that what
 * may have run already is answered and not run again. Where main wants something of the person first (the password again, a signature),
 * `confirm` sees to it and the command goes out once more, under its id. `makeId` makes ids.
 */
export function createSender<N extends CommandName>(
  client: Pick<Client, 'send'>,
  name: N,
  makeId: () => string,
  confirm: (failure: CallFailure, commandId: string) => Promise<boolean> = () => Promise.resolve(false),
) {
  let lost: { readonly input: string; readonly id: string } | undefined
  return async (input: InputOf<N>): Promise<OutputOf<N>> => {
    const text = JSON.stringify(input)
    const id = lost?.input === text ? lost.id : makeId()
    try {
      const send = (): Promise<OutputOf<N>> =>
        client.send(name, input, id).catch(async (failure: unknown) => {
          if (failure instanceof CallFailure && confirmable.has(failure.code) && (await confirm(failure, id))) return send()
          throw failure
        })
      const value = await send()
      lost = undefined
      return value
    } catch (failure) {
      lost = failure instanceof CallFailure && failure.code === 'noAnswer' ? { input: text, id } : undefined
      throw failure
    }
  }
}
