import { PrinterOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { client } from '../../bridge/desk.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useCommand } from '../../bridge/useCommand.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { DocumentView } from './DocumentView.tsx'
import { OutputDialog } from './OutputDialog.tsx'
import css from './prints.module.css'
import { firstChoice, UnitFilters, type UnitsChoice } from './UnitFilters.tsx'
import { UnitTable } from './UnitTable.tsx'
import { useDocumentPrint } from './useDocumentPrint.ts'

/** 单位单据: choose period and 打印单类型, look at a unit's document beside the list, print it, or many at once. Another screen may name period and unit. */
export function UnitsPage({ period, unit }: { period: string | undefined; unit: string | undefined }) {
  const { shell, prints: words } = useText()
  const say = useSay()
  const format = useFormat()
  const periods = useCall('print.periods', {})
  const [choice, setChoice] = useState<UnitsChoice>({ ...firstChoice, period: period ?? null, keyword: unit ?? '' })
  const [selected, setSelected] = useState<readonly string[]>([])
  const [current, setCurrent] = useState<string | null>(unit ?? null)
  const [choosing, setChoosing] = useState<'one' | 'many' | null>(null)
  const run = useCommand('print.run')
  const found =
    periods.data?.find(({ period }) => period === choice.period) ?? periods.data?.find(({ locked }) => locked) ?? periods.data?.[0]
  const ask = found && current !== null ? { kind: choice.kind, key: current, period: found.period } : null
  const print = useDocumentPrint(ask)
  const mayMany = found?.gate.open === true && selected.length > 0
  const chooseOne = () => print.mayPrint && setChoosing('one')
  const chooseMany = () => mayMany && setChoosing('many')
  useKeys(shell.screens.prints, [
    { key: 'p', label: words.key.print, run: chooseOne },
    { key: 'm', label: words.key.many, run: chooseMany },
  ])

  if (periods.isPending) return <Waiting />
  if (!found)
    return (
      <div className="screen-body">
        <ErrorNote failure={periods.error} onRetry={() => void periods.refetch()} />
        {periods.data && <EmptyState why={words.noPeriods} what={words.noPeriodsHelp} />}
      </div>
    )
  const filter = { period: found.period, kind: choice.kind, keyword: choice.keyword, only: choice.only }
  const change = (next: UnitsChoice) => {
    setChoice(next)
    setSelected([])
    setCurrent(null)
  }
  const n = format.count(selected.length, 'units')
  return (
    <>
      <div className={css.units}>
        <div className={css.list}>
          <UnitFilters periods={periods.data ?? []} choice={{ ...choice, period: found.period }} onChange={change} />
          {found.gate.open
            ? found.gate.from !== null && <p className="muted">{words.gateOpen(found.gate.from)}</p>
            : found.gate.why && <Alert type="warning" showIcon title={words.gateShut} description={say(found.gate.why)} />}
          <div className="row">
            <span aria-live="polite">{words.selected(n)}</span>
            <Button size="small" onClick={() => void client.ask('print.select', filter).then(({ units }) => setSelected(units))}>
              {words.selectAll}
            </Button>
            <Button size="small" disabled={selected.length === 0} onClick={() => setSelected([])}>
              {words.selectNone}
            </Button>
          </div>
          <UnitTable filter={filter} selected={selected} onSelected={setSelected} current={current} onCurrent={setCurrent} />
        </div>
        {ask ? <DocumentView ask={ask} print={print} /> : <p className={`${css.document} muted`}>{words.previewNone}</p>}
      </div>
      <ActionBar
        primary={
          print.issued ? (
            <Button type="primary" onClick={print.again}>
              {words.issuedNext}
            </Button>
          ) : (
            <Button type="primary" icon={<PrinterOutlined />} disabled={!print.mayPrint} onClick={chooseOne}>
              {words.print}
            </Button>
          )
        }
      >
        <Button disabled={!mayMany} onClick={chooseMany}>
          {words.printMany(n)}
        </Button>
      </ActionBar>
      <OutputDialog
        open={choosing !== null}
        title={choosing === 'many' ? words.output.titleMany(n) : words.output.title}
        many={choosing === 'many'}
        pending={print.issuing || run.pending}
        failure={
          <>
            <ErrorNote failure={print.issueFailure} onClose={print.resetIssue} />
            <ErrorNote failure={run.failure} onClose={run.reset} />
          </>
        }
        onCancel={() => setChoosing(null)}
        onSubmit={(target, perUnit) => {
          const done =
            choosing === 'many'
              ? run
                  .attempt({ period: found.period, kind: choice.kind, units: [...selected], perUnit, target })
                  .then((started) => started && navigate(formatRoute('prints', ['runs'])))
              : print.print(target)
          void done.then((ok) => ok !== undefined && ok !== false && setChoosing(null))
        }}
      />
    </>
  )
}
