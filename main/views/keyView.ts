import { fingerprintOf } from '../../db/signatures.ts'
import type { OutputOf } from '../../shared/contract/index.ts'
import { type Certificate, issuerTitle, maySign, subjectTitle, unitNameIn } from '../../shared/keys/certificate.ts'
import { readCertificate } from '../../shared/keys/certificate.ts'
import { findCreditCode } from '../../shared/keys/creditCode.ts'
import { DerError } from '../../shared/keys/der.ts'
import { localDate } from '../../shared/rules/dates.ts'
import { checkIdNumber } from '../../shared/rules/idNumber.ts'
import { maskIdNumber } from '../../shared/rules/masking.ts'
import type { ModuleState } from '../keys/keyring.ts'
import type { Token } from '../keys/protocol.ts'
import { examine, type TrustStore } from '../keys/trust.ts'

type State = OutputOf<'keys.state'>
export type CertificateView = State['tokens'][number]['certificates'][number]

export interface Around {
  readonly trust: TrustStore
  readonly now: string
  /** The member of staff that a certificate is enrolled for. */
  ownerOf(fingerprint: string): CertificateView['owner']
}

/** A person's certificate may carry their number in its name: it is shown masked like any other. */
const withoutNumbers = (words: string): string =>
  words.replace(/(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g, (number) => (checkIdNumber(number).ok ? maskIdNumber(number) : number))

/** A certificate as the operator reads it. */
export function certificateView(certificate: Certificate, { trust, now, ownerOf }: Around): CertificateView {
  const fingerprint = fingerprintOf(certificate.der)
  const { standings, chain, daysLeft, list } = examine(certificate, trust, now)
  const found = findCreditCode(certificate)
  return {
    fingerprint,
    title: withoutNumbers(subjectTitle(certificate)),
    unitName: withoutNumbers(unitNameIn(certificate)),
    issuer: issuerTitle(certificate),
    serial: certificate.serial,
    from: localDate(certificate.from),
    to: localDate(certificate.to),
    daysLeft,
    algorithm: certificate.key.words,
    usage: certificate.usage === null ? null : [...certificate.usage],
    forSigning: maySign(certificate),
    standings: [...standings],
    chain: chain.slice(1).map(subjectTitle),
    list,
    code: found.code,
    codePlace: found.place,
    candidates: found.candidates.map(({ code, place }) => ({ code, place })),
    organisationCode: found.organisationCode,
    owner: ownerOf(fingerprint),
  }
}

/** What cannot be read as a certificate is left out: a key may hold anything under that name. */
export const certificatesOf = (token: Token): Certificate[] =>
  token.certificates.flatMap(({ der }) => {
    try {
      return [readCertificate(der)]
    } catch (error) {
      if (error instanceof DerError) return []
      throw error
    }
  })

export const tokenViews = (states: readonly ModuleState[], around: Around): State['tokens'] =>
  states.flatMap(({ choice, tokens }) =>
    tokens.map((token) => ({
      moduleId: choice.id,
      slot: token.slot,
      serial: token.serial,
      // Old middleware writes GBK, which the driver's link has destroyed by then; the certificate's own name is shown instead.
      label: token.label.includes('\ufffd') ? '' : token.label,
      maker: [token.manufacturer, token.model].filter((words) => words !== '' && !words.includes('\ufffd')).join(' '),
      flags: token.flags,
      certificates: certificatesOf(token)
        .map((certificate) => certificateView(certificate, around))
        // The one to sign with first: a 双证书 key has two, in no order.
        .sort((a, b) => Number(b.forSigning) - Number(a.forSigning)),
    })),
  )

export const moduleViews = (
  states: readonly ModuleState[],
  exists: (path: string) => boolean,
  registered: ReadonlySet<string>,
): State['modules'] =>
  states.map(({ choice, state, trouble, info, readers }) => ({
    id: choice.id,
    name: choice.name,
    path: choice.path,
    registered: registered.has(choice.id),
    exists: exists(choice.path),
    state,
    trouble: trouble && { code: trouble.code, reason: trouble.reason },
    driver: info && [info.manufacturer, info.description, info.version].filter(Boolean).join(' '),
    readers: readers.map(({ name, present }) => ({ name, present })),
  }))
