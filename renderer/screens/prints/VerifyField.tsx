import { Alert, Input, Modal } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { printKindLabels } from '../../../shared/print/kinds.ts'
import { client } from '../../bridge/desk.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import css from './prints.module.css'
import { PrintTag } from './PrintTag.tsx'

type Verified = OutputOf<'print.verify'>

/** 核验: a code typed, or typed by a scanner; the answer names what the paper has to say. */
export function VerifyField() {
  const { prints, common } = useText()
  const words = prints.verify
  const say = useSay()
  const format = useFormat()
  const [code, setCode] = useState('')
  const [asking, setAsking] = useState(false)
  const [found, setFound] = useState<Verified | null>(null)
  const verify = async () => {
    if (code.trim() === '') return
    setAsking(true)
    await client
      .ask('print.verify', { code })
      .then(setFound)
      .finally(() => setAsking(false))
  }
  const print = found?.print
  const standing = print && !print.voided && print.state !== 'notPrinted'
  return (
    <>
      <Input.Search
        id="verify-code"
        aria-label={words.label}
        placeholder={words.placeholder}
        enterButton={words.act}
        style={{ width: 340 }}
        maxLength={200}
        loading={asking}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        onSearch={() => void verify()}
      />
      <Modal
        open={found !== null}
        title={words.title}
        footer={(_, { OkBtn }) => <OkBtn />}
        okText={common.ok}
        onCancel={() => setFound(null)}
        onOk={() => setFound(null)}
      >
        <div className="stack">
          {found?.result === 'unknown' && <Alert type="error" showIcon title={words.unknown} description={words.unknownHelp} />}
          {found?.result === 'notACode' && <Alert type="warning" showIcon title={words.notACode} description={words.notACodeHelp} />}
          {found?.result === 'altered' && <Alert type="error" showIcon title={words.altered} description={words.alteredHelp} />}
          {found?.result === 'genuine' && print && (
            <Alert
              type={standing ? 'success' : 'warning'}
              showIcon
              title={print.voided ? words.voided : print.state === 'notPrinted' ? words.notPrinted : words.genuine}
              description={print.voided?.reason}
            />
          )}
          {print && (
            <>
              <div className="row">
                <strong>{say(printKindLabels[print.kind])}</strong>
                <span className="num">{print.number}</span>
                <PrintTag state={print.voided ? 'voided' : print.state} />
              </div>
              <div className="row muted">
                <span>{common.labelled(prints.columns.copy, String(print.copy))}</span>
                <span>{print.who}</span>
                <DateText at={print.at} time />
                {found.newer > 0 && <strong>{words.newer(format.count(found.newer, 'files'))}</strong>}
              </div>
              <dl className={css.figures}>
                {found.figures.map(({ label, value }) => (
                  <div key={label}>
                    <dt className="muted">{label}</dt>
                    <dd className="num">{value}</dd>
                  </div>
                ))}
              </dl>
            </>
          )}
        </div>
      </Modal>
    </>
  )
}
