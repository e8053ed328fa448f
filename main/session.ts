import { randomUUID } from 'node:crypto'
import { hasKeyFile, readKeyFile } from '../db/keyFile.ts'
import { tokenSlots } from '../db/tokenSlots.ts'
import { type StaffRow, staffById, staffByLogin } from '../db/queries/desk.ts'
import type { DeskCommand } from '../db/commands/plan.ts'
import type { Meta } from '../db/commands/planned.ts'
import type { Witness } from '../db/witness.ts'
import type { EventData } from '../shared/journal/events.ts'
import type { ParsedInput } from '../shared/contract/index.ts'
import { clockOn } from './clock.ts'
import { assertPassword, type Credentials } from './credentials.ts'
import { readDemoFile } from './demoFile.ts'
import { establishOffice, recoverLogin } from './establish.ts'
import type { KeyDesk, KeyUse } from './keys/keyDesk.ts'
import { assertEnrolled, proveByKey } from './keys/keyLogin.ts'
import type { Log } from './log.ts'
import { adopt, discard, stage } from './newFolder.ts'
import { type OpenDesk, openDesk } from './openDesk.ts'
import { Problem } from './problem.ts'
import { createRefusals } from './refusals.ts'
import { mustChangePassword, securityOf } from './security.ts'
import { type Away, type ByKey, runOut, type Signed } from './signed.ts'
import { startWatch, type Stopwatch } from './stopwatch.ts'
import { refusalProblem } from './views/refusal.ts'

export interface SessionOptions {
  readonly dataDir: string
  readonly via: Meta['via']
  readonly log: Log
  readonly keys: KeyDesk
  readonly credentials: Credentials
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
  /** The newest journal head that this machine has seen. */
  readonly witness: Witness
  /** Measures idleness and the age of a check; tests hold it in their hand. */
  readonly watch?: () => Stopwatch
}

/** The state between the key file and a signed-in person. Held here and nowhere else; no argument can name another. */
export interface Session {
  state(): 'empty' | 'locked' | 'open'
  /** Runs `build` in an empty folder that becomes the data folder when it succeeds, and leaves no trace when it does not. */
  setUp<T>(build: (dir: string) => Promise<T>): Promise<T>
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
  /** Leaves a trace that the person was refused this call, and why. */
  refused(call: string, why: string): void
}

export function createSession(options: SessionOptions): Session {
  const { dataDir, via, log, keys, credentials, committed, changed, witness, watch = startWatch } = options
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
      const why = signed && runOut(signed, via)
      if (why) void inTurn(() => lockNow(why))
    }, 2000)
    guard.unref()
  }

  const write = async (desk: OpenDesk, command: DeskCommand, meta: Pick<Meta, 'staffId' | 'via'>, commandId: string) => {
    const executed = await desk.writer.execute(command, { ...meta, commandId, now: desk.clock.now() })
    if (!executed.ok) throw refusalProblem(executed.refusal)
  }

  const tools = { credentials, open, write }

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
      const why = runOut(signed, via)
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

    establish: (given, commandId) => setUp((dir) => establishOffice(dir, given, commandId, tools)),

    login: (login, password) =>
      inTurn(async () => {
        assertState('locked')
        const { dataKey, wrongTries } = credentials.byPassword('login', login, password)
        return enter(dataKey, login, wrongTries, null)
      }),

    loginWithKey: (use, login, password) =>
      inTurn(async () => {
        assertState('locked')
        const unlocked = password === null ? undefined : credentials.byPassword('login', login, password)
        // A PIN is asked of the key only once the password is right.
        const proof = await proveByKey(dataDir, keys, use, login).catch((error: unknown) => {
          unlocked?.dataKey.fill(0)
          throw error
        })
        const dataKey = proof.dataKey ?? unlocked?.dataKey
        log.info('login by key', { ok: dataKey !== undefined })
        if (!dataKey) throw new Problem('badInput', '这张证书要与密码一起使用：请填写登录名和密码。')
        const tries = unlocked?.wrongTries ?? 0
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
        const { dataKey, wrongTries } = credentials.byPassword('unlock', away.login, password)
        return resume(away, dataKey, wrongTries, null)
      }),

    touch: () => signed?.touched.restart(),

    logout: () => inTurn(close).then(changed),

    recover: ({ recoveryCode, login, newPassword }) =>
      inTurn(async () => {
        assertState('locked')
        const { dataKey } = credentials.byRecovery(recoveryCode)
        await close()
        return recoverLogin(dataDir, dataKey, { login, newPassword, via }, tools)
      }),

    changePassword: (old, next, commandId) =>
      inTurn(async () => {
        const staff = signed && staffById(signed.desk.db, signed.staffId)
        if (!signed || !staff) throw new Problem('signedOut', '请先登录。')
        assertPassword(next, staff)
        if (old === next) throw new Problem('badInput', '新密码与当前密码相同。请换一句只有您知道的话。')
        const { desk, staffId } = signed
        credentials.byPassword('change password', staff.login, old).dataKey.fill(0)
        credentials.give(staff.login, next, desk.key)
        await write(desk, { type: 'passwordChanged', staffId }, { staffId, via }, commandId)
        signed.checked.restart()
        changed()
      }),

    reauthenticate: (password) =>
      inTurn(async () => {
        const staff = signed && staffById(signed.desk.db, signed.staffId)
        if (!signed || !staff) throw new Problem('signedOut', '请先登录。')
        try {
          credentials.byPassword('reauthenticate', staff.login, password).dataKey.fill(0)
        } catch (error) {
          // A locked login works no further with a session that somebody may have found open.
          if (error instanceof Problem && error.code === 'locked') await close().then(changed)
          throw error
        }
        signed.checked.restart()
      }),

    lately: () => signed !== undefined && signed.checked.elapsed() <= securityOf(signed.desk).reauthMinutes * 60_000,

    mustChange() {
      const staff = signed && staffById(signed.desk.db, signed.staffId)
      return signed !== undefined && staff !== undefined && mustChangePassword(staff, signed.desk)
    },

    refused: (call, why) => {
      log.info('refused', { call, why })
      signed?.refusals.note(call, why)
    },
  }
}

const disabled = () => new Problem('forbidden', '这个账号已停用。请联系系统管理员。')
