import type { CommandName, InputOf, OutputOf } from '../../shared/contract/index.ts'
import { CallFailure, type Client } from './client.ts'

/**
 * Sends one command, by button or by retry. After a lost answer the same input goes out under the same id, so that what
 * may have run already is answered and not run again. Where main wants the password again, `confirm` asks for it and the command goes
 * out once more, under its id. `makeId` makes ids.
 */
export function createSender<N extends CommandName>(
  client: Pick<Client, 'send'>,
  name: N,
  makeId: () => string,
  confirm: () => Promise<boolean> = () => Promise.resolve(false),
) {
  let lost: { readonly input: string; readonly id: string } | undefined
  return async (input: InputOf<N>): Promise<OutputOf<N>> => {
    const text = JSON.stringify(input)
    const id = lost?.input === text ? lost.id : makeId()
    try {
      const value = await client.send(name, input, id).catch(async (failure: unknown) => {
        if (!(failure instanceof CallFailure) || failure.code !== 'reauthenticate' || !(await confirm())) throw failure
        return client.send(name, input, id)
      })
      lost = undefined
      return value
    } catch (failure) {
      lost = failure instanceof CallFailure && failure.code === 'noAnswer' ? { input: text, id } : undefined
      throw failure
    }
  }
}
