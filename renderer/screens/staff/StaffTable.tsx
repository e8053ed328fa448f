import { CheckCircleFilled, EditOutlined, LockOutlined, MinusCircleOutlined } from '@ant-design/icons'
import { Button, Dropdown, Table } from 'antd'
import { offices } from '../../../shared/policy/offices.ts'
import { roleLabels, roles } from '../../../shared/policy/roles.ts'
import { useHolds, useStaff } from '../../bridge/useSession.ts'
import { useLanguage, useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'
import { officeName } from '../../ui/officeName.ts'
import { Tag } from '../../ui/StatusTag.tsx'
import type { Act, Person } from './people.ts'

interface Props {
  readonly people: readonly Person[]
  onAct(act: Act, person: Person): void
  onPosts(person: Person): void
  onHistory(person: Person): void
}

function State({ person }: { person: Person }) {
  const { staff: words } = useText()
  if (person.disabled)
    return (
      <Tag tone="gone" icon={<MinusCircleOutlined aria-hidden />}>
        {words.disabled}
      </Tag>
    )
  if (person.locked)
    return (
      <Tag tone="bad" icon={<LockOutlined aria-hidden />}>
        {words.locked}
      </Tag>
    )
  if (person.mustChange)
    return (
      <Tag tone="wait" icon={<EditOutlined aria-hidden />}>
        {words.mustChange}
      </Tag>
    )
  return (
    <Tag tone="good" icon={<CheckCircleFilled aria-hidden />}>
      {words.enabled}
    </Tag>
  )
}

/** The people of the desk: posts, offices, how they stand, and how often they looked at or took out what is personal. */
export function StaffTable({ people, onAct, onPosts, onHistory }: Props) {
  const { staff: words, common } = useText()
  const say = useSay()
  const language = useLanguage()
  const me = useStaff()
  const manages = useHolds('system')
  const unlocks = useHolds('system', 'supervisor')
  const placesOf = (person: Person) =>
    person.offices.length === offices.length
      ? words.everyOffice
      : person.offices.map((id) => officeName(id, language)).join(common.separator) || common.none
  const figure = (title: string, hint: string, of: (person: Person) => number) => ({
    title: <span title={hint}>{title}</span>,
    align: 'right' as const,
    render: (_: unknown, person: Person) => <span className="num">{of(person)}</span>,
  })
  const acts = (person: Person) => {
    const own = person.id === me?.id
    return [
      { key: 'history', label: words.history, onClick: () => onHistory(person) },
      ...(manages && !person.disabled
        ? [
            { key: 'posts', label: words.posts, disabled: own, onClick: () => onPosts(person) },
            { key: 'reset', label: words.act.reset, disabled: own, onClick: () => onAct('reset', person) },
            { key: 'disable', label: words.act.disable, danger: true, disabled: own, onClick: () => onAct('disable', person) },
          ]
        : []),
    ]
  }
  return (
    <Table<Person>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 1000 }}
      dataSource={[...people]}
      columns={[
        { title: words.columns.name, dataIndex: 'name' },
        { title: words.columns.login, dataIndex: 'login' },
        {
          title: words.columns.roles,
          render: (_, person) =>
            roles
              .filter((role) => person.roles.includes(role))
              .map((role) => say(roleLabels[role]))
              .join(common.separator) || common.none,
        },
        { title: words.columns.offices, render: (_, person) => placesOf(person), className: 'breakable' },
        { title: words.columns.state, render: (_, person) => <State person={person} /> },
        {
          title: words.columns.lastSignIn,
          render: (_, person) =>
            person.lastSignIn === null ? <span className="muted">{words.never}</span> : <DateText at={person.lastSignIn} time />,
        },
        figure(words.columns.reveals, words.revealsHint, (person) => person.reveals),
        figure(words.columns.exports, words.exportsHint, (person) => person.exports),
        figure(words.columns.refusals, words.refusalsHint, (person) => person.refusals),
        {
          title: words.columns.act,
          render: (_, person) => (
            <span className="nowrap">
              {unlocks && person.locked && !person.disabled && person.id !== me?.id && (
                <Button size="small" type="primary" onClick={() => onAct('unlock', person)}>
                  {words.act.unlock}
                </Button>
              )}{' '}
              <Dropdown trigger={['click']} menu={{ items: acts(person) }}>
                <Button size="small" aria-label={words.actsOf(person.name)}>
                  {common.more}
                </Button>
              </Dropdown>
            </span>
          ),
        },
      ]}
    />
  )
}
