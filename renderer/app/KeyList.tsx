import { Modal } from 'antd'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useText } from '../text/useText.ts'
import { useKeyLayers } from './useKeys.ts'

/** The keys that work where the person is, nearest first. */
export function KeyList({ open, onClose }: { open: boolean; onClose(): void }) {
  const { shell } = useText()
  const layers = useKeyLayers()
  return (
    <Modal open={open} title={shell.keys} onCancel={onClose} footer={null} width={560}>
      <div className="stack">
        {layers.map((layer) => (
          <section key={layer.screen} aria-label={layer.screen}>
            <h3>{layer.screen}</h3>
            <table className="keys">
              <tbody>
                {layer.bindings.map((binding) => (
                  <tr key={binding.key}>
                    <td>
                      <KeyHint keys={binding.key} />
                      <span className="hidden">{binding.key}</span>
                    </td>
                    <td>{binding.label}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    </Modal>
  )
}
