import { useSyncExternalStore } from 'react'

/** A place in the application, kept in the address after `#` so that a reload comes back to it. */
export interface Route {
  readonly screen: string
  /** What the screen shows, e.g. a case id. */
  readonly path: readonly string[]
  /** How it shows it, e.g. filters. */
  readonly query: Readonly<Record<string, string>>
}

/** What a screen gets from the shell; it reaches the rest through hooks. */
export interface ScreenProps {
  readonly route: Route
}

/** Reads `#/case/C-1?tab=history`; an empty address has an empty screen. */
export function parseRoute(hash: string): Route {
  const [place = '', search = ''] = hash.replace(/^#?\/?/, '').split('?', 2)
  const [screen = '', ...path] = place.split('/').filter(Boolean).map(decode)
  return { screen, path, query: Object.fromEntries(new URLSearchParams(search)) }
}

/** Writes a place; members of `query` that are empty are left out. */
export function formatRoute(screen: string, path: readonly string[] = [], query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString()
  return `#/${[screen, ...path].map(encodeURIComponent).join('/')}${search && `?${search}`}`
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
const currentHash = () => window.location.hash

export const useRoute = (): Route => parseRoute(useSyncExternalStore(subscribe, currentHash))

/** Whether that is what is on screen now, e.g. `isAt('case', id)`: an answer that comes late must not pull somebody back who went elsewhere. */
export function isAt(screen: string, first: string): boolean {
  const now = parseRoute(currentHash())
  return now.screen === screen && now.path[0] === first
}

/** Goes to a place; `replace` leaves no step for going back (filters, tabs). */
export function navigate(to: string, options: { readonly replace?: boolean } = {}): void {
  if (to === window.location.hash) return
  if (!options.replace) {
    window.location.hash = to
    return
  }
  window.history.replaceState(null, '', to)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}
