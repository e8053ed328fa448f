import { actorShape } from '../../shared/journal/envelope.ts'
import { keyEvents } from '../../shared/journal/keyEvents.ts'
import { subjectTitle } from '../../shared/keys/certificate.ts'
import { type Text, text } from '../../shared/text.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { checkSignature, fingerprintOf, signedContent } from '../signatures.ts'
import type { JournalRow } from './hash.ts'
import { readRows } from './read.ts'

interface Signer {
  readonly signer: string
  readonly fingerprint: string
  readonly decisions: number
}

/**
 * Proves the signatures of a journal from itself alone, row by row in order: a signature has to cover the rows of its command as they
 * stand, and its certificate has to have been enrolled for the person who decided, by an earlier row.
 */
export function signatureProofs(db: ReadableDb): { problemOf(row: JournalRow): Text | undefined; signers(): Signer[] } {
  const enrolled = new Map<string, string>()
  const signers = new Map<string, Signer>()

  const signed = (row: JournalRow): Text | undefined => {
    const at = (zh: string, en: string): Text => text(`第 ${row.seq} 笔：${zh}`, `entry ${row.seq}: ${en}`)
    const data = keyEvents['event.signed'].safeParse(JSON.parse(row.data))
    const { staffId } = actorShape.parse(JSON.parse(row.actor))
    const rows = data.success ? readRows(db, row.seq - 1 - data.data.events, data.data.events) : []
    const from = row.commandPos - rows.length
    const own = rows.every((one, i) => one.commandId === row.commandId && one.commandPos === from + i)
    // A signature covers its whole command, except the lock's, whose one event sums up all others by their digest.
    const whole = own && rows.length > 0 && (from === 0 || rows[0]?.type === 'period.locked')
    if (!data.success || staffId === null || !whole) return at('签名没有对应的业务', 'the signature has no decision')
    const events = rows.map(({ stream, type, data: body }) => ({ stream, type, data: JSON.parse(body) as Record<string, unknown> }))
    const content = signedContent({ commandId: row.commandId, staffId, at: row.recordedAt, events })
    const found = checkSignature(Buffer.from(data.data.cms, 'base64'), content)
    if ('problem' in found) return at('签名与业务内容不符', 'the signature does not fit what it signs')
    const fingerprint = fingerprintOf(found.signer.der)
    const signer = subjectTitle(found.signer)
    if (fingerprint !== data.data.fingerprint || signer !== data.data.signer)
      return at('签名人与证书不符', 'the signer is not the one of the certificate')
    if (enrolled.get(fingerprint) !== staffId) return at('签名证书没有登记给经办人', 'the certificate is not enrolled for the person')
    signers.set(fingerprint, { signer, fingerprint, decisions: (signers.get(fingerprint)?.decisions ?? 0) + 1 })
    return undefined
  }

  return {
    problemOf(row) {
      if (row.type === 'event.signed') return signed(row)
      if (row.type === 'staff.keyEnrolled') enrolled.set(fingerprintIn(row), row.stream.slice('staff:'.length))
      if (row.type === 'staff.keyRemoved') enrolled.delete(fingerprintIn(row))
      return undefined
    },
    signers: () => [...signers.values()],
  }
}

const fingerprintIn = ({ data }: JournalRow): string => String((JSON.parse(data) as { fingerprint?: unknown }).fingerprint)
