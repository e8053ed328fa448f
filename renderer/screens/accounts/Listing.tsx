import { Input } from 'antd'
import { useId } from 'react'
import { useSay } from '../../text/language.ts'
import { useText } from '../../text/useText.ts'
import css from './accounts.module.css'
import type { Found, Next } from './found.ts'
import { NextStep } from './NextStep.tsx'

/** Which unit it is, and why its list of accounts on the portal is empty: both codes side by side, place by place. */
export function Listing({
  found,
  certificate,
  setCertificate,
  may,
  onNext,
}: {
  found: Found
  certificate: string
  setCertificate(code: string): void
  may: boolean
  onNext(step: Next): void
}) {
  const { accounts: words } = useText()
  const say = useSay()
  const field = useId()
  const { listing, unit } = found
  const { codes, next } = listing
  return (
    <section className="panel stack" aria-labelledby="listing">
      <h2 id="listing">
        {found.unitName || found.creditCode} <span className="muted num">{found.creditCode}</span>{' '}
        <span className="muted">{unit ? words.unit(unit.unitNo, unit.officeName) : words.notInsured}</span>
      </h2>
      {!found.ours && <p>{words.notOurs}</p>}
      <div className={css.listing} data-empty={listing.cause !== null && listing.cause !== 'boundByCa'}>
        <div>
          <strong>{listing.cause ? words.listEmpty[listing.cause] : words.listFull}</strong>
          <p>{say(listing.detail)}</p>
          {codes && (
            <dl className={css.codes}>
              <dt>{words.codes.asked}</dt>
              <dd>
                <Code code={codes.asked} other={codes.other} />
              </dd>
              <dt>{words.codes[codes.of]}</dt>
              <dd>
                <Code code={codes.other} other={codes.asked} />
              </dd>
            </dl>
          )}
          <p className="muted">{words.source(listing.source)}</p>
        </div>
        <div className={css.certificate}>
          <label htmlFor={field}>{words.certificate}</label>
          <Input
            id={field}
            maxLength={18}
            value={certificate}
            title={words.certificateHint}
            onChange={(event) => setCertificate(event.target.value.trim().toUpperCase())}
          />
        </div>
        {next && may && <NextStep step={next} primary onNext={onNext} />}
      </div>
    </section>
  )
}

/** A code whose places that differ from the other stand out by more than colour. */
const Code = ({ code, other }: { code: string; other: string }) => (
  <code className="num">{[...code].map((place, i) => (place === other[i] ? place : <mark key={i}>{place}</mark>))}</code>
)
