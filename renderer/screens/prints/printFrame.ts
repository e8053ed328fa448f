/**
 * Shows the system's print dialog for a PDF: the browser's own viewer in a frame nobody sees. Only for a window that a person sits at:
 * without one the page would die of it, so main says beforehand whether it may be called (`dialog`).
 */
export async function printInFrame(url: string): Promise<void> {
  const reply = await fetch(url)
  if (!reply.ok) throw new Error('the document is gone')
  const address = URL.createObjectURL(new Blob([await reply.arrayBuffer()], { type: 'application/pdf' }))
  document.getElementById('print-frame')?.remove()
  const frame = document.createElement('iframe')
  frame.id = 'print-frame'
  frame.className = 'hidden'
  frame.tabIndex = -1
  frame.setAttribute('aria-hidden', 'true')
  frame.addEventListener('load', () => {
    frame.contentWindow?.focus()
    frame.contentWindow?.print()
    // The dialog goes on reading; the address is kept until the next document.
    setTimeout(() => URL.revokeObjectURL(address), 600_000)
  })
  frame.src = address
  document.body.append(frame)
}
