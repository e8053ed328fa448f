import { z } from 'zod'
import { unlockOutcomes } from '../accounts/acts.ts'
import { standings } from '../accounts/standing.ts'
import { identityKeys } from '../filings/identityShown.ts'
import { recordShapes } from '../register/records.ts'
import { command, query } from './call.ts'

/** 网厅账号: who looks, and who acts. */
const readers = ['supervisor', 'accounts', 'audit'] as const
const clerks = ['supervisor', 'accounts'] as const
const text = z.strictObject({ zh: z.string(), en: z.string() })
const { system } = recordShapes.account.shape
/** `system/name` of an account. */
const key = z.string().max(80)
const reason = z.string().trim().min(2, '请写明原因').max(200)

const next = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('desk'), act: z.enum(['unlock', 'reset', 'allocate']), account: z.string().nullable(), label: text }),
  z.strictObject({
    type: z.literal('counter'),
    kind: z.string(),
    label: text,
    /** What the form begins with, by field, as typed */
    entry: z.record(z.string(), z.string()),
  }),
  z.strictObject({ type: z.literal('register'), label: text }),
])
/** 身份核验 of who stands at the window. `keySerial` comes from a key that was read here. */
const visitor = z.strictObject({
  name: z.string().trim().min(2, '请填写来办理的人的姓名').max(50),
  idNumber: z.string().trim().min(4, '请填写证件号码').max(30),
  as: z.enum(['holder', 'operator', 'agent'], '请选择来办理的人的身份'),
  shown: z.enum([...identityKeys, 'key'], '请选择出示的证件'),
  keySerial: z.string().max(64).nullable(),
})

const accountRow = z.strictObject({
  key: z.string(),
  system,
  systemLabel: text,
  accountName: z.string(),
  unitName: z.string(),
  creditCode: z.string(),
  standings: z.array(z.enum(standings)),
  lockCount: z.int(),
  lockedAt: z.string().nullable(),
  passwordSince: z.string().nullable(),
})
export type AccountRow = z.infer<typeof accountRow>

const accountView = accountRow.extend({
  holderName: z.string(),
  /** masked */
  holderId: z.string(),
  phone: z.string(),
  loginLabel: text,
  openedOn: z.string(),
  /** It is the one that was asked for by name or phone */
  chosen: z.boolean(),
  findings: z.array(
    z.strictObject({
      id: z.string(),
      result: z.enum(['ok', 'attention', 'blocked']),
      label: text,
      detail: text,
      next: next.nullable(),
    }),
  ),
  /** Newest first. */
  acts: z.array(
    z.strictObject({
      seq: z.int(),
      at: z.string(),
      label: text,
      who: z.string(),
      second: z.string().nullable(),
      reason: z.string(),
      /** It issued a password, so that its 账号重置单 can be printed */
      slip: z.boolean(),
      /** An act of the desk that nobody has rolled back */
      inForce: z.boolean(),
    }),
  ),
  resets: z.int(),
  /** Resets within a month reach the office's threshold. */
  often: z.boolean(),
  /** Something waits for a second person. */
  waiting: z.boolean(),
})
export type AccountView = z.infer<typeof accountView>

/** The slip (账号重置单). It crosses once: main keeps no password and repeats none. */
const slip = z.strictObject({
  act: z.enum(['reset', 'allocate']),
  systemLabel: text,
  accountName: z.string(),
  unitName: z.string(),
  creditCode: z.string(),
  holderName: z.string(),
  receiver: z.string(),
  password: z.string(),
  ruleLabel: text,
  validUntil: z.string().nullable(),
  at: z.string(),
  clerk: z.string(),
  officeName: z.string(),
  contact: z.string(),
})
export type Slip = z.infer<typeof slip>
const outcome = z.strictObject({ key: z.string(), outcome: z.enum(unlockOutcomes) })

export const accounts = {
  /**
   * Type a credit code, account, phone or unit name: which units it may mean, and once there is one, everything about its accounts.
   * `certificateCode` is the code read from a key at the counter, set beside the account's own.
   */
  'accounts.diagnose': query(
    readers,
    z.strictObject({
      keyword: z.string().max(60),
      creditCode: z.string().max(18).nullable(),
      certificateCode: z.string().max(18).nullable(),
    }),
    z.strictObject({
      matches: z.array(z.strictObject({ creditCode: z.string(), unitName: z.string(), unitNo: z.string().nullable(), accounts: z.int() })),
      diagnosis: z
        .strictObject({
          creditCode: z.string(),
          unitName: z.string(),
          unit: z.strictObject({ unitNo: z.string(), officeName: z.string() }).nullable(),
          /** Handled at an office of the person who asks */
          ours: z.boolean(),
          listing: z.strictObject({
            cause: z.enum(['codeDiffers', 'notRegistered', 'boundByCa', 'noInsuranceAccount']).nullable(),
            detail: text,
            source: z.string(),
            codes: z.strictObject({ asked: z.string(), other: z.string(), of: z.enum(['certificate', 'account']) }).nullable(),
            next: next.nullable(),
          }),
          accounts: z.array(accountView),
        })
        .nullable(),
    }),
  ),
  /** The rule for passwords in force today; null where the table has no row. */
  'accounts.rule': query(
    readers,
    z.strictObject({}),
    z.strictObject({
      rule: z
        .strictObject({
          reset: text,
          initial: text,
          tries: z.int(),
          validHours: z.int(),
          people: z.int(),
          bulkPeople: z.int(),
          operatorDaily: z.int(),
          accountMonthly: z.int(),
          source: z.string(),
          confirmed: z.boolean(),
        })
        .nullable(),
    }),
  ),
  'accounts.list': query(
    readers,
    z.strictObject({
      standing: z.enum(['locked', 'unchanged', 'uninitialised', 'closed', 'all']),
      cursor: z.string().max(200).nullable(),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({ rows: z.array(accountRow), next: z.string().nullable() }),
  ),
  /** 账号重置: unlocks as well; forces a change at the next login. Where the rules want a second person it only asks for it. */
  'accounts.reset': command(
    clerks,
    z.strictObject({ account: key, reason, visitor }),
    z.strictObject({ slip: slip.nullable(), requestId: z.string().nullable() }),
    { reauth: true, secret: true },
  ),
  /** 分配账号: an account of the unemployment portal for an insured unit, with an initial password (S1-01, S1-02). */
  'accounts.allocate': command(
    clerks,
    z.strictObject({
      creditCode: z.string().max(18),
      holderName: z.string().trim().min(2, '请填写专管员姓名').max(50),
      holderId: z.string().trim().max(18),
      phone: z.string().regex(/^1\d{10}$/, '手机号码应为11位数字'),
      reason,
      visitor,
    }),
    z.strictObject({ slip: slip.nullable(), requestId: z.string().nullable() }),
    { reauth: true, secret: true },
  ),
  /** What an unlock of these accounts would do, one by one: typed names, or those locked between two times. */
  'accounts.unlockPreview': query(
    clerks,
    z.union([
      z.strictObject({ names: z.array(z.string().max(80)).min(1).max(2000) }),
      z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime() }),
    ]),
    z.strictObject({ rows: z.array(z.strictObject({ ...outcome.shape, name: z.string(), row: accountRow.nullable() })) }),
  ),
  /** 解锁 without a new password: one account with its holder at the window, or a list after an incident of the portal (`visitor` null). */
  'accounts.unlock': command(
    clerks,
    z.strictObject({ accounts: z.array(key).min(1).max(2000), reason, visitor: visitor.nullable() }),
    z.strictObject({ outcomes: z.array(outcome), requestId: z.string().nullable() }),
    { reauth: true },
  ),
  'accounts.requests': query(
    readers,
    z.strictObject({}),
    z.array(
      z.strictObject({
        requestId: z.string(),
        at: z.string(),
        proposer: z.string(),
        own: z.boolean(),
        act: z.enum(['reset', 'allocate', 'unlock']),
        accounts: z.array(z.string()),
        count: z.int(),
        unitName: z.string(),
        reason: z.string(),
        visitor: z.strictObject({ name: z.string(), idNumber: z.string(), as: z.string(), shown: text }).nullable(),
      }),
    ),
  ),
  /** 复核同意 by another person: it is done at once, and the slip shown to whoever agrees. */
  'accounts.agree': command(
    clerks,
    z.strictObject({ requestId: z.string().max(60) }),
    z.strictObject({ slip: slip.nullable(), outcomes: z.array(outcome) }),
    { reauth: true, secret: true },
  ),
  'accounts.decline': command(clerks, z.strictObject({ requestId: z.string().max(60), reason }), z.strictObject({})),
  /** Resets that stand out: per operator today and within 30 days, per account within 30 days. */
  'accounts.resets': query(
    readers,
    z.strictObject({}),
    z.strictObject({
      operators: z.array(z.strictObject({ name: z.string(), today: z.int(), month: z.int(), accounts: z.int(), often: z.boolean() })),
      accounts: z.array(z.strictObject({ row: accountRow, resets: z.int(), operators: z.int(), last: z.string(), often: z.boolean() })),
    }),
  ),
} as const
