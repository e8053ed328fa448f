import { SearchOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, type InputRef, type RefSelectProps, Select } from 'antd'
import type { Ref } from 'react'
import type { QueueFilter } from '../../../shared/contract/filings.ts'
import { offices } from '../../../shared/policy/offices.ts'
import { openStatuses, statuses, statusLabels } from '../../../shared/review/status.ts'
import { addMonths, monthOf } from '../../../shared/rules/months.ts'
import { narrows, noFilter, type QueueChoice, type QueueOrder } from '../../bridge/queue/filter.ts'
import { useNow } from '../../bridge/useNow.ts'
import { useStatus } from '../../bridge/useSession.ts'
import { useLanguage, useSay } from '../../text/language.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { kindChoices } from '../../ui/queue/kindChoices.ts'
import { officeName } from '../../ui/officeName.ts'
import css from './queueScreen.module.css'
import { useDebounced } from '../../ui/useDebounced.ts'

interface Props {
  readonly choice: QueueChoice
  readonly keywordRef: Ref<InputRef>
  readonly statusRef: Ref<RefSelectProps>
  onChoice(choice: QueueChoice): void
  /** From the keyword down into the list. */
  onLeave(): void
}

const orders: readonly QueueOrder[] = ['deadline', 'deadlineDesc']

/** Everything the list can be narrowed by, in one row that wraps. */
export function FilterBar({ choice, keywordRef, statusRef, onChoice, onLeave }: Props) {
  const { queue } = useText()
  const say = useSay()
  const language = useLanguage()
  const format = useFormat()
  const thisMonth = monthOf(format.date(useNow()))
  const held = useStatus().data?.staff?.offices ?? []
  const { filter, order } = choice
  const put = (change: Partial<QueueFilter>) => onChoice({ filter: { ...filter, ...change }, order })
  const [keyword, setKeyword] = useDebounced(filter.keyword, (typed) => put({ keyword: typed }), 250)
  const months = Array.from({ length: 24 }, (_, i) => addMonths(thisMonth, -i))
  const onlyOpen = filter.statuses.length === openStatuses.length && openStatuses.every((status) => filter.statuses.includes(status))

  return (
    <search className={css.filters} aria-label={queue.filters}>
      <Input
        ref={keywordRef}
        className={css.keyword ?? ''}
        prefix={<SearchOutlined aria-hidden />}
        aria-label={`${queue.keyword}：${queue.keywordHint}`}
        placeholder={queue.keywordHint}
        title={queue.keywordHint}
        allowClear
        maxLength={60}
        value={keyword}
        onChange={(event) => setKeyword(event.target.value)}
        onPressEnter={onLeave}
      />
      <Select
        ref={statusRef}
        className={css.wide ?? ''}
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        aria-label={queue.status}
        placeholder={queue.status}
        value={onlyOpen ? [] : filter.statuses}
        {...(onlyOpen && { placeholder: `${queue.status}：${queue.openOnly}` })}
        onChange={(chosen) => put({ statuses: chosen })}
        options={statuses.map((status) => ({ value: status, label: say(statusLabels[status]) }))}
      />
      <Select
        className={css.narrow ?? ''}
        allowClear
        aria-label={queue.month}
        placeholder={queue.month}
        value={filter.month}
        onChange={(chosen) => put({ month: chosen ?? null })}
        options={months.map((value) => ({ value, label: format.month(value) }))}
      />
      <Select
        className={css.wide ?? ''}
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        aria-label={queue.kind}
        placeholder={queue.kind}
        value={filter.kinds}
        onChange={(chosen) => put({ kinds: chosen })}
        options={kindChoices(say)}
      />
      {held.length > 1 && (
        <Select
          className={css.narrow ?? ''}
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          optionFilterProp="label"
          aria-label={queue.office}
          placeholder={queue.office}
          value={filter.offices}
          onChange={(chosen) => put({ offices: chosen })}
          options={offices
            .filter((office) => held.includes(office.id))
            .map((office) => ({ value: office.id, label: officeName(office.id, language) }))}
        />
      )}
      <Checkbox checked={filter.mine} title={queue.mineHint} onChange={(event) => put({ mine: event.target.checked })}>
        {queue.mine}
      </Checkbox>
      <Select
        className={css.narrow ?? ''}
        aria-label={queue.order}
        value={order}
        onChange={(chosen) => onChoice({ filter, order: chosen })}
        options={orders.map((value) => ({ value, label: queue.orders[value] }))}
      />
      <Button disabled={!narrows(filter)} onClick={() => onChoice({ filter: noFilter, order })}>
        {queue.clear}
      </Button>
    </search>
  )
}
