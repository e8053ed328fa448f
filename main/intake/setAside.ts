import { existsSync, mkdirSync } from 'node:fs'
import { join, parse } from 'node:path'
import { moveDurably, syncFolder, writeDurably } from '../../db/durableFile.ts'
import type { Receipt } from './importPackage.ts'
import type { Problem } from './problems.ts'

/**
 * Moves a package out of the inbox: to `done/`, or to `refused/` with a report beside it for programs (`.report.json`) and for people
 * (`.report.txt`). Never deletes and never replaces a file. Returns the new path.
 */
export function setAside(inboxDir: string, receipt: Receipt): string {
  const refused = receipt.state === 'refused'
  const folder = join(inboxDir, refused ? 'refused' : 'done')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const target = freePath(folder, receipt.fileName)
  if (refused) {
    const { packageId, fileName, sha256, problems } = receipt
    writeDurably(`${target}.report.json`, `${JSON.stringify({ fileName, sha256, packageId, problems }, null, 2)}\n`)
    writeDurably(`${target}.report.txt`, reportText(receipt.fileName, sha256, problems))
  }
  moveDurably(join(inboxDir, receipt.fileName), target)
  syncFolder(inboxDir)
  return target
}

function freePath(folder: string, fileName: string): string {
  const { name, ext } = parse(fileName)
  const taken = (path: string) => existsSync(path) || existsSync(`${path}.report.json`)
  let path = join(folder, fileName)
  for (let count = 2; taken(path); count++) path = join(folder, `${name}-${count}${ext}`)
  return path
}

function reportText(fileName: string, sha256: string, problems: readonly Problem[]): string {
  const lines = problems.map(({ part, line, field, problem }, index) => {
    const place = [part, line === null ? '' : `第 ${line} 行`, field === null ? '' : `“${field}”`].filter((word) => word !== '').join(' ')
    return `${index + 1}. ${place === '' ? '' : `${place}：`}${problem}`
  })
  return [
    `申报包 ${fileName} 未导入，其中的办件一件也没有收下。`,
    `SHA-256 ${sha256}`,
    '',
    '问题：',
    ...lines,
    '',
    '请报送方改正后重新报送。',
    '',
  ].join('\n')
}
