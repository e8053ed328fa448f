import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { Button, Table } from 'antd'
import { offices } from '../../../shared/policy/offices.ts'
import { roleLabels, roles } from '../../../shared/policy/roles.ts'
import { type Staff, useStaff } from '../../bridge/useSession.ts'
import { useLanguage, useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import { officeName } from '../../ui/officeName.ts'
import { Tag } from '../../ui/StatusTag.tsx'

/** The people of the desk with their roles and offices. */
export function StaffTable({ people, onDisable }: { people: readonly Staff[]; onDisable(person: Staff): void }) {
  const { staff: words, common } = useText()
  const say = useSay()
  const language = useLanguage()
  const placesOf = (person: Staff) =>
    person.offices.length === offices.length
      ? words.everyOffice
      : person.offices.map((id) => officeName(id, language)).join(common.separator)
  const me = useStaff()
  return (
    <Table<Staff>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 700 }}
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
              .join(common.separator),
        },
        {
          title: words.columns.offices,
          render: (_, person) => placesOf(person),
          className: 'breakable',
        },
        {
          title: words.columns.state,
          render: (_, person) => (
            <Tag
              tone={person.disabled ? 'gone' : 'good'}
              icon={person.disabled ? <MinusCircleOutlined aria-hidden /> : <CheckCircleFilled aria-hidden />}
            >
              {person.disabled ? words.disabled : words.enabled}
            </Tag>
          ),
        },
        {
          title: words.columns.act,
          render: (_, person) =>
            !person.disabled && (
              <Button
                size="small"
                danger
                disabled={person.id === me?.id}
                title={person.id === me?.id ? words.disableYou : words.disableTitle(person.name)}
                onClick={() => onDisable(person)}
              >
                {words.disable}
              </Button>
            ),
        },
      ]}
    />
  )
}
