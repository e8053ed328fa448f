import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { expect, test } from '@playwright/test'

const run = promisify(execFile)
const bin = (name: string) => path.resolve('node_modules/.bin', name)

/**
 * A folder in the place of Electron's runtime: what the packager looks for, the fuse marker among it, and no program.
 * With it packaging can be tried where the runtime cannot be had.
 */
function writeStandIn(dir: string): void {
  for (const folder of ['locales', 'resources']) mkdirSync(path.join(dir, folder), { recursive: true })
  const fuses = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('101100111')])
  writeFileSync(path.join(dir, 'electron'), Buffer.concat([Buffer.from('stand-in\n'), fuses, Buffer.from('\n')]), { mode: 0o755 })
  writeFileSync(path.join(dir, 'version'), '45.4.1')
  writeFileSync(path.join(dir, 'LICENSE'), '')
  writeFileSync(path.join(dir, 'locales/zh-CN.pak'), '')
}

test('the package holds the program, its native parts unpacked, and no second Node', async () => {
  test.skip(process.platform !== 'linux', 'packages for Linux')
  test.setTimeout(120_000)
  const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-package-'))
  try {
    const runtime = path.join(dir, 'runtime')
    writeStandIn(runtime)
    const args = ['--linux', 'dir', '--publish', 'never', `-c.electronDist=${runtime}`, `-c.directories.output=${path.join(dir, 'dist')}`]
    await run(bin('electron-builder'), args, { maxBuffer: 1 << 26 })
    const unpacked = path.join(dir, 'dist/linux-unpacked')

    const { stdout: list } = await run(bin('asar'), ['list', path.join(unpacked, 'resources/app.asar')], { maxBuffer: 1 << 26 })
    const files = list.trim().split('\n')
    for (const needed of ['/package.json', '/out/main/electron.js', '/out/preload/preload.cjs', '/out/renderer/index.html'])
      expect(files).toContain(needed)
    expect(files.filter((file) => /node-(linux|win)-|playwright|\/test\/|\.ts$|chromium\.js$/.test(file))).toEqual([])

    const natives = readdirSync(path.join(unpacked, 'resources/app.asar.unpacked'), { recursive: true, encoding: 'utf8' })
    for (const name of ['better-sqlite3', 'argon2'])
      expect(
        natives.filter((file) => file.includes(name) && file.endsWith('.node')),
        name,
      ).not.toEqual([])

    const { stdout } = await run(bin('electron-fuses'), ['read', '--app', path.join(unpacked, 'casedesk')])
    const fuses = stripVTControlCharacters(stdout)
    for (const off of [
      'RunAsNode',
      'EnableNodeOptionsEnvironmentVariable',
      'EnableNodeCliInspectArguments',
      'GrantFileProtocolExtraPrivileges',
    ])
      expect(fuses).toMatch(new RegExp(`${off} is Disabled`))
    for (const on of ['EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar', 'EnableCookieEncryption'])
      expect(fuses).toMatch(new RegExp(`${on} is Enabled`))
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})
