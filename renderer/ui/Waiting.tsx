import { Spin } from 'antd'
import { useEffect, useState } from 'react'
import { useText } from '../text/useText.ts'

/** True once it has lasted `ms`. */
export function useLasting(active: boolean, ms: number): boolean {
  const [lasted, setLasted] = useState(false)
  useEffect(() => {
    if (!active) return
    const timer = setTimeout(() => setLasted(true), ms)
    return () => {
      clearTimeout(timer)
      setLasted(false)
    }
  }, [active, ms])
  return active && lasted
}

/** Nothing for 300 ms, then that it waits, after 5 s that it still does; `onStop` offers the way out. */
export function Waiting({ label, children }: { label?: string; children?: React.ReactNode }) {
  const { common } = useText()
  const shown = useLasting(true, 300)
  const long = useLasting(true, 5000)
  return (
    <div className="waiting" role="status" aria-live="polite">
      {shown && (
        <>
          <Spin size="small" />
          <span>{label ?? (long ? common.stillLoading : common.loading)}</span>
          {children}
        </>
      )}
    </div>
  )
}
