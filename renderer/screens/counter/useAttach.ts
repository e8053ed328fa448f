import { useState } from 'react'
import { fileTicket } from '../../bridge/fileTicket.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useText } from '../../text/useText.ts'
import type { Attached } from './entryDraft.ts'
import { pastedPicture } from './pastedPicture.ts'

/** Keeps chosen, dropped or pasted files one after the other and gives each on as soon as it is kept. */
export function useAttach(add: (file: Attached) => void) {
  const { counter: words } = useText()
  const command = useCommand('counter.attach')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const keep = async (slot: string, file: File, at: number): Promise<boolean> => {
    const ticket = await fileTicket(file)
    const picture = ticket === undefined ? await pastedPicture(file) : undefined
    if (ticket === undefined && picture === undefined) {
      setProblem(words.tooLargeToPaste)
      return false
    }
    const kept = await command.attempt(ticket === undefined ? { name: words.pastedName(at), base64: picture ?? '' } : { ticket })
    if (kept) add({ slot, name: kept.name, sha256: kept.sha256, size: kept.size })
    return kept !== undefined
  }

  return {
    busy,
    problem,
    failure: command.failure,
    close() {
      setProblem(null)
      command.reset()
    },
    /** Stops at the first that is refused, so that its words stay on screen. */
    async take(slot: string, files: readonly File[]) {
      setProblem(null)
      command.reset()
      setBusy(true)
      for (const [i, file] of files.entries()) if (!(await keep(slot, file, i + 1))) break
      setBusy(false)
    },
  }
}
