import { Button } from 'antd'
import { useText } from '../../text/useText.ts'

/** Back to where the person came from: the results, a case, or a unit. */
export function BackToSearch() {
  const { common } = useText()
  return <Button onClick={() => window.history.back()}>{common.back}</Button>
}
