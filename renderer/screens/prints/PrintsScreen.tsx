import { Tabs } from 'antd'
import { printKinds, type PrintKind } from '../../../shared/print/kinds.ts'
import { formatRoute, navigate, type ScreenProps } from '../../app/router.ts'
import { useKeys } from '../../app/useKeys.ts'
import { useCall } from '../../bridge/useCall.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { DocumentPage } from './DocumentPage.tsx'
import { RegisterPage } from './RegisterPage.tsx'
import { RunsPage } from './RunsPage.tsx'
import { UnitsPage } from './UnitsPage.tsx'
import { VerifyField } from './VerifyField.tsx'

const pages = ['units', 'register', 'runs'] as const
type Page = (typeof pages)[number]
const isKind = (value: string | undefined): value is PrintKind => printKinds.some((kind) => kind === value)

/** 打印: documents of units, one or many; the register of every print; and whether a paper is genuine. */
export function PrintsScreen({ route }: ScreenProps) {
  const { shell, prints: words } = useText()
  const format = useFormat()
  const mayPrint = useHolds('supervisor')
  const waiting =
    useCall('print.register', { state: 'waiting', kinds: [], period: null, keyword: '', before: null, limit: 1 }).data?.waiting ?? 0
  const [first, kind, key] = route.path
  const page: Page = pages.find((name) => name === first) ?? (mayPrint ? 'units' : 'register')
  const go = (to: Page) => navigate(formatRoute('prints', [to]))
  useKeys(shell.screens.prints, [
    { key: 'u', label: words.key.units, run: () => go('units') },
    { key: 'r', label: words.key.register, run: () => go('register') },
    { key: 'b', label: words.key.runs, run: () => go('runs') },
    { key: 'v', label: words.key.verify, run: () => document.getElementById('verify-code')?.focus() },
  ])
  if (first === 'document' && isKind(kind) && key !== undefined) return <DocumentPage kind={kind} about={key} />
  return (
    <section className="screen">
      <PageHead
        title={shell.screens.prints}
        note={waiting > 0 && words.waiting(format.count(waiting, 'files', 1000))}
        extra={<VerifyField />}
      />
      <Tabs
        className="page-tabs"
        activeKey={page}
        onChange={(name) => go(pages.find((candidate) => candidate === name) ?? 'units')}
        items={pages.map((name) => ({ key: name, label: words.tabs[name] }))}
      />
      {page === 'units' &&
        (mayPrint ? (
          <UnitsPage key={`${route.query['period']} ${route.query['unit']}`} period={route.query['period']} unit={route.query['unit']} />
        ) : (
          <p className="screen-body">{words.notYours}</p>
        ))}
      {page === 'register' && <RegisterPage key={route.query['state'] ?? ''} asked={route.query['state']} />}
      {page === 'runs' && <RunsPage />}
    </section>
  )
}
