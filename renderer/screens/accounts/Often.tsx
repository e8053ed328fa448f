import { WarningOutlined } from '@ant-design/icons'
import { useText } from '../../text/useText.ts'
import { Tag } from '../../ui/StatusTag.tsx'

/** A count that reaches the office's threshold. */
export function Often() {
  const { accounts: words } = useText()
  return (
    <Tag tone="back" icon={<WarningOutlined aria-hidden />}>
      {words.resets.often}
    </Tag>
  )
}
