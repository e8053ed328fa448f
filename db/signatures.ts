import { createHash, createPublicKey, verify } from 'node:crypto'
import { type Certificate, readCertificate } from '../shared/keys/certificate.ts'
import { readSignedData } from '../shared/keys/cms.ts'
import { DerError } from '../shared/keys/der.ts'
import { canonical } from '../shared/journal/canonical.ts'

/** Why a signature is none. */
export type SignatureProblem =
  /** What would be written is not what was signed. */
  | 'otherContent'
  /** The signature does not fit its certificate, or is no signature. */
  | 'broken'
  /** The certificate is not one that was enrolled for the person who decides. */
  | 'notEnrolled'

/** What the signature of a command covers: who, when, and every event as it is written. */
interface Signed {
  readonly commandId: string
  readonly staffId: string
  readonly at: string
  readonly events: readonly { readonly stream: string; readonly type: string; readonly data: Readonly<Record<string, unknown>> }[]
}

/** Told apart from everything else a key is asked to sign. */
const purpose = 'casedesk decision 1'

/** The bytes to sign: canonical JSON, so that they can be made again from the journal. */
export const signedContent = ({ commandId, staffId, at, events }: Signed): string =>
  canonical({ purpose, commandId, staffId, at, events: events.map(({ stream, type, data }) => ({ stream, type, data: { ...data } })) })

export const fingerprintOf = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex')

/** The signer's certificate when the signature covers exactly this content, otherwise what is wrong. Proves no chain and no enrolment. */
export function checkSignature(
  cms: Uint8Array,
  content: string,
): { readonly signer: Certificate } | { readonly problem: SignatureProblem } {
  try {
    const { certificates, attributes, contentDigest, certificateDigest, signature } = readSignedData(cms)
    const certificate = certificates.find((der) => fingerprintOf(der) === Buffer.from(certificateDigest).toString('hex'))
    if (!certificate) return { problem: 'broken' }
    const signer = readCertificate(certificate)
    const key = createPublicKey({ key: Buffer.from(signer.key.spki), format: 'der', type: 'spki' })
    if (!verify('sha256', attributes, key, signature)) return { problem: 'broken' }
    const digest = createHash('sha256').update(content).digest()
    return digest.equals(contentDigest) ? { signer } : { problem: 'otherContent' }
  } catch (error) {
    // DER that is none, or a key that Node does not know.
    if (error instanceof DerError || (error instanceof Error && 'code' in error)) return { problem: 'broken' }
    throw error
  }
}
