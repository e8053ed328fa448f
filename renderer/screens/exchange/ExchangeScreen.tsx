import { Tabs } from 'antd'
import { formatRoute, navigate, type ScreenProps } from '../../app/router.ts'
import { useText } from '../../text/useText.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { ImportPage } from './ImportPage.tsx'
import { ResultsPage } from './ResultsPage.tsx'

/** 导入与结果: submission packages in, result packages out. The address keeps which of the two is shown. */
export function ExchangeScreen({ route }: ScreenProps) {
  const { shell, exchange: words } = useText()
  const page = route.path[0] === 'results' ? 'results' : 'import'
  return (
    <section className="screen">
      <PageHead title={shell.screens.exchange} />
      <Tabs
        className="page-tabs"
        activeKey={page}
        onChange={(key) => navigate(formatRoute('exchange', key === 'results' ? ['results'] : []))}
        items={[
          { key: 'import', label: words.tabs.import },
          { key: 'results', label: words.tabs.results },
        ]}
      />
      {page === 'import' ? <ImportPage /> : <ResultsPage />}
    </section>
  )
}
