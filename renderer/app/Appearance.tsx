import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react'
import { usePreference } from '../bridge/usePreference.ts'
import { useStaff } from '../bridge/useSession.ts'
import { nonce } from '../nonce.ts'
import { isLanguage, type Language, LanguageContext } from '../text/language.ts'
import { wordsOf } from '../text/useText.ts'
import { type Density, isDensity, themeOf } from '../theme.ts'

const stillness = window.matchMedia('(prefers-reduced-motion: reduce)')
const onStillness = (changed: () => void) => {
  stillness.addEventListener('change', changed)
  return () => stillness.removeEventListener('change', changed)
}

interface Appearance {
  readonly language: Language
  readonly density: Density
  setLanguage(language: Language): void
  setDensity(density: Density): void
}

const AppearanceContext = createContext<Appearance>({ language: 'zh', density: 'compact', setLanguage: () => {}, setDensity: () => {} })
export const useAppearance = () => use(AppearanceContext)

/** Language and density: the person's own once signed in, Chinese and compact before. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [atGate, setAtGate] = useState<Language>('zh')
  const signedIn = useStaff() !== null
  const language = usePreference<Language>('language', atGate, (stored) => (isLanguage(stored) ? stored : undefined))
  const density = usePreference<Density>('density', 'compact', (stored) => (isDensity(stored) ? stored : undefined))
  const still = useSyncExternalStore(onStillness, () => stillness.matches)
  const shown = language.value
  useEffect(() => {
    document.documentElement.lang = shown === 'zh' ? 'zh-CN' : 'en'
    document.documentElement.dataset['density'] = density.value
    document.title = wordsOf(shown).shell.product
  }, [shown, density.value])
  const appearance: Appearance = {
    language: shown,
    density: density.value,
    setLanguage: signedIn ? language.set : setAtGate,
    setDensity: density.set,
  }
  return (
    <AppearanceContext value={appearance}>
      <LanguageContext value={shown}>
        <ConfigProvider
          locale={shown === 'zh' ? zhCN : enUS}
          csp={{ nonce }}
          theme={themeOf(density.value, !still)}
          button={{ autoInsertSpace: false }}
        >
          <AntApp component={false}>{children}</AntApp>
        </ConfigProvider>
      </LanguageContext>
    </AppearanceContext>
  )
}
