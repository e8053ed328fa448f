import type { NewEvent } from '../../shared/journal/envelope.ts'
import type { EventData, EventType } from '../../shared/journal/events.ts'
import { subjectTitle } from '../../shared/keys/certificate.ts'
import { demandedSignature, type SignedAct } from '../../shared/policy/signing.ts'
import { localDate } from '../../shared/rules/dates.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { policyOf } from '../projections/desk.ts'
import { staffKeyOf } from '../queries/keys.ts'
import { checkSignature, fingerprintOf, signedContent } from '../signatures.ts'
import type { DeskRefusal, Meta } from './planned.ts'

/** The act that these events have to be signed as today, if any. */
export const signedActOf = (
  db: ReadableDb,
  events: readonly Pick<NewEvent, 'type'>[],
  amount: number | undefined,
  { now }: Pick<Meta, 'now'>,
): SignedAct | undefined =>
  demandedSignature(
    policyOf(db),
    localDate(now),
    events.map(({ type }) => type as EventType),
    amount,
  )

type Signed =
  | { readonly ok: true; readonly event: { readonly stream: string; readonly data: EventData<'event.signed'> } | null }
  | { readonly ok: false; readonly refusal: DeskRefusal }

/**
 * The signature that goes with these events, where the office asks for one or one was given; `amount` is the money they move, in 分.
 * Refuses without it, naming the bytes to sign; and when it covers anything but what is about to be written, or is not by the person who
 * decides. So nothing stands in the journal as signed that was not.
 */
export function signatureFor(db: ReadableDb, events: readonly NewEvent[], amount: number | undefined, meta: Meta): Signed {
  const { staffId, commandId, signature, now: at } = meta
  const none: Signed = { ok: true, event: null }
  if (staffId === null) return none
  const act = signedActOf(db, events, amount, meta)
  if (!act && signature === undefined) return none
  const content = signedContent({ commandId, staffId, at, events })
  if (signature === undefined) return act ? { ok: false, refusal: { code: 'signatureNeeded', act, content, at } } : none
  const found = checkSignature(Buffer.from(signature, 'base64'), content)
  if ('problem' in found) return { ok: false, refusal: { code: 'signatureInvalid', problem: found.problem } }
  const fingerprint = fingerprintOf(found.signer.der)
  if (staffKeyOf(db, fingerprint)?.staffId !== staffId) return { ok: false, refusal: { code: 'signatureInvalid', problem: 'notEnrolled' } }
  const data = { act: act ?? 'other', events: events.length, fingerprint, signer: subjectTitle(found.signer), cms: signature }
  return { ok: true, event: { stream: `signature:${commandId}`, data } }
}
