import { createKeyFile, addSlot } from '../../db/keySlots.ts'
import { openAnchor } from '../../db/anchor.ts'
import type { DeskCommand } from '../../db/commands/plan.ts'
import { execute } from '../../db/execute.ts'
import { closeStore, openStore } from '../../db/open.ts'
import { defaultPolicy } from '../../db/policy/defaults.ts'
import { openVault } from '../../db/vault.ts'
import { cheap, goodPassword } from '../desk/window.ts'
import { enrolmentRecord, li, paid, personRecord, unitRecord, wageRecord } from '../filings/given.ts'

/** Unit numbers in the order of their making, e.g. `530000200000`. */
export const unitNoOf = (i: number): string => String(530_000_200_000 + i)

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

/** A data folder with units that each have a sheet for the locked period 202510; everybody's password is `goodPassword`. */
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
      ledgerFrom: '202501',
      openPeriod: '202511',
      records: [
        ...Array.from({ length: units }, (_, i) => ({
          record: 'unit' as const,
          body: unitRecord({ unitNo: unitNoOf(i), creditCode: '91370285MA3QAJ0107', unitName: nameOf(i) }),
        })),
        { record: 'person', body: personRecord() },
        { record: 'enrolment', body: { ...enrolmentRecord(), unitNo: unitNoOf(0) } },
        { record: 'wage', body: { ...wageRecord(), unitNo: unitNoOf(0) } },
      ],
      charges: paid('202509', '202510').map((charge) => ({ ...charge, unitNo: unitNoOf(0) })),
      payments: [],
      paidMonths: { [li.idNumber]: 36 },
    },
  })
  // The sheets of a lock, as db/projections would have written them; how they are computed is test/assessment's business.
  db.prepare(
    `INSERT INTO period (period, seq, locked_at, locked_by, as_of, units, digest) VALUES ('202510', 1, '2025-10-20T08:00:00.000Z', 's3', '2025-10-20', ?, 'd')`,
  ).run(units)
  const sheet = db.prepare(
    `INSERT INTO sheet (period, unit_no, seq, payers, rural_payers, base_total, unit_due, person_due, unit_adjusted, person_adjusted,
       unit_offset, person_offset, unit_payable, person_payable, interest, late_fee, adjustments)
     VALUES ('202510', ?, 1, 3, 1, 3226945, 22588, 9681, 8572, 3674, 3500, 1500, 27660, 11855, 0, 279, 0)`,
  )
  for (let i = 0; i < units; i += 1) sheet.run(unitNoOf(i))
  store.anchor.close()
  closeStore(store.vault)
  closeStore(db)
  dataKey.fill(0)
}
