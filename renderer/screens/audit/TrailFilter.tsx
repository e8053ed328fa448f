import { Input, type InputRef, Select } from 'antd'
import { type RefObject, useState } from 'react'
import { trailGroups } from '../../../shared/journal/trailGroups.ts'
import { isDate } from '../../../shared/rules/dates.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useText } from '../../text/useText.ts'
import { useDebounced } from '../../ui/useDebounced.ts'
import css from './audit.module.css'
import type { Filter, Group } from './TrailTable.tsx'

type Query = Readonly<Record<string, string>>
const isGroup = (name: string | undefined): name is Group => name !== undefined && Object.hasOwn(trailGroups, name)
const dayOf = (typed: string | undefined) => (typed !== undefined && isDate(typed) ? typed : null)

/** What the address asks for; what it cannot mean is left out. */
export const filterOf = (query: Query): Filter => ({
  staffId: query['who'] ?? null,
  group: isGroup(query['group']) ? query['group'] : null,
  from: dayOf(query['from']),
  to: dayOf(query['to']),
  record: query['record'] ?? '',
})

/** By matter, person, days and record; the address keeps it. */
export function TrailFilter({
  query,
  filter,
  search,
  onNarrow,
}: {
  query: Query
  filter: Filter
  search: RefObject<InputRef | null>
  onNarrow(change: Query): void
}) {
  const { audit: words } = useText()
  const people = useCall('staff.list', {}).data ?? []
  const [record, setRecord] = useDebounced(filter.record, (value) => onNarrow({ record: value.trim() }), 300)
  const [dates, setDates] = useState({ from: query['from'] ?? '', to: query['to'] ?? '' })
  const day = (end: 'from' | 'to', value: string) => {
    setDates({ ...dates, [end]: value })
    if (value === '' || isDate(value)) onNarrow({ [end]: value })
  }
  return (
    <search className={css.filter}>
      <Select<Group | ''>
        aria-label={words.group}
        value={filter.group ?? ''}
        options={[
          { value: '' as const, label: words.all },
          ...(Object.keys(trailGroups) as Group[]).map((value) => ({ value, label: words.groups[value] })),
        ]}
        onChange={(value) => onNarrow({ group: value })}
      />
      <Select
        aria-label={words.who}
        value={filter.staffId ?? ''}
        options={[{ value: '', label: words.everybody }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(value) => onNarrow({ who: value })}
      />
      {(['from', 'to'] as const).map((end) => (
        <Input
          key={end}
          aria-label={words[end]}
          placeholder={words[end]}
          maxLength={10}
          status={dates[end] !== '' && !isDate(dates[end]) ? 'error' : ''}
          title={words.dateBad}
          value={dates[end]}
          onChange={(event) => day(end, event.target.value.trim())}
        />
      ))}
      <Input
        ref={search}
        aria-label={words.record}
        placeholder={words.record}
        allowClear
        maxLength={100}
        value={record}
        onChange={(event) => setRecord(event.target.value)}
      />
    </search>
  )
}
