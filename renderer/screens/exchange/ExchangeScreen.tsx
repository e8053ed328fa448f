import { Tabs } from 'antd'
import { formatRoute, navigate, type ScreenProps } from '../../app/router.ts'
import { useText } from '../../text/useText.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { ImportPage } from './ImportPage.tsx'
import { OpeningPage } from './OpeningPage.tsx'
import { PaymentsPage } from './PaymentsPage.tsx'
import { ResultsPage } from './ResultsPage.tsx'
import { TaxReceiptsPage } from './TaxReceiptsPage.tsx'

const pages = ['import', 'results', 'receipts', 'payments', 'opening'] as const

/** 导入与结果: submission packages in, result packages out, receipts from tax, and the opening balance. The address keeps the page. */
export function ExchangeScreen({ route }: ScreenProps) {
  const { shell, exchange: words } = useText()
  const page = pages.find((name) => name === route.path[0]) ?? 'import'
  return (
    <section className="screen">
      <PageHead title={shell.screens.exchange} />
      <Tabs
        className="page-tabs"
        activeKey={page}
        onChange={(key) => navigate(formatRoute('exchange', key === 'import' ? [] : [key]))}
        items={[
          { key: 'import', label: words.tabs.import },
          { key: 'results', label: words.tabs.results },
          { key: 'receipts', label: words.tabs.receipts },
          { key: 'payments', label: words.tabs.payments },
          { key: 'opening', label: words.tabs.opening },
        ]}
      />
      {page === 'import' && <ImportPage />}
      {page === 'results' && <ResultsPage />}
      {page === 'receipts' && <TaxReceiptsPage />}
      {page === 'payments' && <PaymentsPage />}
      {page === 'opening' && <OpeningPage />}
    </section>
  )
}
