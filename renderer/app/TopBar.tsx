import { ColumnHeightOutlined, LockOutlined, QuestionCircleOutlined, TranslationOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { roleLabels, roles } from '../../shared/policy/roles.ts'
import { useStatus } from '../bridge/useSession.ts'
import { useSay } from '../text/language.ts'
import { useFormat } from '../text/useFormat.ts'
import { useNow } from '../bridge/useNow.ts'
import { useText } from '../text/useText.ts'
import { DemoDay } from './DemoDay.tsx'
import { useAppearance } from './Appearance.tsx'

interface Props {
  onKeys(): void
  onPassword(): void
  onLock(): void
  onSignOut(): void
}

/** Office, day, person, and how the desk looks. */
export function TopBar({ onKeys, onPassword, onLock, onSignOut }: Props) {
  const status = useStatus().data
  const { shell, common } = useText()
  const say = useSay()
  const today = useFormat().date(useNow())
  const { language, density, setLanguage, setDensity } = useAppearance()
  const staff = status?.staff
  const held = roles.filter((role) => staff?.roles.includes(role)).map((role) => say(roleLabels[role]))
  const toggled = density === 'compact' ? 'roomy' : 'compact'
  return (
    <header className="top">
      <div className="top-row">
        <strong>{shell.product}</strong>
        <span>{status?.office?.name}</span>
        <span className="num wide">{shell.today(today)}</span>
        <div className="end">
          <Button type="text" icon={<QuestionCircleOutlined />} onClick={onKeys} aria-label={shell.keyList} title={shell.keyHint} />
          <Button
            type="text"
            icon={<ColumnHeightOutlined />}
            onClick={() => setDensity(toggled)}
            title={common.labelled(shell.density, shell.densities[density])}
            aria-label={common.labelled(shell.density, shell.densities[density])}
          />
          <Button
            type="text"
            icon={<TranslationOutlined />}
            onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
            lang={language === 'zh' ? 'en' : 'zh-CN'}
          >
            {language === 'zh' ? 'English' : '中文'}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'roles', label: held.join(common.separator), disabled: true },
                { type: 'divider' },
                { key: 'password', label: shell.changePassword, onClick: onPassword },
                { key: 'signOut', label: shell.signOut, onClick: onSignOut },
              ],
            }}
          >
            <Button type="text" icon={<UserOutlined />} aria-haspopup="menu">
              {staff?.name}
              <span className="wide"> · {held.join(common.separator)}</span>
            </Button>
          </Dropdown>
          <Button type="text" icon={<LockOutlined />} onClick={onLock} title={common.noted(shell.lock, 'Ctrl+Alt+L')}>
            {shell.lock}
          </Button>
        </div>
      </div>
      {status?.demo && (
        <div className="demo-line">
          {shell.demo(status.today)} <DemoDay today={status.today} />
        </div>
      )}
    </header>
  )
}
