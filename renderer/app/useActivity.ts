import { useEffect } from 'react'
import { watchClipboard } from '../bridge/clipboard.ts'
import { client } from '../bridge/desk.ts'

const pause = 10_000
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Tells main now and then that somebody is there; when the desk locks is main's decision. Also watches what is copied. */
export function useActivity(): void {
  useEffect(() => {
    let told = 0
    const tell = (event: Event) => {
      // Scripts and extensions can make events; only a person's count.
      if (!event.isTrusted || performance.now() - told < pause) return
      told = performance.now()
      client.send('session.touch', {}, crypto.randomUUID()).catch(() => undefined)
    }
    for (const sign of signs) window.addEventListener(sign, tell, { capture: true, passive: true })
    const ignoreClipboard = watchClipboard()
    return () => {
      for (const sign of signs) window.removeEventListener(sign, tell, { capture: true })
      ignoreClipboard()
    }
  }, [])
}
