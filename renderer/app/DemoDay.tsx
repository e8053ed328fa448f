import { Button, Dropdown } from 'antd'
import { addDays } from '../../shared/rules/dates.ts'
import { addMonths, dayOf, monthOf } from '../../shared/rules/months.ts'
import { useCommand } from '../bridge/useCommand.ts'
import { useText } from '../text/useText.ts'

/** The days of a month on which something begins: 20 locking (业务期 ends), 25 printing (S001 2.5). */
const landmarks = (today: string) => {
  const month = monthOf(today)
  const days = [
    { key: 'lock', day: dayOf(month, 20) },
    { key: 'print', day: dayOf(month, 25) },
    { key: 'month', day: dayOf(addMonths(month, 1), 1) },
  ] as const
  const tomorrow = addDays(today, 1)
  return days.some(({ day }) => day === tomorrow) ? days : [{ key: 'tomorrow', day: tomorrow } as const, ...days]
}

/** A demonstration stands still on one day; here it goes on to the next that matters. Never back. */
export function DemoDay({ today }: { today: string }) {
  const { shell } = useText()
  const move = useCommand('demo.moveDay')
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: landmarks(today)
          .filter(({ day }) => day > today)
          .map(({ key, day }) => ({ key: day, label: `${day} ${shell.moveDayTo[key]}` })),
        onClick: ({ key }) => void move.attempt({ today: key }),
      }}
    >
      <Button size="small" type="link" aria-haspopup="menu">
        {shell.moveDay}
      </Button>
    </Dropdown>
  )
}
