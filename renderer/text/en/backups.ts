import type { backups as zh } from '../zh/backups.ts'

export const backups = {
  rule: (hours: number) =>
    `Backed up every ${hours} hours while somebody is signed in; while nobody is, the data are locked, and what is due is made up for after signing in, at a lock or before signing out`,
  make: 'Back up now',
  drill: 'Restore drill',
  changeFolder: 'Change the place',
  ownFolder: 'Use the data folder',
  path: 'Full path of the folder',
  pathHint: 'Best another disk or the office’s file server. The desk makes sure that it can be written.',
  pathMissing: 'Enter a path',
  last: 'Last proved backup:',
  since: (entries: string) => `${entries} since then`,
  folder: (path: string) => `Place: ${path}`,
  kept: (daily: number, monthly: number) => `Kept: the newest ${daily}, and one a month for ${monthly} months`,
  overdue: 'The backup is too old',
  never: 'There is no backup at all',
  overdueHelp: 'If the disk fails, everything after it has to be done again. Back up now, and find out why it did not happen by itself.',
  neverHelp:
    'If the disk fails, everything has to be done again. Back up now; it also happens by itself two minutes after signing in. A backup counts once its copy was opened and every entry proved.',
  notWritable: 'The place cannot be written',
  notWritableHelp: 'Connect the disk, look at the network and the permissions, or change the place.',
  sameDisk: 'Backups and data share a disk',
  sameDiskHelp: 'If it fails, both are gone. Choose a place on another disk or on a file server.',
  columns: {
    madeAt: 'Made',
    name: 'Name',
    entries: 'Entries',
    filings: 'Cases',
    attachments: 'Attachments',
    size: 'Size',
    program: 'Version',
    act: 'Act',
  },
  emptyFolder: 'an empty folder',
  restoreHelp: 'Restoring is done on the command line; it proves the backup first and says how many entries are missing after it:',
} satisfies typeof zh
