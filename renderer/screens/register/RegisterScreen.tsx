import type { ScreenProps } from '../../app/router.ts'
import { useText } from '../../text/useText.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { Screen } from '../../ui/Screen.tsx'

export function RegisterScreen(_: ScreenProps) {
  const { shell } = useText()
  return <Screen head={<PageHead title={shell.screens.register} />}>{null}</Screen>
}
