import type { ReadableDb } from '../../db/open.ts'
import { staffKeyOf } from '../../db/queries/keys.ts'
import { slotContext, tokenSlots, unlockWithToken } from '../../db/tokenSlots.ts'
import { type Certificate, maySign } from '../../shared/keys/certificate.ts'
import { Problem } from '../problem.ts'
import { challenge, type KeyDesk, type KeyUse } from './keyDesk.ts'

/** What a key proved before the data were open; the rest is proved with what they say about it. */
export interface KeyProof {
  readonly login: string
  readonly certificate: Certificate
  /** null: the password has opened them. */
  readonly dataKey: Buffer | null
}

/** Lets the key sign a fresh challenge that names login, certificate and time, and opens its slot where it has one. */
export async function proveByKey(dir: string, keys: KeyDesk, use: KeyUse, login: string): Promise<KeyProof> {
  const slot = tokenSlots(dir).find(({ fingerprint }) => fingerprint === use.fingerprint)
  const certificate = keys.certificateOn(use)
  if (!maySign(certificate)) throw new Problem('refused', '这是加密证书，不能用于登录。请选择签名证书。', { standing: 'keyUsage' })
  // A password opens its own login only: another's key on top of it makes nobody of them.
  if (slot && !slot.wrap && slot.login !== login)
    throw new Problem('forbidden', '这张证书没有登记给该登录名，没有登录。请用本人的证书和密码。', { denial: 'notEnrolled' })
  const who = slot?.login ?? login
  const question = challenge('login', dir, who, use.fingerprint)
  const [answer, opener] = await keys.sign(use, [question, ...(slot?.wrap ? [slotContext(dir, slot)] : [])])
  keys.assertSigned(certificate, question, answer)
  if (!slot?.wrap) return { login: who, certificate, dataKey: null }
  const dataKey = opener && unlockWithToken(dir, slot, opener)
  if (!dataKey) throw new Problem('refused', '这张证书打不开本机数据，可能已重新登记。请用密码登录，并请系统管理员重新登记证书。')
  return { login: who, certificate, dataKey }
}

/** The certificate has to be enrolled for this person, and good at this time: chain, validity, revocation, key usage. */
export function assertEnrolled(
  db: ReadableDb,
  keys: KeyDesk,
  { certificate, use }: KeyProof & { readonly use: KeyUse },
  staffId: string,
  at: string,
): void {
  if (staffKeyOf(db, use.fingerprint)?.staffId !== staffId)
    throw new Problem('forbidden', '这张证书没有登记给该登录名。请用密码登录，或请系统管理员登记证书。', { denial: 'notEnrolled' })
  keys.assertGood(certificate, keys.trust(db), at)
}
