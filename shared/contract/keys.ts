import { z } from 'zod'
import { keyTroubles, tokenFlags } from '../keys/trouble.ts'
import { signedActs } from '../policy/signing.ts'
import { command, query } from './call.ts'

const none = z.strictObject({})
const administrators = ['system', 'security'] as const
const window = ['firstReview', 'secondReview', 'supervisor', 'accounts', 'audit'] as const
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const reason = z.string().trim().min(2, '请写明原因').max(200)
/** Where among the downloads it was written. */
const saved = z.strictObject({ file: z.string() })
const fault = z.strictObject({ code: z.enum(keyTroubles), reason: z.string() })

/** Which key: the driver, its slot, and the token that has to be in it. */
const token = { moduleId: z.string().max(64), slot: z.string().max(20), serial: z.string().max(64) }
/** The PIN goes through once; it is neither kept nor logged. `finalTry` is the consent to use the last try. */
const unlocked = { ...token, fingerprint: sha256, pin: z.string().min(1, '请输入证书口令').max(64), finalTry: z.boolean() }

export const standings = ['good', 'expired', 'notYetValid', 'untrustedIssuer', 'revoked', 'noList', 'staleList', 'keyUsage'] as const
const candidate = z.strictObject({ code: z.string(), place: z.string() })

export const certificateView = z.strictObject({
  fingerprint: sha256,
  /** Whom it was made out to, and the unit in it; the same for a unit's certificate. */
  title: z.string(),
  unitName: z.string(),
  issuer: z.string(),
  serial: z.string(),
  /** `YYYY-MM-DD`, both included */
  from: z.string(),
  to: z.string(),
  daysLeft: z.int(),
  algorithm: z.string(),
  usage: z.array(z.string()).nullable(),
  forSigning: z.boolean(),
  /** The worst first. */
  standings: z.array(z.enum(standings)),
  /** Up to the trusted CA, by name. */
  chain: z.array(z.string()),
  /** The list it was looked up in, and its age in days. */
  list: z.strictObject({ from: z.string(), next: z.string().nullable(), days: z.int() }).nullable(),
  code: z.string().nullable(),
  codePlace: z.string().nullable(),
  candidates: z.array(candidate),
  organisationCode: z.string().nullable(),
  /** The member of staff it is enrolled for. */
  owner: z.strictObject({ staffId: z.string(), name: z.string() }).nullable(),
})

const tokenView = z.strictObject({
  ...token,
  label: z.string(),
  maker: z.string(),
  flags: z.array(z.enum(tokenFlags)),
  certificates: z.array(certificateView),
})

const account = z.strictObject({
  accountName: z.string(),
  system: z.string(),
  state: z.string(),
  caSerial: z.string().nullable(),
  caIssuer: z.string().nullable(),
  caTo: z.string().nullable(),
  /** This certificate, another one, or none is bound to it. */
  binding: z.enum(['this', 'other', 'none']),
  /** 失业保险网厅权限 and how it came (S0-08) */
  right: z.enum(['filing', 'entityCa', 'hallAccount']).nullable(),
})

export const keys = {
  /** Drivers, readers and keys as they are now. Asking keeps the watch going. */
  'keys.state': query(
    'signedIn',
    none,
    z.strictObject({
      modules: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          path: z.string(),
          /** false: one that comes with the system */
          registered: z.boolean(),
          exists: z.boolean(),
          state: z.enum(['starting', 'loaded', 'failed']),
          trouble: fault.nullable(),
          driver: z.string().nullable(),
          readers: z.array(z.strictObject({ name: z.string(), present: z.boolean() })),
        }),
      ),
      tokens: z.array(tokenView),
    }),
  ),
  /** Keys that could sign somebody in, for the sign-in page; empty while nobody has one enrolled. */
  'keys.offered': query(
    'anyone',
    none,
    z.strictObject({
      /** Whether anybody here signs in by key, so that the page offers it. */
      used: z.boolean(),
      certificates: z.array(
        z.strictObject({
          ...token,
          fingerprint: sha256,
          title: z.string(),
          flags: z.array(z.enum(tokenFlags)),
          login: z.string().nullable(),
          /** The key alone opens the desk; otherwise the password goes with it. */
          alone: z.boolean(),
        }),
      ),
      troubles: z.array(z.strictObject({ name: z.string(), trouble: fault })),
    }),
  ),
  /** What the desk holds for the unit of a certificate: its accounts beside it, its filings, and why there is nothing (S0-07). */
  'keys.unit': query(
    window,
    z.strictObject({ fingerprint: sha256, code: z.string().length(18) }),
    z.strictObject({
      unit: z.strictObject({ unitNo: z.string(), name: z.string(), sameName: z.boolean() }).nullable(),
      accounts: z.array(account),
      filings: z.array(z.strictObject({ caseId: z.string(), number: z.string(), kind: z.string(), status: z.string(), at: z.string() })),
      filingCount: z.int(),
      /** notRegistered: no account for the code · codeDiffers: accounts of a unit of this name stand under another code */
      empty: z
        .discriminatedUnion('why', [
          z.strictObject({ why: z.literal('notRegistered') }),
          z.strictObject({ why: z.literal('codeDiffers'), unitName: z.string(), code: z.string() }),
        ])
        .nullable(),
    }),
  ),
  /** A counter entry with what the key and the register say filled in, for the counter's own form. */
  'keys.entry': query(
    ['firstReview', 'supervisor'],
    z.strictObject({ act: z.enum(['bind', 'unbind']), fingerprint: sha256, code: z.string().length(18), accountName: z.string().max(60) }),
    z.strictObject({ kind: z.string(), typed: z.record(z.string(), z.string()) }),
  ),
  'keys.trust': query(
    [...administrators, 'audit'],
    none,
    z.strictObject({
      authorities: z.array(
        z.strictObject({
          fingerprint: sha256,
          title: z.string(),
          issuer: z.string(),
          from: z.string(),
          to: z.string(),
          algorithm: z.string(),
        }),
      ),
      lists: z.array(
        z.strictObject({
          sha256,
          issuer: z.string(),
          from: z.string(),
          next: z.string().nullable(),
          entries: z.int(),
          days: z.int(),
          stale: z.boolean(),
        }),
      ),
      staff: z.array(
        z.strictObject({
          fingerprint: sha256,
          staffId: z.string(),
          name: z.string(),
          title: z.string(),
          issuer: z.string(),
          serial: z.string(),
          way: z.enum(['key', 'passwordAndKey']),
          at: z.string(),
        }),
      ),
    }),
  ),
  /** 驱动诊断: what a vendor or we need to help, without any secret. */
  'keys.saveReport': command([...administrators, 'audit'], none, saved),
  'keys.retryModule': command('signedIn', z.strictObject({ moduleId: z.string().max(64) }), none),
  /** Registers a driver by path or by a chosen file, pinned by its SHA-256. */
  'keys.addModule': command(
    administrators,
    z.strictObject({ name: z.string().trim().min(2).max(60), path: z.string().trim().max(500).nullable(), ticket: z.uuid().nullable() }),
    none,
    { reauth: true },
  ),
  'keys.removeModule': command(administrators, z.strictObject({ moduleId: z.string().max(64), reason }), none),
  /** CA certificates, DER or PEM, several in a file. */
  'keys.importAuthority': command(administrators, z.strictObject({ ticket: z.uuid() }), z.strictObject({ added: z.array(z.string()) }), {
    reauth: true,
  }),
  'keys.removeAuthority': command(administrators, z.strictObject({ fingerprint: sha256, reason }), none),
  /** 吊销列表; proved with the CA in the store before it is kept. */
  'keys.importList': command(
    administrators,
    z.strictObject({ ticket: z.uuid() }),
    z.strictObject({ issuer: z.string(), entries: z.int() }),
  ),
  /** Enrols a key for a member of staff, who proves with the PIN that it is theirs. */
  'keys.enrol': command(
    ['system'],
    z.strictObject({ staffId: z.string(), ...unlocked }),
    z.strictObject({ way: z.enum(['key', 'passwordAndKey']) }),
    { reauth: true },
  ),
  'keys.unenrol': command(['system'], z.strictObject({ fingerprint: sha256, reason }), none),
  /** Signs the act that was refused for want of a signature; it is then sent again under its own id. */
  'keys.sign': command('signedIn', z.strictObject({ commandId: z.uuid(), ...unlocked }), none),
  /** Signs in by key; the password as well where the key alone cannot open the desk. */
  'session.loginWithKey': command(
    'anyone',
    z.strictObject({ ...unlocked, login: z.string().max(64), password: z.string().max(256).nullable() }),
    z.strictObject({ name: z.string() }),
  ),
  /** Signed acts, newest first. */
  'keys.signatures': query(
    ['supervisor', 'audit'],
    z.strictObject({ limit: z.int().min(1).max(200) }),
    z.array(
      z.strictObject({
        commandId: z.string(),
        act: z.enum([...signedActs, 'other']),
        signer: z.string(),
        staff: z.string(),
        at: z.string(),
        seq: z.int(),
      }),
    ),
  ),
  /** The signed bytes, the signature and the CAs, as `openssl cms -verify` wants them: a zip among the downloads. */
  'keys.exportSignature': command(['supervisor', 'audit'], z.strictObject({ commandId: z.uuid() }), saved, { reauth: true }),
} as const
