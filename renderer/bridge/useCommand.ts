import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CommandName, InputOf, OutputOf } from '../../shared/contract/index.ts'
import type { CallFailure } from './client.ts'
import { client, reauth, signing } from './desk.ts'
import { createSender } from './sender.ts'

const confirm = (failure: CallFailure, commandId: string): Promise<boolean> =>
  failure.code === 'signature' ? signing.ask({ commandId, why: failure.message }) : reauth.ask()

export interface Command<N extends CommandName> {
  /** Runs it; rejects with a CallFailure. */
  run(input: InputOf<N>): Promise<OutputOf<N>>
  /** Runs it and leaves the outcome to `failure`; resolves to undefined when it failed. */
  attempt(input: InputOf<N>): Promise<OutputOf<N> | undefined>
  readonly pending: boolean
  readonly failure: CallFailure | null
  /** The failed one again with the same input; a lost answer is asked for under the same id. */
  retry(): Promise<OutputOf<N> | undefined>
  reset(): void
}

/** A command of the contract with its state. */
export function useCommand<N extends CommandName>(name: N): Command<N> {
  const [send] = useState(() => createSender(client, name, () => crypto.randomUUID(), confirm))
  const { mutateAsync, isPending, error, variables, reset } = useMutation<OutputOf<N>, CallFailure, InputOf<N>>({
    mutationFn: send,
    // What was sent and answered may hold a password: nothing of it stays behind the screen.
    gcTime: 0,
  })
  const attempt = (input: InputOf<N>) => mutateAsync(input).catch(() => undefined)
  return {
    run: mutateAsync,
    attempt,
    pending: isPending,
    failure: error,
    retry: async () => (variables === undefined ? undefined : attempt(variables)),
    reset,
  }
}
