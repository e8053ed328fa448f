import { Alert } from 'antd'
import type { OutputOf } from '../../../shared/contract/index.ts'
import { formatRoute } from '../../app/router.ts'
import { useHolds } from '../../bridge/useSession.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'

/** Everybody's work is lost with the disk: whoever is signed in sees that the newest proved backup is too old. */
export function BackupWarning({ backup }: { backup: OutputOf<'work.overview'>['backup'] }) {
  const { workbench: words } = useText()
  const format = useFormat()
  const manages = useHolds('system')
  if (!backup.overdue) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={backup.days === null ? words.backupNever : words.backupOld(format.count(backup.days, 'days'))}
      description={manages ? <a href={formatRoute('backups')}>{words.backupGo}</a> : words.backupTell}
    />
  )
}
