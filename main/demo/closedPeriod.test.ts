import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDemoWindow, removeDir, type TestWindow } from '../../test/desk/window.ts'

let window: TestWindow
beforeAll(async () => {
  window = await openDemoWindow()
  await window.login('zhuguan')
}, 240_000)
afterAll(async () => {
  await window.close()
  removeDir(window.dataDir)
})

it('has its month before locked with a sheet a unit, and received by all but those in arrears', async () => {
  const { open, locked } = await window.get('assessment.periods', {})
  expect(open).toMatchObject({ period: '202510', preview: null })
  expect(locked).toMatchObject([{ period: '202509', units: 41, lockedBy: '祝主任', asOf: '2025-09-22' }])
  const ask = { period: '202509', keyword: '', only: 'all' } as const
  expect((await window.get('assessment.totals', ask)).lines).toMatchObject({
    unitAdjusted: 0,
    personAdjusted: 0,
    unitOffset: 0,
    lateFee: 0,
  })
  expect(await window.get('assessment.units', { ...ask, only: 'adjusted' })).toEqual([])
  const { rows } = await window.get('assessment.sheets', { ...ask, order: 'unit', cursor: null, limit: 100 })
  const arrears = rows[4]?.unitNo ?? ''
  const received = async (unitNo: string) =>
    (await window.get('register.unit', { unitNo })).ledger.filter((line) => line.period === '202509').map((line) => line.received)
  expect(new Set(await received(rows[0]?.unitNo ?? ''))).toEqual(new Set([true]))
  expect(new Set(await received(arrears))).toEqual(new Set([false]))
})

it('the demonstration goes on to a later day, never back, and its clock goes with it', async () => {
  expect((await window.get('app.status', {})).today).toBe('2025-10-16')
  await window.get('demo.moveDay', { today: '2025-10-20' })
  expect((await window.get('app.status', {})).today).toBe('2025-10-20')
  const back = await window.ask('demo.moveDay', { today: '2025-10-19' })
  expect(back).toMatchObject({ ok: false, error: { message: '演示日期只能往后改，现在是 2025-10-20。' } })
  await window.login('fuhe')
  expect((await window.get('app.status', {})).today).toBe('2025-10-20')
})
