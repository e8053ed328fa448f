import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDemoWindow, type TestWindow } from '../../test/desk/window.ts'

let window: TestWindow
beforeAll(async () => {
  window = await openDemoWindow()
  await window.login('chushen')
}, 240_000)
afterAll(() => window.close())

it('the demonstration goes on to a later day, never back, and its clock goes with it', async () => {
  expect((await window.get('app.status', {})).today).toBe('2025-10-16')
  await window.get('demo.moveDay', { today: '2025-10-20' })
  expect((await window.get('app.status', {})).today).toBe('2025-10-20')
  const back = await window.ask('demo.moveDay', { today: '2025-10-19' })
  expect(back).toMatchObject({ ok: false, error: { message: '演示日期只能往后改，现在是 2025-10-20。' } })
  await window.login('fuhe')
  expect((await window.get('app.status', {})).today).toBe('2025-10-20')
})
