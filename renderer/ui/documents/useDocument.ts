import { useEffect, useRef, useState } from 'react'
import { DocumentError, type DocumentFault, type OpenDocument, openDocument } from './openDocument.ts'

export type Opening =
  | { readonly state: 'loading' }
  | { readonly state: 'open'; readonly document: OpenDocument }
  | { readonly state: 'failed'; readonly fault: DocumentFault }

/** Opens the document `id` from the address that `source` yields, and closes it when another is wanted. `attempt` opens it anew. */
export function useDocument(id: string, source: (id: string) => Promise<string>, attempt: number): Opening {
  const [opened, setOpened] = useState<{ readonly key: string; readonly opening: Opening }>()
  const key = `${id}#${attempt}`
  const latest = useRef(source)
  useEffect(() => {
    latest.current = source
  })
  useEffect(() => {
    const abort = new AbortController()
    let document: OpenDocument | undefined
    const settle = (opening: Opening) => setOpened({ key, opening })
    latest
      .current(id)
      .catch(() => {
        throw new DocumentError('fetch')
      })
      .then((url) => openDocument(url, abort.signal))
      .then(
        (found) => {
          if (abort.signal.aborted) return found.close()
          document = found
          settle({ state: 'open', document: found })
        },
        (error: unknown) => {
          if (!abort.signal.aborted) settle({ state: 'failed', fault: error instanceof DocumentError ? error.fault : 'broken' })
        },
      )
    return () => {
      abort.abort()
      document?.close()
    }
  }, [id, key])
  return opened?.key === key ? opened.opening : { state: 'loading' }
}
