import { CopyOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useText } from '../text/useText.ts'

/** Shows the recovery code, once; goes on only when the person says that it is written down. */
export function RecoveryCode({ code, replaced, office, onDone }: { code: string; replaced: boolean; office: string; onDone(): void }) {
  const { start, common } = useText()
  const { message } = App.useApp()
  const [stored, setStored] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(code)
    void message.success(common.copied)
  }
  return (
    <section className="panel stack" aria-labelledby="recovery-title">
      <h1 id="recovery-title">{start.codeTitle}</h1>
      {replaced && <p>{start.codeReplaced}</p>}
      <Alert type="warning" showIcon title={start.codeWhy} />
      <div className="printed">
        <p className="print-only">
          {start.codePrintHead} · {office}
        </p>
        <output className="recovery-code">{code}</output>
      </div>
      <div className="row">
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {common.copy}
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {common.print}
        </Button>
      </div>
      <Checkbox checked={stored} onChange={(event) => setStored(event.target.checked)}>
        {start.codeStored}
      </Checkbox>
      <div className="row end">
        <Button type="primary" disabled={!stored} onClick={onDone}>
          {start.codeContinue}
        </Button>
      </div>
    </section>
  )
}
