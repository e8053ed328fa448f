import { DoubleLeftOutlined, DoubleRightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useText } from '../../text/useText.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import css from './case.module.css'

interface Props {
  readonly side: 'left' | 'right'
  readonly name: string
  readonly open: boolean
  readonly children: ReactNode
  onOpen(open: boolean): void
}

/** A column that folds to a narrow strip. */
export function Collapsible({ side, name, open, children, onOpen }: Props) {
  const { caseFile } = useText()
  const label = open ? caseFile.collapse(name) : caseFile.expand(name)
  const inward = (side === 'left') === open
  return (
    <aside className={css.column} data-side={side} data-open={open} aria-label={name}>
      <div className={css.columnHead}>
        <Button
          type="text"
          size="small"
          icon={inward ? <DoubleLeftOutlined /> : <DoubleRightOutlined />}
          aria-expanded={open}
          aria-label={label}
          title={label}
          onClick={() => onOpen(!open)}
        />
        {open && <span className="muted">{name}</span>}
        {open && <KeyHint keys={side === 'left' ? '[' : ']'} />}
      </div>
      {open && <div className={css.columnBody}>{children}</div>}
    </aside>
  )
}
