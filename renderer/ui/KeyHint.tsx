/** A key as it is written on the keyboard: `Alt+1`, `?`. */
export const KeyHint = ({ keys }: { keys: string }) => (
  <span className="nowrap" aria-hidden>
    {keys.split(/\+(?=.)/).map((key, i) => (
      <span key={key}>
        {i > 0 && ' + '}
        <kbd>{key.length === 1 ? key.toUpperCase() : (named[key] ?? key)}</kbd>
      </span>
    ))}
  </span>
)

const named: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
}
