import { EyeInvisibleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useText } from '../text/useText.ts'

const seconds = 30

/** A personal number shown in full for half a minute. */
export function Revealed({ value, onHide }: { value: string; onHide(): void }) {
  const { caseFile } = useText()
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => now - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) onHide()
  }, [left, onHide])
  return (
    <span className="nowrap">
      <strong className="num">{value}</strong>
      <Button type="text" size="small" icon={<EyeInvisibleOutlined />} onClick={onHide}>
        {caseFile.hide(Math.max(0, left))}
      </Button>
    </span>
  )
}
