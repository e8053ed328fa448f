import { z } from 'zod'

const iso = z.iso.datetime()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** SHA-256 of a certificate's DER, hex. */
const fingerprint = sha256
/** Certificates and lists as they came, base64 of the DER: who signed must be provable from the journal alone. */
const der = z.base64()
const reason = z.string().trim().min(2).max(200)

/** Streams `keys` (drivers and whom the office trusts), `staff:<id>` (whose key is whose) and `signature:<commandId>`. */
export const keyEvents = {
  'keys.moduleAdded': z.strictObject({ moduleId: z.string(), name: z.string(), path: z.string(), sha256 }),
  'keys.moduleRemoved': z.strictObject({ moduleId: z.string(), reason }),
  'keys.authorityAdded': z.strictObject({ fingerprint, title: z.string(), der }),
  'keys.authorityRemoved': z.strictObject({ fingerprint, reason }),
  /** 吊销列表 (CRL), kept whole: what revocation was judged by. */
  'keys.listImported': z.strictObject({ sha256, issuer: z.string(), from: iso, next: iso.nullable(), entries: z.int(), der }),
  'staff.keyEnrolled': z.strictObject({
    fingerprint,
    title: z.string(),
    issuer: z.string(),
    serial: z.string(),
    algorithm: z.string(),
    /** key: the key alone opens the desk (RSA) · passwordAndKey: it comes on top of the password (EC) */
    way: z.enum(['key', 'passwordAndKey']),
    der,
  }),
  'staff.keyRemoved': z.strictObject({ fingerprint, reason }),
  /** Detached CMS over the other events of the same command (`signedContent`); always the last of them. */
  'event.signed': z.strictObject({ act: z.string(), events: z.int().positive(), fingerprint, signer: z.string(), cms: z.base64() }),
} as const
