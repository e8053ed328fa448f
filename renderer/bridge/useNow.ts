import { useEffect, useState } from 'react'
import { useStatus } from './useSession.ts'

/** The desk's time as ISO: fixed in a demonstration office, else running on from what main said, minute by minute. */
export function useNow(): string {
  const { data, dataUpdatedAt } = useStatus()
  const [clock, setClock] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setClock(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  if (!data) return new Date(clock).toISOString()
  return data.demo ? data.now : new Date(Date.parse(data.now) + Math.max(0, clock - dataUpdatedAt)).toISOString()
}
