import { existsSync } from 'node:fs'
import { findChromium } from './chromium.mjs'
import { read, SetupError, say, work } from './run.mjs'

/** Debian packages for running, and the further ones the tests use. */
const forRunning = ['chromium', 'chromium-l10n', 'fonts-noto-cjk', 'fonts-hanazono', 'fonts-babelstone-han']
/** A compiler for the link to key drivers; only where there is none yet. */
const forKeys = ['g++']
/** Keys in software and a virtual reader with OpenSC's driver, and a compiler for drivers that misbehave. */
const forKeyTests = ['gcc', 'libc6-dev', 'openssl', 'softhsm2', 'opensc', 'opensc-pkcs11', 'pcscd', 'vsmartcard-vpcd']
/** Opens the workbooks that the desk writes; any LibreOffice that is there already does as well. */
const spreadsheet = 'libreoffice-calc-nogui'
const forTesting = ['xvfb', 'xauth', 'poppler-utils', 'qpdf', 'cups', 'cups-client', 'zbar-tools', 'python3', spreadsheet, ...forKeyTests]

/** @param {readonly string[]} packages */
function notInstalled(packages) {
  const { out } = read('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...packages])
  const installed = new Set(
    out
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  )
  return packages.filter((name) => !installed.has(name))
}

/** @param {readonly string[]} packages */
async function aptInstall(packages) {
  say(`安装系统组件：${packages.join(' ')} … Installing system packages`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const install = () => work('apt-get', ['install', '-y', '--no-install-recommends', ...packages], env)
  if ((await install()).ok) return
  // A fresh machine has no package lists yet.
  await work('apt-get', ['update'], env)
  const { ok, output } = await install()
  if (!ok) say(`  系统组件没有装全：\n${output.trim().split('\n').slice(-5).join('\n')}`)
}

/**
 * Sees to Chromium, a Chinese font and the tools of the tests. Only a missing Chromium stops: the rest costs looks or
 * skips a test.
 * @param {{ needsChromium: boolean, forTests: boolean }} what
 */
export async function installSystemPackages({ needsChromium, forTests }) {
  const debian = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
  const ownBrowser = findChromium() && notInstalledHere('chromium', debian)
  const wanted = [...forRunning, ...forKeys, ...(forTests ? forTesting : [])].filter(
    (name) => !(ownBrowser && name.startsWith('chromium')) && !(name === spreadsheet && existsSync('/usr/bin/soffice')),
  )
  const missing = debian ? notInstalled(wanted) : []
  if (missing.length > 0) {
    const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
    if (process.getuid?.() === 0) await aptInstall(missing)
    else say(`建议安装系统组件 Recommended:\n  sudo ${command}`)
  }
  if (needsChromium && !findChromium()) throw new SetupError(noChromium(debian, missing))
}

/**
 * @param {string} name
 * @param {boolean} debian
 */
const notInstalledHere = (name, debian) => !debian || notInstalled([name]).length > 0

/**
 * @param {boolean} debian
 * @param {readonly string[]} missing
 */
function noChromium(debian, missing) {
  const chosen = process.env['CASEDESK_CHROMIUM']
  if (chosen) return `CASEDESK_CHROMIUM 指向的程序不能运行：${chosen}`
  const how = debian
    ? `sudo apt-get install -y --no-install-recommends ${(missing.length > 0 ? missing : forRunning).join(' ')}`
    : '安装 Chromium、Google Chrome 或 Microsoft Edge，或用环境变量 CASEDESK_CHROMIUM 指明其位置'
  return `没有找到 Chromium。 Chromium is missing:\n  ${how}`
}
