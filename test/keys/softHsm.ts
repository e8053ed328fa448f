import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Leaf } from './authority.ts'

export const softHsmModule = '/usr/lib/softhsm/libsofthsm2.so'
export const softPin = '123456'

export interface SoftToken {
  readonly label: string
  /** Certificates with their keys; ids count from 01. */
  readonly leaves: readonly Leaf[]
}

/** Keys in software. The driver finds them by SOFTHSM2_CONF, which this sets for the processes that follow. */
export function softTokens(tokens: readonly SoftToken[]): { remove(): void } {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-softhsm-'))
  mkdirSync(path.join(dir, 'tokens'))
  const conf = path.join(dir, 'softhsm2.conf')
  writeFileSync(
    conf,
    `directories.tokendir = ${path.join(dir, 'tokens')}\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = true\n`,
  )
  const before = process.env['SOFTHSM2_CONF']
  process.env['SOFTHSM2_CONF'] = conf
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: 'pipe' })
  for (const { label, leaves } of tokens) {
    run('softhsm2-util', '--init-token', '--free', '--label', label, '--so-pin', '87654321', '--pin', softPin)
    leaves.forEach(({ keyFile, certificateFile }, i) => {
      const id = String(i + 1).padStart(2, '0')
      run('softhsm2-util', '--import', keyFile, '--token', label, '--label', id, '--id', id, '--pin', softPin)
      const der = certificateFile.replace(/crt$/, 'der')
      run(
        'pkcs11-tool',
        '--module',
        softHsmModule,
        '--token-label',
        label,
        '--login',
        '--pin',
        softPin,
        '-w',
        der,
        '-y',
        'cert',
        '--id',
        id,
        '--label',
        id,
      )
    })
  }
  return {
    remove() {
      if (before === undefined) delete process.env['SOFTHSM2_CONF']
      else process.env['SOFTHSM2_CONF'] = before
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
