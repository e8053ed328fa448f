import { useFormat } from '../text/useFormat.ts'

/** An ISO timestamp as day, or as day and time with `time`, in +08:00. */
export function DateText({ at, time = false }: { at: string; time?: boolean }) {
  const format = useFormat()
  return (
    <time className="num nowrap" dateTime={at}>
      {time ? format.time(at) : format.date(at)}
    </time>
  )
}
