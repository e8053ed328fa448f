import type { OutputOf } from '../../../shared/contract/index.ts'

export const SignInScreen = (_: { status: OutputOf<'app.status'> }) => null
