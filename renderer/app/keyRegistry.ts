/** One key of a screen: what it is called on the key list, and what it does. */
export interface KeyBinding {
  /** `j`, `?`, `ArrowDown`, `Alt+1`, `Ctrl+Enter`, `Escape`; letters are written small. */
  readonly key: string
  readonly label: string
  run(): void
  /** A decision on a case: never bound to bare Enter, and a held key does not repeat it. */
  readonly decides?: boolean
  /** Works inside dialogs too. */
  readonly anywhere?: boolean
}

/** What of a keyboard event matters here. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly repeat: boolean
  readonly isComposing: boolean
}

/** Where the focus is: in a field, on something that Enter or Space presses, inside a dialog. */
export interface Focus {
  readonly typing: boolean
  readonly pressable: boolean
  readonly inDialog: boolean
}

/** The press in the notation of a binding. */
export function nameOf(press: KeyPress): string {
  // Alt turns digits and letters into other characters on some keyboards; the code says which key it was.
  const key = press.altKey && /^(Digit|Key)/.test(press.code) ? press.code.replace(/^(Digit|Key)/, '').toLowerCase() : press.key
  const single = [...key].length === 1
  return [
    (press.ctrlKey || press.metaKey) && 'Ctrl',
    press.altKey && 'Alt',
    press.shiftKey && !single && 'Shift',
    single ? key.toLowerCase() : key,
  ]
    .filter(Boolean)
    .join('+')
}

const bare = (key: string) => !/^(Ctrl|Alt)\+/.test(key)

/** The keys of the screens on view. The screen opened last comes first, the shell's own last. */
export function createKeyRegistry() {
  const layers: { screen: string; bindings: readonly KeyBinding[] }[] = []
  const listeners = new Set<() => void>()
  let shown: readonly { readonly screen: string; readonly bindings: readonly KeyBinding[] }[] = []
  const publish = () => {
    shown = layers.toReversed()
    for (const listener of listeners) listener()
  }
  return {
    /** Adds a screen's keys; returns the way to take them away. Throws when bare Enter would decide. */
    add(screen: string, bindings: readonly KeyBinding[]): () => void {
      const unsafe = bindings.find((binding) => binding.decides && /(^|\+)(Enter| )$/.test(binding.key) && bare(binding.key))
      if (unsafe) throw new Error(`Enter must not decide: ${screen}`)
      const layer = { screen, bindings }
      layers.push(layer)
      publish()
      return () => {
        layers.splice(layers.indexOf(layer), 1)
        publish()
      }
    },
    /** The layers for the key list, nearest first. */
    layers: () => shown,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Runs what the press means here; true when it meant something. */
    dispatch(press: KeyPress, focus: Focus): boolean {
      if (press.isComposing) return false
      const name = nameOf(press)
      if (focus.typing && bare(name) && name !== 'Escape') return false
      if (focus.pressable && (name === 'Enter' || name === ' ')) return false
      const binding = shown.flatMap((layer) => layer.bindings).find((candidate) => candidate.key === name)
      if (!binding || (focus.inDialog && !binding.anywhere) || (press.repeat && binding.decides)) return false
      binding.run()
      return true
    },
  }
}
export type KeyRegistry = ReturnType<typeof createKeyRegistry>
