import { InboxOutlined } from '@ant-design/icons'
import { useState } from 'react'

interface Props {
  readonly disabled: boolean
  /** What to do here, and what happens when it is let go now. */
  readonly idle: string
  readonly over: string
  readonly note: string
  onFiles(files: readonly File[]): void
}

/** Where a file can be dropped with the mouse; by keyboard the button of the screen does the same. */
export function DropZone({ disabled, idle, over: letGo, note, onFiles }: Props) {
  const [over, setOver] = useState(false)
  return (
    <div
      className="drop-zone"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(!disabled)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (!disabled) onFiles([...event.dataTransfer.files])
      }}
    >
      <InboxOutlined aria-hidden className="empty-icon" />
      <p>{over ? letGo : idle}</p>
      <p className="muted">{note}</p>
    </div>
  )
}
