import type { ScreenProps } from '../../app/router.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useText } from '../../text/useText.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { PeriodPage } from './PeriodPage.tsx'
import { placeOf } from './place.ts'
import { SheetPage } from './SheetPage.tsx'

/** 月度核定: preview and lock of the open period, the sheets of every period, and what stands behind each number. */
export function AssessmentScreen({ route }: ScreenProps) {
  const { shell } = useText()
  const periods = useCall('assessment.periods', {}, { fresh: true })
  if (!periods.data)
    return (
      <Screen head={<PageHead title={shell.screens.assessment} />}>
        {periods.error ? <ErrorNote failure={periods.error} onRetry={() => void periods.refetch()} /> : <Waiting />}
      </Screen>
    )
  const place = placeOf(route)
  const period = place.period ?? periods.data.open.period
  if (place.unitNo !== null) return <SheetPage key={`${period}/${place.unitNo}`} period={period} unitNo={place.unitNo} place={place} />
  return <PeriodPage period={period} place={place} periods={periods.data} />
}
