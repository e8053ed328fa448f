import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type PrintKind, printRoles } from '../../shared/print/kinds.ts'
import { useText } from '../text/useText.ts'

type Kind = Extract<PrintKind, 'rightsStatement' | 'contributionCertificate' | 'receipt' | 'rejection' | 'rollbackPlan'>

/** Leads to the documents of a person or a case that these roles may print; `about` is the person's id, or the filing's. */
export function PrintButtons({ kinds, about, held }: { kinds: readonly Kind[]; about: string; held: readonly string[] }) {
  const { prints } = useText()
  return (
    <span className="row">
      {kinds
        .filter((kind) => printRoles[kind].some((role) => held.includes(role)))
        .map((kind) => (
          <Button key={kind} size="small" icon={<PrinterOutlined />} href={`#/prints/document/${kind}/${encodeURIComponent(about)}`}>
            {prints.buttons[kind]}
          </Button>
        ))}
    </span>
  )
}
