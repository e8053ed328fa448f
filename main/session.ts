import { randomUUID } from 'node:crypto'
import {
  addSlot,
  createKeyFile,
  DEFAULT_COST,
  forgiveTries,
  type KdfCost,
  lockedLogins,
  logins,
  replaceRecovery,
  replaceSlot,
  unlockWithPassword,
  unlockWithRecovery,
} from '../db/keySlots.ts'
import { hasKeyFile, readKeyFile } from '../db/keyFile.ts'
import { tokenSlots } from '../db/tokenSlots.ts'
import { defaultPolicy } from '../db/policy/defaults.ts'
import { type StaffRow, staffById, staffByLogin } from '../db/queries/desk.ts'
import type { DeskCommand } from '../db/commands/plan.ts'
import type { Meta } from '../db/commands/planned.ts'
import type { Witness } from '../db/witness.ts'
import type { WrongTries } from '../db/wrongTries.ts'
import type { EventData } from '../shared/journal/events.ts'
import type { ParsedInput } from '../shared/contract/index.ts'
import { officeById } from '../shared/policy/offices.ts'
import { clockOn } from './clock.ts'
import { readDemoFile } from './demoFile.ts'
import type { KeyDesk, KeyUse } from './keys/keyDesk.ts'
import { assertEnrolled, type KeyProof, proveByKey } from './keys/keyLogin.ts'
import type { Log } from './log.ts'
import { adopt, discard, stage } from './newFolder.ts'
import { type OpenDesk, openDesk } from './openDesk.ts'
import { passwordProblem } from './passwords.ts'
import { Problem } from './problem.ts'
import { createRefusals, type Refusals } from './refusals.ts'
import { mustChangePassword, securityOf } from './security.ts'
import { startWatch, type Stopwatch } from './stopwatch.ts'
import { refusalProblem } from './views/refusal.ts'

export interface SessionOptions {
  readonly dataDir: string
  readonly via: Meta['via']
  readonly log: Log
  readonly keys: KeyDesk
  /** Cost of password hashes; tests and the demonstration office take a cheaper one. */
  readonly cost?: KdfCost
  /** After every commit, with its event types. */
  committed(types: readonly string[]): void
  /** The state, or the person at the desk, became another. */
  changed(): void
  opened(signed: Signed): void
  /** The desk locked: what was kept for the person's page goes; long work goes on. */
  locked(): void
  /** Called before the data close. */
  left(): void
  /** Resolves once no long work runs any more. */
  jobsDone(): Promise<unknown>
  /** The count of wrong passwords that is kept outside the data folder. */
  readonly wrongTries: WrongTries
  /** The newest journal head that this machine has seen. */
  readonly witness: Witness
  /** Measures idleness and the age of a check; tests hold it in their hand. */
  readonly watch?: () => Stopwatch
}

/** Who is signed in, on what. A new sign-in is a new session. */
export interface Signed {
  readonly id: string
  readonly staffId: string
  readonly desk: OpenDesk
  readonly refusals: Refusals
  /** Since the last check of the person's password, since the last touch, since the sign-in. */
  readonly checked: Stopwatch
  readonly touched: Stopwatch
  readonly entered: Stopwatch
  /** The key that the session rests on; pulling it ends the session. */
  readonly key: { readonly moduleId: string; readonly serial: string; readonly fingerprint: string } | null
}

/** Who is away behind the locked screen; the data stay open only while long work of theirs runs. */
interface Away {
  readonly staffId: string
  readonly login: string
  readonly name: string
  readonly entered: Stopwatch
  desk: OpenDesk | undefined
}

/** A sign-in by key. */
type ByKey = KeyProof & { readonly use: KeyUse }

/** The state between the key file and a signed-in person. Held here and nowhere else; no argument can name another. */
export interface Session {
  state(): 'empty' | 'locked' | 'open'
  /** Runs `build` in an empty folder that becomes the data folder when it succeeds, and leaves no trace when it does not. */
  setUp<T>(build: (dir: string) => Promise<T>): Promise<T>
  /** Cost of a new password's hash. */
  readonly cost: KdfCost
  /** The signed-in person with their rights as the register of staff has them now; signs out one who was disabled meanwhile. */
  current(): { readonly signed: Signed; readonly staff: StaffRow } | undefined
  /** The person behind the locked screen. */
  away(): { readonly login: string; readonly name: string } | null
  /** What the person must see about the store. */
  warning(): string | null
  now(): string
  today(): string
  establish(given: ParsedInput<'app.establish'>, commandId: string): Promise<string>
  login(login: string, password: string): Promise<StaffRow>
  /** Signs in by key; with the password too where the key alone cannot open the data. */
  loginWithKey(use: KeyUse, login: string, password: string | null): Promise<StaffRow>
  /** Whether anybody signs in by key here, as far as the key file tells. */
  usesKeys(): boolean
  /** Which keys a driver has now. */
  keysListed(moduleId: string, tokens: readonly { readonly serial: string }[]): void
  logout(): Promise<void>
  /** Locks the desk: nothing is answered until the same person (or another, by signing in) gives a password. */
  lock(why: EventData<'session.locked'>['why']): Promise<void>
  /** The person who is away comes back to what they left. */
  unlock(password: string): Promise<StaffRow>
  /** The person moved, typed or pointed. */
  touch(): void
  recover(given: ParsedInput<'session.recover'>): Promise<string>
  changePassword(old: string, next: string, commandId: string): Promise<void>
  /** Checks the signed-in person's password again; wrong tries count as at sign-in. */
  reauthenticate(password: string): Promise<void>
  /** Whether the person was checked within the minutes that the office's policy gives. */
  lately(): boolean
  /** Whether the password has to be changed before anything else. */
  mustChange(): boolean
  /** Logins that are locked by wrong passwords. */
  lockedLogins(): readonly string[]
  /** Begins the count of wrong passwords anew. */
  forgive(login: string): void
  /** Leaves a trace that the person was refused this call, and why. */
  refused(call: string, why: string): void
}

export function createSession(options: SessionOptions): Session {
  const { dataDir, via, log, keys, cost = DEFAULT_COST, committed, changed, wrongTries, witness, watch = startWatch } = options
  let signed: Signed | undefined
  let away: Away | undefined
  let guard: NodeJS.Timeout | undefined
  let warning: string | null = null
  let settingUp = false
  let turn: Promise<unknown> = Promise.resolve()

  /** Sign-in, sign-out and set-up happen one after the other. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = turn.then(act)
    turn = next.catch(() => undefined)
    return next
  }

  const clock = () => signed?.desk.clock ?? clockOn(readDemoFile(dataDir)?.today ?? null)

  const open = (dir: string, key: Buffer): Promise<OpenDesk> =>
    openDesk({
      dir,
      key,
      via,
      committed,
      died: (error, restarted) => {
        log.error('writer died', error, { restarted })
        warning = restarted
          ? '写入程序曾意外停止，已自动恢复。请核对刚才的最后一步是否已保存。'
          : '写入程序已停止，现在只能查看，不能办理。请重新打开程序。'
        changed()
      },
    })

  const close = async () => {
    clearInterval(guard)
    const desk = signed?.desk ?? away?.desk
    if (!signed && !away) return
    signed?.refusals.flush()
    if (desk) look(desk)
    options.left()
    signed = undefined
    away = undefined
    warning = null
    await desk?.close()
    log.info('logout')
  }

  /** Whether the journal goes on from what this machine saw last; what was seen moves on with it. */
  const look = ({ db }: OpenDesk) => {
    const missing = witness.look(readKeyFile(dataDir).id, db)
    if (missing === 0) return
    log.info('older data', { missing })
    warning = `这份数据比本机上次见到的旧：业务流水少了（或不同于）${missing} 笔，可能被换回了较早的副本。请停止办理并报告系统管理员和审计。`
  }

  /** Why a session has run out; on the command line there is nobody to be away. */
  const runOut = ({ desk, touched, entered }: Signed): 'idle' | 'absolute' | undefined => {
    if (via === 'cli') return undefined
    const { idleMinutes, absoluteHours } = securityOf(desk)
    // Somebody who is typing gets a moment to pause, so that the last words are saved.
    const beyond = entered.elapsed() - absoluteHours * 3_600_000
    if (beyond > 60_000 || (beyond > 0 && touched.elapsed() > 15_000)) return 'absolute'
    return touched.elapsed() > idleMinutes * 60_000 ? 'idle' : undefined
  }

  const lockNow = async (why: EventData<'session.locked'>['why']) => {
    const leaving = signed
    const staff = leaving && staffById(leaving.desk.db, leaving.staffId)
    if (!leaving || !staff) return
    clearInterval(guard)
    const { desk, staffId, entered } = leaving
    leaving.refusals.flush()
    // Closed before the trace is written: no call may slip in between.
    signed = undefined
    const gone: Away = { staffId, login: staff.login, name: staff.name, entered, desk }
    away = gone
    options.locked()
    changed()
    log.info('lock', { why })
    await write(desk, { type: 'sessionLocked', why }, { staffId, via }, randomUUID()).catch((error: unknown) => log.error('lock', error))
    // The key leaves the memory as soon as nothing needs it.
    void options.jobsDone().then(() =>
      inTurn(async () => {
        if (away !== gone || !gone.desk) return
        const idle = gone.desk
        gone.desk = undefined
        await idle.close()
      }),
    )
  }

  /** The guard looks every few seconds; `current` looks as well, so that a computer waking up shows nothing first. */
  const watchOver = () => {
    clearInterval(guard)
    guard = setInterval(() => {
      const why = signed && runOut(signed)
      if (why) void inTurn(() => lockNow(why))
    }, 2000)
    guard.unref()
  }

  const write = async (desk: OpenDesk, command: DeskCommand, meta: Pick<Meta, 'staffId' | 'via'>, commandId: string) => {
    const executed = await desk.writer.execute(command, { ...meta, commandId, now: desk.clock.now() })
    if (!executed.ok) throw refusalProblem(executed.refusal)
  }

  const begin = (desk: OpenDesk, staffId: string, entered: Stopwatch, by: ByKey | null): Signed => {
    const refusals = createRefusals((batch) => {
      write(desk, { type: 'recordRefusals', refusals: [...batch] }, { staffId, via }, randomUUID()).catch((error: unknown) =>
        log.error('refusals', error),
      )
    })
    return { id: randomUUID(), staffId, desk, refusals, checked: watch(), touched: watch(), entered, key: by && keyOf(by) }
  }

  const keyOf = ({ use: { moduleId, serial, fingerprint } }: ByKey): Signed['key'] => ({ moduleId, serial, fingerprint })

  /** The person is at the desk; the rest of it may know. */
  const seated = (by: ByKey | null) => {
    if (!signed) return
    watchOver()
    options.opened(signed)
    keys.keyring.hold(by !== null)
    changed()
  }

  /**
   * Opens the data as this person. A key that came along has to hold against what they say about it, or nothing is open. Somebody else
   * takes the place of the one who is away; their long work ends.
   */
  const enter = async (dataKey: Buffer, login: string, tries: number, by: ByKey | null): Promise<StaffRow> => {
    await close()
    const desk = await open(dataDir, dataKey)
    try {
      const staff = staffByLogin(desk.db, login)
      if (!staff || staff.disabled) throw disabled()
      if (by) assertEnrolled(desk.db, keys, by, staff.staffId, desk.clock.now())
      const opened: DeskCommand = { type: 'sessionOpened', wrongTries: tries, ...(by && { key: by.use.fingerprint }) }
      await write(desk, opened, { staffId: staff.staffId, via }, randomUUID())
      signed = begin(desk, staff.staffId, watch(), by)
      look(desk)
      seated(by)
      return staff
    } catch (error) {
      await desk.close()
      throw error
    }
  }

  /** The one who was away comes back to what was left open. */
  const resume = async (gone: Away, dataKey: Buffer, tries: number, by: ByKey | null): Promise<StaffRow> => {
    const kept = gone.desk
    if (kept) dataKey.fill(0)
    const desk = kept ?? (await open(dataDir, dataKey))
    try {
      const staff = staffById(desk.db, gone.staffId)
      if (!staff || staff.disabled) throw disabled()
      if (by) assertEnrolled(desk.db, keys, by, staff.staffId, desk.clock.now())
      await write(desk, { type: 'sessionResumed', wrongTries: tries }, { staffId: staff.staffId, via }, randomUUID())
      away = undefined
      gone.desk = undefined
      // After the absolute limit a new day begins.
      const { absoluteHours } = securityOf(desk)
      signed = begin(desk, staff.staffId, gone.entered.elapsed() > absoluteHours * 3_600_000 ? watch() : gone.entered, by)
      seated(by)
      return staff
    } catch (error) {
      if (!kept) await desk.close()
      throw error
    }
  }

  const assertState = (wanted: 'empty' | 'locked') => {
    if (state() === wanted) return
    throw new Problem('refused', wanted === 'empty' ? '数据目录里已有经办机构，请直接登录。' : '请先退出登录。')
  }
  const assertPassword = (password: string, owner: { login: string; name: string }) => {
    const problem = passwordProblem(password, owner)
    if (problem) throw new Problem('badInput', `${problem}。`)
  }

  const setUp = <T>(build: (dir: string) => Promise<T>): Promise<T> => {
    if (settingUp) return Promise.reject(new Problem('busy', '正在建立数据，请等它完成。'))
    settingUp = true
    return inTurn(async () => {
      assertState('empty')
      const dir = stage(dataDir)
      try {
        const built = await build(dir)
        adopt(dataDir, dir)
        return built
      } catch (error) {
        discard(dir)
        throw error
      } finally {
        changed()
      }
    }).finally(() => (settingUp = false))
  }

  const state = (): 'empty' | 'locked' | 'open' => (signed ? 'open' : hasKeyFile(dataDir) ? 'locked' : 'empty')

  return {
    state,
    warning: () => warning,
    now: () => clock().now(),
    today: () => clock().today(),

    current() {
      if (!signed) return undefined
      const why = runOut(signed)
      if (why) {
        void inTurn(() => lockNow(why))
        return undefined
      }
      const staff = staffById(signed.desk.db, signed.staffId)
      if (staff && !staff.disabled) return { signed, staff }
      void inTurn(close).then(changed)
      return undefined
    },

    away: () => (away ? { login: away.login, name: away.name } : null),

    setUp,
    cost,

    establish: ({ officeId, officeName, admin }, commandId) =>
      setUp(async (dir) => {
        if (!officeById(officeId)) throw new Problem('badInput', '没有这个经办机构，请从列表中选择。')
        assertPassword(admin.password, admin)
        const { dataKey, recoveryCode } = createKeyFile(dir, admin, cost)
        const desk = await open(dir, dataKey)
        try {
          const { login, name } = admin
          // The first administrator can only admit others: 三员分立 keeps reviewing out of this account.
          const staff = [{ staffId: randomUUID(), login, name, roles: ['system' as const], offices: [officeId] }]
          const { tables } = defaultPolicy
          const command: DeskCommand = { type: 'establish', officeId, officeName, demoToday: null, tables, staff }
          await write(desk, command, { staffId: null, via: 'setup' }, commandId)
        } finally {
          await desk.close()
        }
        return recoveryCode
      }),

    login: (login, password) =>
      inTurn(async () => {
        assertState('locked')
        const unlocked = unlockWithPassword(dataDir, login, password, wrongTries)
        log.info('login', { ok: unlocked.ok, ...(!unlocked.ok && { code: unlocked.code }) })
        if (!unlocked.ok) throw wrongLogin(unlocked)
        return enter(unlocked.dataKey, login, unlocked.wrongTries, null)
      }),

    loginWithKey: (use, login, password) =>
      inTurn(async () => {
        assertState('locked')
        const unlocked = password === null ? undefined : unlockWithPassword(dataDir, login, password, wrongTries)
        if (unlocked?.ok === false) throw wrongLogin(unlocked)
        // A PIN is asked of the key only once the password is right.
        const proof = await proveByKey(dataDir, keys, use, login).catch((error: unknown) => {
          if (unlocked?.ok) unlocked.dataKey.fill(0)
          throw error
        })
        const dataKey = proof.dataKey ?? (unlocked?.ok ? unlocked.dataKey : undefined)
        log.info('login by key', { ok: dataKey !== undefined })
        if (!dataKey) throw new Problem('badInput', '这张证书要与密码一起使用：请填写登录名和密码。')
        const tries = unlocked?.ok ? unlocked.wrongTries : 0
        return away?.login === proof.login
          ? resume(away, dataKey, tries, { ...proof, use })
          : enter(dataKey, proof.login, tries, { ...proof, use })
      }),

    usesKeys: () => hasKeyFile(dataDir) && tokenSlots(dataDir).length > 0,

    keysListed(moduleId, tokens) {
      const held = signed?.key
      if (held?.moduleId !== moduleId || tokens.some(({ serial }) => serial === held.serial)) return
      void inTurn(() => lockNow('key'))
    },

    lock: (why) => inTurn(() => lockNow(why)),

    unlock: (password) =>
      inTurn(async () => {
        if (!away) throw new Problem('refused', '桌面没有锁定，请直接登录。')
        const unlocked = unlockWithPassword(dataDir, away.login, password, wrongTries)
        log.info('unlock', { ok: unlocked.ok })
        if (!unlocked.ok) throw wrongLogin(unlocked)
        return resume(away, unlocked.dataKey, unlocked.wrongTries, null)
      }),

    touch: () => signed?.touched.restart(),

    logout: () => inTurn(close).then(changed),

    recover: ({ recoveryCode, login, newPassword }) =>
      inTurn(async () => {
        assertState('locked')
        const unlocked = unlockWithRecovery(dataDir, recoveryCode)
        log.info('recover', { ok: unlocked.ok })
        if (!unlocked.ok) throw wrongLogin(unlocked)
        await close()
        const desk = await open(dataDir, unlocked.dataKey)
        try {
          const staff = staffByLogin(desk.db, login)
          if (!staff || staff.disabled) throw new Problem('notFound', '没有这个登录名，或账号已停用。请核对登录名。')
          assertPassword(newPassword, staff)
          const give = logins(dataDir).includes(login) ? replaceSlot : addSlot
          give(dataDir, desk.key, { login, password: newPassword }, cost)
          // A code that was typed has been seen; the next emergency gets a fresh one.
          const next = replaceRecovery(dataDir, desk.key, cost)
          await write(desk, { type: 'passwordChanged', staffId: staff.staffId }, { staffId: null, via }, randomUUID())
          return next
        } finally {
          await desk.close()
        }
      }),

    changePassword: (old, next, commandId) =>
      inTurn(async () => {
        const staff = signed && staffById(signed.desk.db, signed.staffId)
        if (!signed || !staff) throw new Problem('signedOut', '请先登录。')
        assertPassword(next, staff)
        if (old === next) throw new Problem('badInput', '新密码与当前密码相同。请换一句只有您知道的话。')
        const { desk, staffId } = signed
        const unlocked = unlockWithPassword(dataDir, staff.login, old, wrongTries)
        if (!unlocked.ok) throw wrongLogin(unlocked)
        unlocked.dataKey.fill(0)
        replaceSlot(dataDir, desk.key, { login: staff.login, password: next }, cost)
        await write(desk, { type: 'passwordChanged', staffId }, { staffId, via }, commandId)
        signed.checked.restart()
        changed()
      }),

    reauthenticate: (password) =>
      inTurn(async () => {
        const staff = signed && staffById(signed.desk.db, signed.staffId)
        if (!signed || !staff) throw new Problem('signedOut', '请先登录。')
        const unlocked = unlockWithPassword(dataDir, staff.login, password, wrongTries)
        log.info('reauthenticate', { ok: unlocked.ok })
        if (!unlocked.ok) {
          // A locked login works no further with a session that somebody may have found open.
          if (unlocked.code === 'locked') await close().then(changed)
          throw wrongLogin(unlocked)
        }
        unlocked.dataKey.fill(0)
        signed.checked.restart()
      }),

    lately: () => signed !== undefined && signed.checked.elapsed() <= securityOf(signed.desk).reauthMinutes * 60_000,

    mustChange() {
      const staff = signed && staffById(signed.desk.db, signed.staffId)
      return signed !== undefined && staff !== undefined && mustChangePassword(staff, signed.desk)
    },

    lockedLogins: () => lockedLogins(dataDir, wrongTries),
    forgive: (login) => forgiveTries(dataDir, login, wrongTries),

    refused: (call, why) => {
      log.info('refused', { call, why })
      signed?.refusals.note(call, why)
    },
  }
}

const disabled = () => new Problem('forbidden', '这个账号已停用。请联系系统管理员。')

type Wrong = Exclude<ReturnType<typeof unlockWithPassword>, { ok: true }>

const wrongLogin = (wrong: Wrong): Problem => {
  switch (wrong.code) {
    case 'wrongPassword':
      return new Problem('wrongPassword', `登录名或密码不对。再输错 ${wrong.left} 次，该登录名将被锁定。`, { left: wrong.left })
    case 'unknownLogin':
      return new Problem('wrongPassword', '登录名或密码不对。请核对后重试。')
    case 'locked':
      return new Problem(
        'locked',
        '密码连续输错，该登录名已锁定。请由主管或系统管理员在“人员”中解锁；没有其他人可登录时，用恢复码重设密码。',
      )
    case 'mistypedCode':
      return new Problem('wrongPassword', '恢复码输入有误（校验组不符）。请对照纸面逐组核对。')
    case 'wrongCode':
      return new Problem('wrongPassword', '恢复码不对，可能已被新的恢复码取代。请使用最近一次显示的恢复码。')
  }
}
