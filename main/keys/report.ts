import os from 'node:os'
import { existsSync } from 'node:fs'
import { issuerTitle, subjectTitle } from '../../shared/keys/certificate.ts'
import { keyTroubleWords } from '../../shared/keys/trouble.ts'
import { checkIdNumber } from '../../shared/rules/idNumber.ts'
import { certificatesOf } from '../views/keyView.ts'
import { fileHash, fileTrouble } from './driverFile.ts'
import type { ModuleState } from './keyring.ts'

/** 驱动诊断: system, drivers with their hashes, readers and certificates, as text to send on. No PIN, no personal number, nothing of a case. */
export function keyReport(states: readonly ModuleState[], host: string, now: string): string {
  const lines = [
    '失业保险经办台 驱动诊断 CaseDesk key driver report',
    `时间 ${now}`,
    `系统 ${os.type()} ${os.release()} ${os.arch()}`,
    `程序 ${host} Node ${process.versions.node} N-API ${process.versions['napi'] ?? ''}`,
    ...states.flatMap(moduleLines),
  ]
  return `${lines.map(withoutPersonalNumbers).join('\n')}\n`
}

function moduleLines({ choice, state, trouble, info, readers, tokens }: ModuleState): string[] {
  const present = existsSync(choice.path)
  const loadable = present && fileTrouble(choice.path) === undefined
  return [
    '',
    `驱动 ${choice.name}`,
    `  文件 ${choice.path}${present ? '' : '（不存在）'}`,
    ...(present ? [`  SHA-256 ${fileHash(choice.path)}${choice.sha256 === null ? '' : '（已登记）'}`] : []),
    `  状态 ${trouble ? `${keyTroubleWords[trouble.code].what.zh} ${trouble.code} ${trouble.reason}` : loadable ? state : 'missing'}`,
    ...(info ? [`  版本 ${info.manufacturer} ${info.description} ${info.version} Cryptoki ${info.cryptoki}`] : []),
    ...readers.map((reader) => `  读卡器 ${reader.name}${reader.present ? '（有证书）' : ''}`),
    ...tokens.flatMap((token) => [
      `  证书介质 ${token.manufacturer} ${token.model} 序列号 ${token.serial} ${token.flags.join(' ')}`,
      ...certificatesOf(token).map(
        (certificate) =>
          `    证书 ${subjectTitle(certificate)} 颁发者 ${issuerTitle(certificate)} 序列号 ${certificate.serial} ${certificate.key.words} 扩展 ${certificate.extensions.map(({ oid }) => oid).join(' ')}`,
      ),
    ]),
  ]
}

const withoutPersonalNumbers = (line: string): string =>
  line.replace(/(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g, (number) => (checkIdNumber(number).ok ? '（证件号码已略去）' : number))
