import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { type SheetKey, sheetKeys } from '../../../shared/rules/sheet.ts'
import { formatRoute, navigate } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import css from './assessment.module.css'
import { Explanation } from './Explanation.tsx'
import { goTo, type Place } from './place.ts'
import { SheetForm } from './SheetForm.tsx'
import { StateTag } from './Standing.tsx'
import { WhatIf } from './WhatIf.tsx'

interface Props {
  readonly period: string
  readonly unitNo: string
  readonly place: Place
}

/** A unit's sheet as the form has it; the chosen line is explained beside it. */
export function SheetPage({ period, unitNo, place }: Props) {
  const { shell, assessment: words } = useText()
  const say = useSay()
  const format = useFormat()
  const [key, setKey] = useState<SheetKey>('unitPayable')
  const [side, setSide] = useState<'line' | 'whatIf'>('line')
  const sheet = useCall('assessment.sheet', { period, unitNo })
  const units = useCall('assessment.units', { period, only: place.only, keyword: place.keyword }).data ?? []
  const at = units.indexOf(unitNo)
  const print = () => navigate(formatRoute('prints', ['units'], { period, unit: unitNo }))
  const back = () => goTo({ ...place, period, unitNo: null })
  const neighbour = (by: 1 | -1) => {
    const other = at < 0 ? undefined : units[at + by]
    if (other !== undefined) goTo({ ...place, period, unitNo: other }, true)
  }
  const move = (by: 1 | -1) => {
    const next = sheetKeys[sheetKeys.indexOf(key) + by]
    if (next) setKey(next)
    setSide('line')
  }
  useEffect(() => {
    document.getElementById(`line-${key}`)?.scrollIntoView({ block: 'nearest' })
  }, [key])
  useKeys(shell.screens.assessment, [
    { key: 'ArrowDown', label: words.key.down, run: () => move(1) },
    { key: 'ArrowUp', label: words.key.up, run: () => move(-1) },
    { key: 'j', label: words.key.down, run: () => move(1) },
    { key: 'k', label: words.key.up, run: () => move(-1) },
    { key: 'w', label: words.key.whatIf, run: () => setSide(side === 'line' ? 'whatIf' : 'line') },
    { key: 'n', label: words.key.next, run: () => neighbour(1) },
    { key: 'b', label: words.key.previous, run: () => neighbour(-1) },
    { key: 'd', label: words.key.print, run: () => sheet.data?.locked && print() },
    { key: 'Escape', label: words.key.back, run: back },
  ])
  return (
    <section className="screen">
      <PageHead
        title={sheet.data?.unitName ?? unitNo}
        note={
          <>
            <span className="num">{unitNo}</span> · {format.month(period)}{' '}
            {sheet.data && <StateTag state={sheet.data.locked ? 'locked' : 'previewed'} />}
          </>
        }
        extra={
          <Segmented<'line' | 'whatIf'>
            value={side}
            onChange={setSide}
            options={[
              { value: 'line', label: words.explain.tab },
              { value: 'whatIf', label: words.whatIf.title },
            ]}
          />
        }
      />
      {sheet.isPending && <Waiting />}
      {sheet.error && sheet.error.code !== 'notFound' && <ErrorNote failure={sheet.error} onRetry={() => void sheet.refetch()} />}
      {sheet.error?.code === 'notFound' && <EmptyState why={words.sheet.noSheet} what={words.sheet.noSheetHelp} />}
      {sheet.data && (
        <div className={css.sheetPage}>
          <div className={css.left}>
            <SheetForm
              sheet={sheet.data}
              chosen={side === 'line' ? key : null}
              onChoose={(chosen) => {
                setKey(chosen)
                setSide('line')
              }}
            />
            {sheet.data.missing.map((gap) => (
              <p key={`${gap.table}/${gap.month}`} className={css.fail}>
                {say(gap.message)}（{format.count(gap.persons, 'people')}）
              </p>
            ))}
          </div>
          <div className={css.right} aria-live="polite">
            {side === 'line' ? (
              <Explanation key={key} period={period} unitNo={unitNo} line={key} onLine={setKey} />
            ) : (
              <WhatIf unitNo={unitNo} locked={sheet.data.locked} />
            )}
          </div>
        </div>
      )}
      <ActionBar>
        <Button icon={<ArrowLeftOutlined />} onClick={back}>
          {words.sheet.list}
        </Button>
        {sheet.data?.locked && (
          <Button icon={<PrinterOutlined />} onClick={print}>
            {words.print}
          </Button>
        )}
        <Button disabled={at <= 0} onClick={() => neighbour(-1)}>
          {words.sheet.previous}
        </Button>
        <Button disabled={at < 0 || at >= units.length - 1} onClick={() => neighbour(1)}>
          {words.sheet.next}
        </Button>
      </ActionBar>
    </section>
  )
}
