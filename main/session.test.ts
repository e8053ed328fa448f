import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startWatch } from './stopwatch.ts'
import { goodPassword, newDir, openWindow, removeDir, type TestWindow } from '../test/desk/window.ts'

let window: TestWindow
beforeEach(async () => {
  window = await openWindow(newDir())
})
afterEach(async () => {
  await window.close()
  removeDir(window.dataDir)
})

const admin = { login: 'admin', name: '管理甲', password: goodPassword }
const establish = async () =>
  (await window.get('app.establish', { officeId: 'km-guandu', officeName: '官渡区就业局失业保险科', admin })).recoveryCode
const signIn = (password = goodPassword, login = 'admin') => window.ask('session.login', { login, password })
const state = async () => (await window.get('app.status', {})).state
const reopen = async () => {
  const { dataDir } = window
  await window.close()
  window = await openWindow(dataDir)
}

it('goes from empty over locked to open, and back when signed out', async () => {
  expect(await state()).toBe('empty')
  await establish()
  expect(await state()).toBe('locked')
  expect(await signIn()).toMatchObject({ ok: true, value: { login: 'admin', roles: ['system'] } })
  expect(await window.get('app.status', {})).toMatchObject({
    state: 'open',
    office: { id: 'km-guandu' },
    demo: false,
    staff: { name: '管理甲' },
  })
  await window.get('session.logout', {})
  expect(await state()).toBe('locked')
  expect(await window.ask('staff.list', {})).toMatchObject({ ok: false, error: { code: 'signedOut' } })
  await reopen()
  expect(await signIn()).toMatchObject({ ok: true })
})

it('an office is set up once, and a failed set-up leaves nothing', async () => {
  const wrong = await window.ask('app.establish', { officeId: 'nowhere', officeName: '无此机构', admin })
  expect(wrong).toMatchObject({ ok: false, error: { code: 'badInput' } })
  expect(await state()).toBe('empty')
  expect(readdirSync(window.dataDir).filter((name) => !['log', 'state'].includes(name))).toEqual([])
  await establish()
  expect(await window.ask('app.establish', { officeId: 'km-guandu', officeName: '官渡区', admin })).toMatchObject({
    ok: false,
    error: { code: 'refused' },
  })
})

it('a demonstration that is stopped while it is made leaves an empty folder', async () => {
  const { jobId } = await window.get('app.openDemo', {})
  expect(await window.ask('app.establish', { officeId: 'km-guandu', officeName: '官渡区', admin })).toMatchObject({
    ok: false,
    error: { code: 'busy' },
  })
  await window.get('jobs.cancel', { jobId })
  expect(await window.job(jobId)).toMatchObject({ state: 'cancelled' })
  await expect.poll(state).toBe('empty')
  await expect.poll(() => readdirSync(window.dataDir).filter((name) => !['log', 'state'].includes(name))).toEqual([])
  expect(await window.ask('app.establish', { officeId: 'km-guandu', officeName: '官渡区', admin })).toMatchObject({ ok: true })
})

it('a lost tail of the journal keeps the desk shut and says so', async () => {
  await establish()
  const file = path.join(window.dataDir, 'desk.db')
  const before = readFileSync(file)
  await signIn()
  await window.get('session.logout', {})
  writeFileSync(file, before)
  expect(await signIn()).toMatchObject({ ok: false, error: { code: 'storage', detail: { store: 'tailLost' } } })
  expect(await state()).toBe('locked')
})

it('a guessed password is refused', async () => {
  for (const password of ['123456789012345', 'adminadminadmin1', '管理甲的密码很长很长很长很长很长']) {
    expect(await window.ask('app.establish', { officeId: 'km-guandu', officeName: '官渡区', admin: { ...admin, password } })).toMatchObject(
      { ok: false, error: { code: 'badInput' } },
    )
  }
})

it('three wrong passwords lock the login; the recovery code opens it and is replaced', async () => {
  const code = await establish()
  expect(await signIn('不是这个密码不是这个密码')).toMatchObject({ ok: false, error: { code: 'wrongPassword' } })
  expect(await signIn('不是这个密码', 'nobody')).toMatchObject({ ok: false, error: { code: 'wrongPassword' } })
  expect(await signIn('不是这个密码不是这个密码')).toMatchObject({ ok: false, error: { code: 'wrongPassword' } })
  await reopen()
  expect(await signIn('不是这个密码不是这个密码')).toMatchObject({ ok: false, error: { code: 'locked' } })
  expect(await signIn()).toMatchObject({ ok: false, error: { code: 'locked' } })

  const next = '西山的枫叶要到霜降以后才慢慢变红'
  const { recoveryCode } = await window.get('session.recover', { recoveryCode: code.toLowerCase(), login: 'admin', newPassword: next })
  expect(recoveryCode).not.toBe(code)
  expect(await signIn(next)).toMatchObject({ ok: true })
  await window.get('session.logout', {})
  expect(await window.ask('session.recover', { recoveryCode: code, login: 'admin', newPassword: next })).toMatchObject({
    ok: false,
    error: { code: 'wrongPassword' },
  })
  expect(await window.ask('session.recover', { recoveryCode: `${code}X`, login: 'admin', newPassword: next })).toMatchObject({ ok: false })
})

it('a changed password takes the place of the old one', async () => {
  await establish()
  await signIn()
  const next = '西山的枫叶要到霜降以后才慢慢变红'
  expect(await window.ask('session.changePassword', { old: '错错错错错错错错错错错错错错错', new: next })).toMatchObject({
    ok: false,
    error: { code: 'wrongPassword' },
  })
  await window.get('session.changePassword', { old: goodPassword, new: next })
  await window.get('session.logout', {})
  expect(await signIn()).toMatchObject({ ok: false, error: { code: 'wrongPassword' } })
  expect(await signIn(next)).toMatchObject({ ok: true })
})

const anna = { login: 'anna', name: '初审乙', roles: ['firstReview'], offices: ['km-guandu'] }
const annasOwn = '官渡古镇的粑粑要趁热吃才最香甜'
/** Anna's one-time password; the administrator is signed in. */
const addAnna = () => window.get('staff.add', anna)

it('staff get a login with a password that is good for one sign-in, lawful roles only, and lose it when disabled', async () => {
  await establish()
  await signIn()
  const id = crypto.randomUUID()
  const added = await window.get('staff.add', anna, id)
  expect(await window.get('staff.add', anna, id)).toEqual(added)
  expect(added.oneTimePassword).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  for (const roles of [
    ['firstReview', 'finance'],
    ['system', 'audit'],
    ['security', 'firstReview'],
  ]) {
    expect(await window.ask('staff.add', { ...anna, login: 'bert', roles })).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect(await window.ask('staff.changePosts', { staffId: added.staff.id, roles, offices: anna.offices, reason: '兼岗' })).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    })
  }
  expect(await window.ask('staff.add', { ...anna, login: 'bert', roles: ['king'] })).toMatchObject({
    ok: false,
    error: { code: 'badInput' },
  })
  await window.get('session.logout', {})

  expect(await signIn(added.oneTimePassword, 'anna')).toMatchObject({ ok: true })
  expect(await window.get('app.status', {})).toMatchObject({ mustChange: true, staff: { login: 'anna' } })
  for (const call of ['work.overview', 'staff.list', 'jobs.list'] as const) {
    const reply = await window.ask(call, {})
    expect([call, reply.ok || reply.error.code]).toEqual([call, call === 'jobs.list' ? true : 'changePassword'])
  }
  const change = (next: string) => window.ask('session.changePassword', { old: added.oneTimePassword, new: next })
  expect(await change(added.oneTimePassword)).toMatchObject({ ok: false, error: { code: 'badInput' } })
  expect(await change(annasOwn)).toMatchObject({ ok: true })
  expect(await window.ask('work.overview', {})).toMatchObject({ ok: true })
  await window.get('session.logout', {})
  expect(await signIn(added.oneTimePassword, 'anna')).toMatchObject({ ok: false, error: { code: 'wrongPassword' } })
  expect(await signIn(annasOwn, 'anna')).toMatchObject({ ok: true })
  await window.get('session.logout', {})

  await signIn()
  await window.get('staff.disable', { staffId: added.staff.id, reason: '调离' })
  const me = (await window.get('app.status', {})).staff
  expect(await window.ask('staff.disable', { staffId: me?.id ?? '', reason: '自己' })).toMatchObject({
    ok: false,
    error: { code: 'refused' },
  })
  await window.get('session.logout', {})
  expect(await signIn(annasOwn, 'anna')).toMatchObject({ ok: false, error: { code: 'wrongPassword' } })
})

describe('three wrong passwords', () => {
  const wrong = '不是这个密码不是这个密码'
  const guess = async (tries: number) => {
    for (let i = 0; i < tries; i += 1) await signIn(wrong, 'anna')
  }
  const code = async (password = annasOwn) => {
    const reply = await signIn(password, 'anna')
    if (reply.ok) await window.get('session.logout', {})
    return reply.ok ? 'ok' : reply.error.code
  }
  let staffId: string
  beforeEach(async () => {
    await establish()
    await signIn()
    const { staff, oneTimePassword } = await addAnna()
    staffId = staff.id
    await window.get('session.logout', {})
    await signIn(oneTimePassword, 'anna')
    await window.get('session.changePassword', { old: oneTimePassword, new: annasOwn })
    await window.get('session.logout', {})
  })

  it('lock the login, also after a restart; system administration unlocks it, and the password has to change', async () => {
    await guess(2)
    await reopen()
    await guess(1)
    expect(await code()).toBe('locked')
    await reopen()
    expect(await code()).toBe('locked')
    await signIn()
    expect((await window.get('staff.overview', {})).people.find(({ login }) => login === 'anna')).toMatchObject({ locked: true })
    await window.get('staff.unlock', { staffId, reason: '当面核实' })
    expect((await window.get('staff.overview', {})).people.find(({ login }) => login === 'anna')).toMatchObject({
      locked: false,
      mustChange: true,
    })
    await window.get('session.logout', {})
    expect(await signIn(annasOwn, 'anna')).toMatchObject({ ok: true })
    expect(await window.ask('work.overview', {})).toMatchObject({ ok: false, error: { code: 'changePassword' } })
  })

  it('stay counted when a copy of the data folder is put back', async () => {
    const { dataDir } = window
    const stateDir = newDir()
    await window.close()
    const copy = newDir()
    cpSync(dataDir, copy, { recursive: true })
    window = await openWindow(dataDir, { stateDir })
    await guess(2)
    // The thief puts yesterday's folder back after each pair of guesses.
    for (let round = 0; round < 5; round += 1) {
      await window.close()
      rmSync(dataDir, { recursive: true })
      cpSync(copy, dataDir, { recursive: true })
      window = await openWindow(dataDir, { stateDir })
      if (round === 0) expect(await code(wrong)).toBe('locked')
    }
    expect(await code()).toBe('locked')
    removeDir(copy)
    removeDir(stateDir)
  })

  it('are told at the next sign-in, which clears them', async () => {
    await guess(2)
    await signIn(annasOwn, 'anna')
    await window.get('session.logout', {})
    await guess(2)
    await signIn()
    const history = await window.get('staff.history', { staffId })
    expect(history.find(({ label }) => label.zh === '登录')).toMatchObject({ detail: '此前密码输错 2 次' })
  })

  it('end a session that asks for the password again', async () => {
    await signIn(annasOwn, 'anna')
    for (let i = 0; i < 3; i += 1) await window.ask('session.reauthenticate', { password: wrong })
    expect(await window.get('app.status', {})).toMatchObject({ state: 'locked', staff: null })
    expect(await code()).toBe('locked')
  })
})

describe('left alone', () => {
  let passed = 0
  const minute = 60_000
  beforeEach(async () => {
    passed = 0
    const { dataDir } = window
    await window.close()
    window = await openWindow(dataDir, {
      watch: () =>
        startWatch(
          () => passed,
          () => passed,
        ),
    })
    await establish()
    await signIn()
  })
  const status = () => window.get('app.status', {})

  it('the desk locks after the minutes of the policy, answers nothing, and comes back for the same password', async () => {
    passed += 9 * minute
    expect(await window.ask('session.touch', {})).toMatchObject({ ok: true })
    passed += 9 * minute
    expect(await status()).toMatchObject({ state: 'open', staff: { login: 'admin' } })
    passed += 2 * minute
    expect(await window.ask('staff.list', {})).toMatchObject({ ok: false, error: { code: 'signedOut' } })
    await expect.poll(async () => (await status()).away).toEqual({ login: 'admin', name: '管理甲' })
    expect(await window.ask('session.touch', {})).toMatchObject({ ok: false, error: { code: 'signedOut' } })
    expect(await window.ask('session.unlock', { password: '不是这个密码不是这个密码' })).toMatchObject({
      ok: false,
      error: { code: 'wrongPassword', detail: { left: 2 } },
    })
    expect(await window.ask('session.unlock', { password: goodPassword })).toMatchObject({ ok: true, value: { login: 'admin' } })
    expect(await status()).toMatchObject({ state: 'open', away: null })
    const { staff } = await status()
    const told = (await window.get('staff.history', { staffId: staff?.id ?? '' })).map(({ label, detail }) => [label.zh, detail])
    expect(told.slice(0, 2)).toEqual([
      ['解开桌面', '此前密码输错 1 次'],
      ['锁定桌面', '长时间无操作'],
    ])
  })

  it('long work goes on behind the lock, and no touch outlasts the longest session', async () => {
    const { jobId } = await window.get('backup.make', {})
    await window.get('session.lock', {})
    expect((await status()).away).toMatchObject({ login: 'admin' })
    expect(await window.job(jobId)).toMatchObject({ state: 'done' })
    await window.get('session.unlock', { password: goodPassword })
    const overview = () => window.get('backup.overview', {})
    const [first] = (await overview()).list
    expect(await window.get('work.overview', {})).toMatchObject({ backup: { days: 0, overdue: false } })
    expect(await window.get('backup.ifDue', {})).toEqual({ jobId: null })

    // Three days later everybody is told, and the one that is due is made when the desk locks, before the key is gone.
    const manifest = path.join((await overview()).folder, first?.name ?? '', 'manifest.json')
    const old = { ...JSON.parse(readFileSync(manifest, 'utf8')), madeAt: new Date(Date.now() - 3 * 86_400_000).toISOString() }
    writeFileSync(manifest, JSON.stringify(old))
    expect(await window.get('work.overview', {})).toMatchObject({ backup: { days: 3, overdue: true } })
    await window.get('session.lock', {})
    await window.get('session.unlock', { password: goodPassword })
    await expect.poll(async () => (await overview()).list.length, { timeout: 20_000 }).toBe(2)
    expect(await window.get('work.overview', {})).toMatchObject({ backup: { overdue: false } })
    for (let hour = 0; hour < 12; hour += 1) {
      for (let i = 0; i < 12; i += 1) {
        passed += 5 * minute
        await window.ask('session.touch', {})
      }
    }
    passed += 2 * minute
    await expect.poll(async () => (await status()).away).toMatchObject({ login: 'admin' })
  })

  it('a recent password is asked for again after five minutes', async () => {
    passed += 6 * minute
    await window.get('session.touch', {})
    const id = crypto.randomUUID()
    expect(await window.ask('staff.add', anna, id)).toMatchObject({ ok: false, error: { code: 'reauthenticate' } })
    await window.get('session.reauthenticate', { password: goodPassword })
    expect(await window.ask('staff.add', anna, id)).toMatchObject({ ok: true, value: { staff: { login: 'anna' } } })
  })
})

it('neither key file nor log hold a password or the recovery code', async () => {
  const code = await establish()
  await signIn()
  await window.get('session.logout', {})
  const texts = [window.log(), readFileSync(path.join(window.dataDir, 'keys.json'), 'utf8')]
  for (const text of texts) {
    expect(text).not.toContain(goodPassword)
    expect(text).not.toContain(code.slice(0, 11))
    expect(text).not.toContain('管理甲')
  }
})
