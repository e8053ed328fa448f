import { EyeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useText } from '../text/useText.ts'

/** A masked personal number; `onReveal` asks to see it in full, which is recorded. */
export function MaskedValue({ value, onReveal }: { value: string; onReveal?: (() => void) | undefined }) {
  const { common } = useText()
  return (
    <span className="nowrap">
      <span className="num">{value}</span>
      {onReveal && (
        <Button
          type="text"
          size="small"
          icon={<EyeOutlined />}
          onClick={onReveal}
          aria-label={common.reveal}
          title={common.noted(common.reveal, common.revealNote)}
        />
      )}
    </span>
  )
}
