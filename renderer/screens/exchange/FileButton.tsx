import { Button } from 'antd'
import { useRef } from 'react'

interface Props {
  readonly label: string
  readonly accept: string
  readonly primary: boolean
  readonly disabled: boolean
  onFiles(files: readonly File[]): void
}

/** Opens the system's file choice; the field itself is not shown. */
export function FileButton({ label, accept, primary, disabled, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        className="hidden"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button {...(primary && { type: 'primary' as const })} disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}
