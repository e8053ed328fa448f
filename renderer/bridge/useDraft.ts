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

/** What a person typed and has not sent, saved half a second after the last key and when leaving. `read` makes sense of what was stored. */
export function useDraft<T>(key: string, read: (stored: unknown) => T): Draft<T> {
  const stored = useCall('draft.get', { key })
  const save = useCommand('draft.save')
  const queries = useQueryClient()
  const [typed, setTyped] = useState<{ readonly value: T }>()
  const pending = useRef<{ readonly value: T; readonly timer: ReturnType<typeof setTimeout> }>(undefined)
  const reader = useRef(read)
  const found = useMemo(() => reader.current(stored.data?.value), [stored.data])

  const put = (value: unknown) => {
    pending.current = undefined
    return save.attempt({ key, value })
  }
  const flush = useRef((): Promise<unknown> => Promise.resolve())
  useEffect(() => {
    flush.current = async () => {
      if (!pending.current) return
      clearTimeout(pending.current.timer)
      await put(pending.current.value)
    }
  })
  useEffect(() => {
    const leave = () => void flush.current()
    const forget = onLeaving(() => flush.current())
    window.addEventListener('pagehide', leave)
    return () => {
      forget()
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])

  return {
    value: typed ? typed.value : found,
    ready: !stored.isPending,
    saving: save.pending,
    failure: save.failure,
    set(value) {
      setTyped({ value })
      // Coming back to this case finds what was typed, not what was stored when it was first opened.
      queries.setQueryData(['draft.get', { key }], { value })
      clearTimeout(pending.current?.timer)
      pending.current = { value, timer: setTimeout(() => void put(value), pause) }
    },
    clear() {
      clearTimeout(pending.current?.timer)
      setTyped({ value: reader.current(null) })
      queries.setQueryData(['draft.get', { key }], { value: null })
      void put(null)
    },
  }
}
