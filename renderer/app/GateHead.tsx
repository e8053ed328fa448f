import { TranslationOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useText } from '../text/useText.ts'
import { useAppearance } from './Appearance.tsx'

/** Name of the product, the office when there is one, and the language; above first start and sign-in. */
export function GateHead({ office, demo }: { office: string | null; demo: string | null }) {
  const { shell } = useText()
  const { language, setLanguage } = useAppearance()
  return (
    <header className="top">
      <div className="top-row">
        <strong>{shell.product}</strong>
        {office && <span>{office}</span>}
        <div className="end">
          <Button
            type="text"
            icon={<TranslationOutlined />}
            onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
            lang={language === 'zh' ? 'en' : 'zh-CN'}
          >
            {language === 'zh' ? 'English' : '中文'}
          </Button>
        </div>
      </div>
      {demo && <div className="demo-line">{shell.demo(demo)}</div>}
    </header>
  )
}
