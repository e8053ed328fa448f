const keptFor = 30_000

let timer: ReturnType<typeof setTimeout> | undefined
let holdsOurs = false

/** Empties the clipboard after something was copied here. */
export async function wipeClipboard(): Promise<void> {
  clearTimeout(timer)
  if (!holdsOurs) return
  holdsOurs = false
  try {
    await navigator.clipboard.writeText('')
  } catch {
    // The window is behind others and may not write: once more when it comes to the front.
    window.addEventListener('focus', () => void navigator.clipboard.writeText('').catch(() => undefined), { once: true })
  }
}

const copied = () => {
  holdsOurs = true
  clearTimeout(timer)
  timer = setTimeout(() => void wipeClipboard(), keptFor)
}

/** What is copied anywhere on the desk leaves the clipboard after half a minute. */
export function watchClipboard(): () => void {
  document.addEventListener('copy', copied)
  document.addEventListener('cut', copied)
  return () => {
    document.removeEventListener('copy', copied)
    document.removeEventListener('cut', copied)
  }
}
