import type { OutputOf } from '../../../shared/contract/index.ts'
import type { KeyChoice } from './KeyPin.tsx'

type Token = OutputOf<'keys.state'>['tokens'][number]

/** The certificates to sign with among the keys that are plugged in, those that `wanted` lets through. */
export const choicesOf = (tokens: readonly Token[], wanted: (certificate: Token['certificates'][number]) => boolean): KeyChoice[] =>
  tokens.flatMap(({ moduleId, slot, serial, flags, certificates }) =>
    certificates
      .filter((certificate) => certificate.forSigning && wanted(certificate))
      .map(({ fingerprint, title, issuer, to }) => ({ moduleId, slot, serial, flags, fingerprint, title, note: `${issuer} · ${to}` })),
  )
