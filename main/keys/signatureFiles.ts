import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import { eventsOfCommand } from '../../db/journal/read.ts'
import type { ReadableDb } from '../../db/open.ts'
import { signedContent } from '../../db/signatures.ts'
import { keyEvents } from '../../shared/journal/keyEvents.ts'
import { type Certificate, readCertificate } from '../../shared/keys/certificate.ts'
import { readSignedData } from '../../shared/keys/cms.ts'
import { localDate } from '../../shared/rules/dates.ts'

const pem = ({ der }: Certificate): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`

const how = `签名校验 How to verify:
openssl cms -verify -binary -inform DER -in signature.p7s -content content.json -CAfile authorities.pem -purpose any -out /dev/null
`

/**
 * A signed act as others can prove it, a zip: what was signed, the signature, the CAs, and the command that verifies it. Nothing for an act
 * that bears no signature.
 */
export async function signatureFiles(
  db: ReadableDb,
  commandId: string,
  authoritiesOf: (certificate: Certificate, at: string) => readonly Certificate[],
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array } | undefined> {
  const events = eventsOfCommand(db, commandId)
  const last = events.at(-1)
  const signature = last?.type === 'event.signed' ? keyEvents['event.signed'].parse(last.data) : undefined
  if (!last || !signature) return undefined
  const cms = Buffer.from(signature.cms, 'base64')
  const staffId = last.actor.staffId ?? ''
  const content = signedContent({ commandId, staffId, at: last.recordedAt, events: events.slice(0, -1) })
  const [signer] = readSignedData(cms).certificates.map(readCertificate)
  const zip = new yazl.ZipFile()
  zip.addBuffer(Buffer.from(content), 'content.json')
  zip.addBuffer(cms, 'signature.p7s')
  zip.addBuffer(Buffer.from(signer ? authoritiesOf(signer, last.recordedAt).map(pem).join('') : ''), 'authorities.pem')
  zip.addBuffer(Buffer.from(how), 'verify.txt')
  zip.end()
  return { fileName: `签名-${localDate(last.recordedAt)}-${commandId.slice(0, 8)}.zip`, bytes: await buffer(zip.outputStream) }
}
