import { InboxOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useText } from '../../text/useText.ts'

/** Where a package can be dropped with the mouse; by keyboard the button of the screen does the same. */
export function DropZone({ disabled, onFiles }: { disabled: boolean; onFiles(files: readonly File[]): void }) {
  const { exchange: words } = useText()
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
      <p>{over ? words.dropNow : words.drop}</p>
      <p className="muted">{words.allOrNothing}</p>
    </div>
  )
}
