import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { CallFailure } from './client.ts'
import { onLeaving } from './leaving.ts'
import { useCall } from './useCall.ts'
import { useCommand } from './useCommand.ts'

const pause = 500

export interface Draft<T> {
  readonly value: T
  /** False until what was stored is here. */
  readonly ready: boolean
  readonly saving: boolean
  readonly failure: CallFailure | null
  set(value: T): void
  /** Throws the draft away, here and in the store. */
  clear(): void
}

/**
 * What a person typed and has not sent, saved half a second after the last key and when leaving; so it is there again after a lock or a crash,
 * for the same person only. `read` makes sense of what was stored. Without a key (a closed dialog) nothing is asked and nothing is kept.
 */
export function useDraft<T>(key: string | null, read: (stored: unknown) => T): Draft<T> {
  const stored = useCall('draft.get', { key: key ?? '' }, { enabled: key !== null })
  const save = useCommand('draft.save')
  const queries = useQueryClient()
  const [typed, setTyped] = useState<{ readonly key: string | null; readonly value: T }>()
  const pending = useRef<{ readonly timer: ReturnType<typeof setTimeout>; send(): Promise<unknown> }>(undefined)
  const reader = useRef(read)
  const found = useMemo(() => reader.current(stored.data?.value), [stored.data])

  const put = async (value: unknown) => {
    clearTimeout(pending.current?.timer)
    pending.current = undefined
    if (key !== null) await save.attempt({ key, value })
  }
  useEffect(() => {
    const leave = async () => pending.current?.send()
    const forget = onLeaving(leave)
    const hide = () => void leave()
    window.addEventListener('pagehide', hide)
    return () => {
      forget()
      window.removeEventListener('pagehide', hide)
      hide()
    }
  }, [key])

  return {
    value: typed && typed.key === key ? typed.value : found,
    ready: key !== null && !stored.isPending,
    saving: save.pending,
    failure: save.failure,
    set(value) {
      setTyped({ key, value })
      // Coming back to this case finds what was typed, not what was stored when it was first opened.
      queries.setQueryData(['draft.get', { key }], { value })
      clearTimeout(pending.current?.timer)
      const send = () => put(value)
      pending.current = { send, timer: setTimeout(() => void send(), pause) }
    },
    clear() {
      setTyped({ key, value: reader.current(null) })
      queries.setQueryData(['draft.get', { key }], { value: null })
      void put(null)
    },
  }
}
