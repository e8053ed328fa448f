import { Tabs } from 'antd'
import { formatRoute, navigate, type ScreenProps } from '../../app/router.ts'
import { useStatus } from '../../bridge/useSession.ts'
import { useText } from '../../text/useText.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { DriversPage } from './DriversPage.tsx'
import { HerePage } from './HerePage.tsx'
import { SignaturesPage } from './SignaturesPage.tsx'
import { TrustPage } from './TrustPage.tsx'

const pages = {
  here: { roles: null, Page: HerePage },
  drivers: { roles: null, Page: DriversPage },
  trust: { roles: ['system', 'security', 'audit'], Page: TrustPage },
  signatures: { roles: ['supervisor', 'audit'], Page: SignaturesPage },
} as const
type PageName = keyof typeof pages

/** 实体CA: the keys that are plugged in, their drivers, whom the office trusts, and what was signed. */
export function KeysScreen({ route }: ScreenProps) {
  const { shell, keys: words } = useText()
  const held = useStatus().data?.staff?.roles ?? []
  const seen = (Object.keys(pages) as PageName[]).filter((name) => pages[name].roles?.some((role) => held.includes(role)) ?? true)
  const page = seen.find((name) => name === route.path[0]) ?? 'here'
  const { Page } = pages[page]
  return (
    <section className="screen">
      <PageHead title={shell.screens.keys} />
      <Tabs
        className="page-tabs"
        activeKey={page}
        onChange={(key) => navigate(formatRoute('keys', key === 'here' ? [] : [key]))}
        items={seen.map((name) => ({ key: name, label: words.tabs[name] }))}
      />
      <div className="screen-body">
        <Page />
      </div>
    </section>
  )
}
