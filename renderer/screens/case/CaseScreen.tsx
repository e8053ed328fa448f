import { useEffect, useState } from 'react'
import { z } from 'zod'
import { formatRoute, navigate, type ScreenProps } from '../../app/router.ts'
import { usePreference } from '../../bridge/usePreference.ts'
import { useText } from '../../text/useText.ts'
import { useWidth } from '../../ui/useWidth.ts'
import { CaseDesk } from './CaseDesk.tsx'
import { CaseList } from './CaseList.tsx'
import { Collapsible } from './Collapsible.tsx'
import css from './case.module.css'

const shape = z.strictObject({ list: z.boolean(), right: z.boolean() })
const readColumns = (stored: unknown) => shape.safeParse(stored).data
const allOpen = { list: true, right: true }

/** 办件: the list, the facts and documents, the checks and the decision, side by side. */
export function CaseScreen({ route }: ScreenProps) {
  const { caseFile } = useText()
  const caseId = route.path[0] ?? ''
  const columns = usePreference('case.columns', allOpen, readColumns)
  const [element, setElement] = useState<HTMLElement | null>(null)
  // Where the columns stand one above the other the list would push the case off the screen.
  const stacked = useWidth(element) < 760
  const [listWhileStacked, setListWhileStacked] = useState(false)
  const list = stacked ? listWhileStacked : columns.value.list
  const setList = (open: boolean) => (stacked ? setListWhileStacked(open) : columns.set({ ...columns.value, list: open }))

  useEffect(() => {
    if (caseId === '') navigate(formatRoute('queue'), { replace: true })
  }, [caseId])

  return (
    <section ref={setElement} className={css.screen}>
      <Collapsible side="left" name={caseFile.columns.list} open={list} onOpen={setList}>
        <CaseList caseId={caseId} />
      </Collapsible>
      {caseId !== '' && (
        <CaseDesk
          key={caseId}
          caseId={caseId}
          rightOpen={columns.value.right}
          onRight={(open) => open !== columns.value.right && columns.set({ ...columns.value, right: open })}
          onList={() => setList(!list)}
        />
      )}
    </section>
  )
}
