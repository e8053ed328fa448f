import { useCall } from '../../bridge/useCall.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { DateText } from '../../ui/DateText.tsx'

/** Store refusals that a backup is the way out of. */
const damaged: readonly unknown[] = ['corrupt', 'missing', 'wrongKey', 'tailLost', 'forked', 'keysMissing', 'keysCorrupt']

/** Whether a failed sign-in says that the data themselves do not open. */
export const isDamaged = (detail: unknown): boolean =>
  typeof detail === 'object' && detail !== null && 'store' in detail && damaged.includes(detail.store)

/** The way out when the data do not open: which backups there are, and how one is put into an empty folder. */
export function BackupOffer({ dataDir }: { dataDir: string }) {
  const { signIn } = useText()
  const format = useFormat()
  const offers = useCall('backup.offers', {}).data
  if (!offers) return null
  const newest = offers.list[0]
  return (
    <section className="stack" aria-label={signIn.offerTitle}>
      <h2>{signIn.offerTitle}</h2>
      {newest === undefined && <p>{signIn.offerNone(offers.folder)}</p>}
      {newest && (
        <>
          <p>{signIn.offerHelp}</p>
          <ul className="plain">
            {offers.list.map((backup) => (
              <li key={backup.name}>
                <DateText at={backup.madeAt} time /> · {format.count(backup.entries, 'entries')} · {backup.name}
              </li>
            ))}
          </ul>
          <p>
            <code className="breakable">{`npm run -s desk -- --data ${dataDir}-restored --as LOGIN restore ${offers.folder}/${newest.name}`}</code>
          </p>
        </>
      )}
    </section>
  )
}
