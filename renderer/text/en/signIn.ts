import type { signIn as zh } from '../zh/signIn.ts'

export const signIn = {
  title: 'Sign in',
  submit: 'Sign in',
  missing: 'Enter login and password',
  wrong: 'Wrong login or password',
  triesLeft: (n: number) => `${n} more ${n === 1 ? 'try' : 'tries'}, then the account is locked.`,
  capsLock: 'Caps Lock is on',
  locked: 'The account is locked',
  lockedHelp:
    'If the password is lost: set a new one with the recovery code, or have the administrator disable the account and make another.',
  demoTitle: 'Demonstration staff (one click signs in)',
  forgot: 'Forgot the password? Use the recovery code',
  recoverTitle: 'Set a new password with the recovery code',
  recoverIntro:
    'The administrator keeps the recovery code since the office was set up. Afterwards there is a new one and the old one is void.',
  recoverCode: 'Recovery code',
  recoverCodeMissing: 'Enter the recovery code',
  recover: 'Set the password',
  recoverRefused: 'The password was not set',
} satisfies typeof zh
