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
    'The password was wrong too often. A supervisor or the administrator unlocks it under “Staff”; if nobody else can sign in, use the recovery code.',
  lockedTitle: 'The desk is locked',
  lockedIntro: 'Your password brings you back to where you were; what you were writing is still there.',
  passwordMissing: 'Enter your password',
  unlock: 'Unlock',
  somebodyElse: 'Somebody else signs in',
  backToLocked: 'Back to unlocking',
  jobsGoOn: 'Work in the background goes on; it ends when somebody else signs in.',
  changeTitle: 'Change your password first',
  changeIntro: (name: string) =>
    `${name}, your password was given out by somebody else or is too old. Change it into a sentence only you know, then go on.`,
  givenPassword: 'Present (or one-time) password',
  changeAndGo: 'Change and go on',
  leave: 'Sign out',
  offerTitle: 'Backups to restore',
  offerNone: (folder: string) =>
    `No backup was found in ${folder}. Connect the disk that holds them and try again; keep the present files.`,
  offerHelp: 'Keep the present files. The administrator puts the newest backup into an empty folder, where it is proved, and opens that:',
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
