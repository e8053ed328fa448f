import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { cpSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { verify } from '../../db/journal/verify.ts'
import { rebuild } from '../../db/projections/rebuild.ts'
import type { OpenedRecord } from '../../shared/journal/ledgerEvents.ts'
import { establishOffice, preview } from '../assessment/office.ts'
import { dump } from '../desk/dump.ts'
import { closeDesk, openDesk, tempDir } from '../desk/store.ts'
import { unitRecord } from '../filings/given.ts'

const child = path.join(import.meta.dirname, 'locker.ts')
/** With the two that every such office has. A lock feels its way with 20 units and goes on by 200: four steps. */
const units = 500
const steps = 4

/** Units with two persons each, previewed and ready to lock. */
function prepare(dir: string): void {
  const store = openDesk(dir)
  const records = Array.from({ length: units - 2 }, (_, i): OpenedRecord[] => {
    const unitNo = `5300002${String(i).padStart(5, '0')}`
    return [
      { record: 'unit', body: unitRecord({ unitNo, creditCode: '', unitName: unitNo }) },
      ...[0, 1].flatMap((n): OpenedRecord[] => {
        const about = { unitNo, idNumber: `53010219900101${String(i * 2 + n).padStart(4, '0')}`, fromMonth: '202510' }
        return [
          {
            record: 'enrolment',
            body: { ...about, toMonth: null, stopReason: null, ruralWorker: false, ruralWorkerPays: false, employedOn: null },
          },
          { record: 'wage', body: { ...about, monthly: 500_000 + i } },
        ]
      }),
    ]
  })
  establishOffice(store, records.flat(), { ledgerFrom: '202510' })
  preview(store, '2025-10-20')
  closeDesk(store)
}

/** Kills the child a moment after it has said so many lines; never with null. Returns what it said. */
async function lockAndKill(dir: string, after: number | null): Promise<string[]> {
  const locker = spawn(process.execPath, [child, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  locker.stdout.on('data', (chunk: Buffer) => {
    said += String(chunk)
    if (after !== null && said.split('\n').length > after) setTimeout(() => locker.kill('SIGKILL'), randomInt(15))
  })
  await new Promise((resolve) => locker.on('close', resolve))
  return said.split('\n').slice(0, -1)
}

it('kill -9 in the middle of a lock leaves the period not begun or complete, and the lock may be begun again', {
  timeout: 180_000,
}, async () => {
  const base = tempDir()
  prepare(base)
  const before = openDesk(base)
  const untouched = dump(before.db)
  closeDesk(before)
  const counted: Record<string, number> = { whole: 0, none: 0 }
  for (const after of [1, 2, 3, 4, 5, null]) {
    const dir = tempDir()
    cpSync(base, dir, { recursive: true })
    const said = await lockAndKill(dir, after)
    const store = openDesk(dir)
    expect(verify(store.db, store.anchor)).toMatchObject({ ok: true })
    const n = (table: string) => store.db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n
    const whole = n('period') === 1
    counted[whole ? 'whole' : 'none'] = (counted[whole ? 'whole' : 'none'] ?? 0) + 1
    if (said.includes('locked')) expect(whole).toBe(true)
    if (whole) {
      expect([n('sheet'), n('charge'), n('preview')]).toEqual([units, (units - 2) * 2, 0])
      if (after === null) {
        const live = dump(store.db)
        rebuild(store.db)
        expect(dump(store.db)).toEqual(live)
      }
    } else expect(dump(store.db)).toEqual(untouched)
    closeDesk(store)
    if (!whole) expect((await lockAndKill(dir, null)).at(-1)).toBe('locked')
    else expect(after === null || said.filter((line) => line.startsWith('step')).length === steps).toBe(true)
  }
  expect(counted['whole']).toBeGreaterThan(0)
  expect(counted['none']).toBeGreaterThan(1)
})
