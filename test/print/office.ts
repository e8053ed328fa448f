import { createKeyFile, addSlot } from '../../db/keySlots.ts'
import { openAnchor } from '../../db/anchor.ts'
import { lockPeriod } from '../../db/assessment/lock.ts'
import { makePreview } from '../../db/assessment/preview.ts'
import type { DeskCommand } from '../../db/commands/plan.ts'
import { execute } from '../../db/execute.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { previewOf } from '../../db/queries/preview.ts'
import { openVault } from '../../db/vault.ts'
import { cheap, goodPassword } from '../desk/window.ts'
import { personRecord, unitRecord } from '../filings/given.ts'
import { charge, enrolment, wage } from '../rules/register.ts'

/** Unit numbers in the order of their making, from `530000105421` on. */
export const unitNoOf = (i: number): string => String(530_000_105_421 + i)

const [zhang, li, wang, zhao] = ['530102199003070016', '530129198502280021', '360426199101010071', '120103198806018241'] as const
/** The four persons of domain.md §2.4, with names that need every font (§8.6); they work at the first unit. */
const workers = [
  [zhang, '张𪛖文'],
  [li, '李䶮'],
  [wang, '王𠅤华'],
  [zhao, '周𰻞'],
] as const

interface Wanted {
  readonly units: number
  /** The office's fixed day. */
  readonly today: string
  readonly names?: Readonly<Record<number, string>>
}

const staff = [
  { staffId: 's1', login: 'anna', name: '初审甲', roles: ['firstReview'], offices: ['km-guandu'] },
  { staffId: 's3', login: 'boss', name: '主管丙', roles: ['supervisor'], offices: ['km-guandu'] },
  { staffId: 's9', login: 'audit', name: '审计丁', roles: ['audit'], offices: ['km-guandu'] },
] as const

/** A data folder in which 202510 was locked on the 20th, the first unit with the worked example; everybody's password is `goodPassword`. */
export function printOffice(dir: string, { units, today, names = {} }: Wanted): void {
  const [first, ...others] = staff
  const { dataKey } = createKeyFile(dir, { login: first.login, password: goodPassword }, cheap)
  for (const { login } of others) addSlot(dir, dataKey, { login, password: goodPassword }, cheap)
  const db = openStore({ dir, key: dataKey, mode: 'write' })
  const store = { db, vault: openVault({ dir, key: dataKey, mode: 'write' }), anchor: openAnchor(dir, dataKey) }
  store.anchor.check(db)
  let count = 0
  const run = (command: DeskCommand) => {
    const commandId = `00000000-0000-4000-9000-${String((count += 1)).padStart(12, '0')}`
    const done = execute(store, command, { commandId, staffId: null, via: 'setup', now: '2025-10-01T02:00:00.000Z' })
    if (!done.ok) throw new Error(`${command.type}: ${JSON.stringify(done.refusal)}`)
  }
  run({
    type: 'establish',
    officeId: 'km-guandu',
    officeName: '官渡区就业局失业保险科',
    demoToday: today,
    tables: defaultPolicy.tables,
    staff: [...staff],
  })
  const nameOf = (i: number) => names[i] ?? `测试单位${i + 1}`
  run({
    type: 'openRegister',
    data: {
      ledgerFrom: '202401',
      openPeriod: '202510',
      records: [
        ...Array.from({ length: units }, (_, i) => ({
          record: 'unit' as const,
          body: unitRecord({ unitNo: unitNoOf(i), creditCode: '91370285MA3QAJ0107', unitName: nameOf(i) }),
        })),
        ...workers.map(([idNumber, name]) => ({ record: 'person' as const, body: personRecord({ idNumber, name }) })),
        ...[
          enrolment(zhang, '202510'),
          enrolment(li, '202508', { ruralWorker: true }),
          enrolment(wang, '202510'),
          enrolment(zhao, '202508', { toMonth: '202508', stopReason: '01' }),
        ].map((body) => ({ record: 'enrolment' as const, body })),
        ...[
          wage(zhang, '202510', 350_000),
          wage(li, '202508', 612_345),
          wage(wang, '202510', 2_500_000),
          wage(zhao, '202508', 500_000),
        ].map((body) => ({ record: 'wage' as const, body })),
      ],
      charges: [charge(zhao, '202508', 3500, 1500), charge(zhao, '202509', 3500, 1500)],
      payments: [],
      paidMonths: { [zhang]: 36 },
    },
  })
  const lockedOn = '2025-10-20T08:00:00.000Z'
  makePreview(db, { asOf: '2025-10-20', at: lockedOn, staffId: 's3' })
  const locked = lockPeriod(
    store,
    { period: '202510', digest: previewOf(db)?.digest ?? '' },
    { commandId: '00000000-0000-4000-9000-999999999999', staffId: 's3', via: 'desk', now: lockedOn },
    () => undefined,
  )
  if (!locked.ok) throw new Error(JSON.stringify(locked.refusal))
  store.anchor.close()
  closeStore(store.vault)
  closeStore(db)
  dataKey.fill(0)
}
