import { PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button } from 'antd'
import type { Slip } from '../../../shared/contract/accounts.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { DateText } from '../../ui/DateText.tsx'
import css from './accounts.module.css'

const print = () => window.print()

/**
 * 账号重置单, shown once: nothing keeps the password but this page, and leaving it forgets it. It prints itself and not through the print
 * register, which stores every PDF; the paper that the register keeps names the rule only (打印重置单 in the account's history).
 */
export function SlipPage({ slip, onClose }: { slip: Slip; onClose(): void }) {
  const { shell, accounts: words, common } = useText()
  const w = words.slip
  const say = useSay()
  const { modal } = App.useApp()
  useKeys(shell.screens.accounts, [{ key: 'p', label: words.keys.print, run: print }])
  const ask = () => modal.confirm({ title: w.closeTitle, content: w.closeWhat, okText: w.close, cancelText: common.cancel, onOk: onClose })
  return (
    <section className="screen">
      <div className="screen-body stack">
        <Alert type="warning" showIcon role="alert" title={w.once} />
        <article className={`${css.slip} panel printed`} aria-labelledby="slip-title">
          <h2 id="slip-title">{w.titles[slip.act]}</h2>
          <dl>
            <dt>{w.system}</dt>
            <dd>{say(slip.systemLabel)}</dd>
            <dt>{w.account}</dt>
            <dd className="num">
              <strong>{slip.accountName}</strong>
            </dd>
            <dt>{w.password}</dt>
            <dd>
              <output className={css.password ?? ''}>{slip.password}</output>
            </dd>
            <dt>{w.rule}</dt>
            <dd>{say(slip.ruleLabel)}</dd>
            {slip.validUntil && (
              <>
                <dt>{w.validUntil}</dt>
                <dd>
                  <DateText at={slip.validUntil} time />
                </dd>
              </>
            )}
            <dt>{w.unit}</dt>
            <dd>{slip.unitName}</dd>
            <dt>{w.creditCode}</dt>
            <dd className="num">{slip.creditCode}</dd>
            <dt>{w.holder}</dt>
            <dd>{slip.holderName}</dd>
            <dt>{w.at}</dt>
            <dd>
              <DateText at={slip.at} time />
            </dd>
            <dt>{w.clerk}</dt>
            <dd>{slip.clerk}</dd>
            <dt>{w.office}</dt>
            <dd>
              {slip.officeName} <span className="muted">{slip.contact}</span>
            </dd>
          </dl>
          <p>{w.next}</p>
          <p>
            {w.receiver(slip.receiver)}　{w.sign}
          </p>
        </article>
      </div>
      <ActionBar
        primary={
          <Button type="primary" icon={<PrinterOutlined />} onClick={print}>
            {w.print}
          </Button>
        }
      >
        <Button onClick={ask}>{w.close}</Button>
      </ActionBar>
    </section>
  )
}
