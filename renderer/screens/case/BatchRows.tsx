import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled, MinusCircleFilled } from '@ant-design/icons'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Segmented } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { formatRoute } from '../../app/router.ts'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { StatusTag } from '../../ui/StatusTag.tsx'
import { totalOf } from './budget.ts'
import { Money } from '../../ui/Money.tsx'
import css from './case.module.css'
import { useOpenCase } from './caseContext.ts'
import { ackKey, reasonIsWritten } from './draft.ts'

const filters = ['all', 'open', 'aside'] as const
type Filter = (typeof filters)[number]
const height = 30

/** The rows of one part of a batch: what the checks say of each; the one chosen is shown below. Arrow keys go along. */
export function BatchRows() {
  const { view, part, preview, draft, excluded, setPart } = useOpenCase()
  const { caseFile } = useText()
  const say = useSay()
  const words = caseFile.batch
  const id = useId()
  const [filter, setFilter] = useState<Filter>('all')
  const pane = useRef<HTMLDivElement>(null)
  const previews = new Map(preview?.parts.map((each) => [each.filingId, each]))
  const rows = view.parts.map((each) => {
    const assessed = previews.get(each.filingId)
    const checks = assessed?.checks ?? []
    const given = new Set(each.acknowledgements.map((ack) => ack.checkId))
    const fails = checks.filter((check) => check.result === 'fail').length + (assessed?.blocked.length ?? 0)
    const open = checks.filter(
      (check) =>
        check.result === 'warn' && !given.has(check.id) && !reasonIsWritten(draft.acknowledgements[ackKey(each.filingId, check.id)]),
    ).length
    return { each, assessed, fails, open, aside: excluded.includes(each.filingId) }
  })
  const needed = rows.filter((row) => !row.aside && row.fails + row.open > 0)
  const aside = rows.filter((row) => row.aside)
  const shown = { all: rows, open: needed, aside }[filter]
  const at = shown.findIndex((row) => row.each.filingId === part.filingId)
  const list = useVirtualizer({ count: shown.length, getScrollElement: () => pane.current, estimateSize: () => height, overscan: 6 })
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' })
  }, [at, list])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key]
    const next = step === undefined ? undefined : shown[Math.max(0, Math.min(shown.length - 1, at + step))]
    if (!next) return
    event.preventDefault()
    setPart(next.each.filingId)
  }
  const shownText = (each: (typeof rows)[number]['each'], type: string) =>
    each.fields.find((field) => field.type === type && field.visible)?.display
  return (
    <section className={css.batch} aria-label={words.rows(view.parts.length)}>
      <div className="row">
        <strong>{words.rows(view.parts.length)}</strong>
        {view.batch && (
          <a className="num" href={formatRoute('batches', [view.batch.batchId])}>
            {words.batch(view.batch.number, view.batch.part)}
          </a>
        )}
        <Segmented<Filter>
          size="small"
          value={filter}
          onChange={setFilter}
          options={filters.map((each) => ({
            value: each,
            label: words.filters[each]({ all: rows.length, open: needed.length, aside: aside.length }[each]),
          }))}
        />
        <span className="muted">{words.keys}</span>
      </div>
      <div
        ref={pane}
        className={css.batchPane}
        role="listbox"
        tabIndex={0}
        aria-label={words.rows(view.parts.length)}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        onKeyDown={onKeyDown}
      >
        {shown.length === 0 && <p className="muted">{words.none[filter]}</p>}
        <div style={{ height: list.getTotalSize(), position: 'relative' }}>
          {list.getVirtualItems().map((item) => {
            const row = shown[item.index]
            if (!row) return null
            const { each, assessed, fails, open } = row
            const name = shownText(each, 'personName')
            const number = shownText(each, 'idNumber')
            const total = assessed ? totalOf(assessed.money).total : 0
            return (
              <div
                key={each.filingId}
                id={`${id}-${item.index}`}
                role="option"
                aria-selected={item.index === at}
                className={css.batchRow}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                onClick={() => setPart(each.filingId)}
              >
                <span className="num right">{each.row}</span>
                <span>{name && say(name)}</span>
                <span className="num">{number && say(number)}</span>
                <span>
                  {each.status !== view.status ? (
                    <StatusTag status={each.status} />
                  ) : row.aside ? (
                    <em>
                      <MinusCircleFilled aria-hidden /> {caseFile.turnDown.aside}
                    </em>
                  ) : fails > 0 ? (
                    <span className={css.fail}>
                      <CloseCircleFilled aria-hidden /> {caseFile.resultCount.fail(fails)}
                    </span>
                  ) : open > 0 ? (
                    <span className={css.warn}>
                      <ExclamationCircleFilled aria-hidden /> {caseFile.resultCount.warn(open)}
                    </span>
                  ) : assessed ? (
                    <span className={css.pass}>
                      <CheckCircleFilled aria-hidden /> {words.fine}
                    </span>
                  ) : null}
                </span>
                <span className="right">{total !== 0 && <Money fen={total} />}</span>
              </div>
            )
          })}
        </div>
      </div>
      {part.batchNote !== '' && (
        <p>
          <span className="muted">{words.note}：</span>
          {part.batchNote}
        </p>
      )}
    </section>
  )
}
