import { useEffect, useRef, useState } from 'react'

/** What is being typed, given on after `ms` without a key. A change from outside replaces the text. */
export function useDebounced(value: string, give: (value: string) => void, ms: number): [string, (value: string) => void] {
  const [typed, setTyped] = useState(value)
  const given = useRef(value)
  const latest = useRef(give)
  useEffect(() => {
    latest.current = give
  })
  useEffect(() => {
    if (value === given.current) return
    given.current = value
    setTyped(value)
  }, [value])
  useEffect(() => {
    if (typed === given.current) return
    const timer = setTimeout(() => {
      given.current = typed
      latest.current(typed)
    }, ms)
    return () => clearTimeout(timer)
  }, [typed, ms])
  return [typed, setTyped]
}
