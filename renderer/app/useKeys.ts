import { useEffect, useRef, useSyncExternalStore } from 'react'
import { createKeyRegistry, type Focus, type KeyBinding } from './keyRegistry.ts'

const registry = createKeyRegistry()

const focusOf = (target: EventTarget | null): Focus => {
  if (!(target instanceof HTMLElement)) return { typing: false, pressable: false, inDialog: false }
  const input = target.closest('input, textarea, select, [contenteditable=true]')
  const ticked = input instanceof HTMLInputElement && ['checkbox', 'radio', 'button', 'file'].includes(input.type)
  return {
    typing: input !== null && !ticked,
    pressable: ticked || target.closest('button, a[href], summary, [role=button], [role=option], [role=tab]') !== null,
    inDialog: target.closest('[role=dialog]') !== null,
  }
}

/** Listens for the whole window; used once, by the shell. */
export function useKeyDispatch(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && registry.dispatch(event, focusOf(event.target))) event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** The keys of a screen while it is on view; the same list feeds the dispatcher and the key list. `screen` is its name as shown. */
export function useKeys(screen: string, bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings)
  useEffect(() => {
    latest.current = bindings
  })
  // Registered again only when keys or labels change; what they run is always the latest.
  const shape = JSON.stringify(bindings.map(({ key, label, decides, anywhere }) => ({ key, label, decides, anywhere })))
  useEffect(() => {
    const list: Omit<KeyBinding, 'run'>[] = JSON.parse(shape)
    return registry.add(
      screen,
      list.map((binding) => ({ ...binding, run: () => latest.current.find((candidate) => candidate.key === binding.key)?.run() })),
    )
  }, [screen, shape])
}

/** Every layer of keys on view, nearest first. */
export const useKeyLayers = () => useSyncExternalStore(registry.subscribe, registry.layers)
