/** Goes into every extract and runs on its own: `node verify.mjs` in the unpacked folder, no package needed. */
export const verifyScript = `// Proves an audit extract of CaseDesk. Usage: node verify.mjs [folder]
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'

const folder = process.argv[2] ?? '.'
const anchors = JSON.parse(readFileSync(path.join(folder, 'anchors.json'), 'utf8'))
const fail = (words) => {
  console.log('NOT VERIFIED 校验未通过: ' + words)
  process.exit(1)
}
const quote = JSON.stringify
// SHA-256 over the hash before, a line feed and the entry in canonical JSON (members in the order of their names, no blanks).
const hashOf = (row) =>
  createHash('sha256')
    .update(
      row.prevHash + '\\n{"actor":' + row.actor + ',"commandId":' + quote(row.commandId) + ',"commandPos":' + row.commandPos +
        ',"data":' + row.data + ',"eventId":' + quote(row.eventId) + ',"prevHash":' + quote(row.prevHash) +
        ',"recordedAt":' + quote(row.recordedAt) + ',"schemaVersion":' + row.schemaVersion + ',"seq":' + row.seq +
        ',"stream":' + quote(row.stream) + ',"streamVersion":' + row.streamVersion + ',"type":' + quote(row.type) + '}',
    )
    .digest('hex')

let last = { seq: 0, hash: '0'.repeat(64) }
const lines = createInterface({ input: createReadStream(path.join(folder, 'journal.ndjson'), 'utf8'), crlfDelay: Infinity })
for await (const line of lines) {
  if (line === '') continue
  let row
  try {
    row = JSON.parse(line)
    JSON.parse(row.data)
    JSON.parse(row.actor)
  } catch {
    fail('entry ' + (last.seq + 1) + ' is not JSON 不是有效的 JSON')
  }
  if (row.seq !== last.seq + 1) fail('entry ' + (last.seq + 1) + ' is missing 缺失')
  if (row.prevHash !== last.hash) fail('entry ' + row.seq + ' does not continue the chain 与前一笔的链接不符')
  if (hashOf(row) !== row.hash) fail('entry ' + row.seq + ' does not fit its hash 内容与其哈希不符')
  last = { seq: row.seq, hash: row.hash }
}
if (last.seq !== anchors.entries) fail('the extract ends at entry ' + last.seq + ' of ' + anchors.entries + ' 末尾不完整')
if (last.hash !== anchors.head) fail('the head is another one 链尾不符')
console.log('VERIFIED 校验通过: ' + last.seq + ' entries, head ' + last.hash)
`

export const readme = `审计摘录 Audit extract

journal.ndjson  业务流水，每行一笔，未脱敏。含个人信息，请按涉密材料保管。
                The journal, one entry a line, unmasked: personal data, keep it under lock.
anchors.json    笔数和链尾哈希。 Number of entries and the hash of the last one.
verify.mjs      校验程序，只需要 Node.js 20 以上，不联网，不安装任何软件包。
                The proof; it needs Node.js 20 or later and nothing else.

校验 To verify:  node verify.mjs

每笔的哈希 = SHA-256(前一笔的哈希 + 换行 + 本笔除哈希外的规范 JSON)，第一笔之前为 64 个 0。
改动、删除、插入或调换任何一笔，校验都会指出第一处不符。链尾哈希请与当天打印或寄存的链尾核对：
程序能证明摘录前后一致，链尾核对才能证明它就是当时的流水。
The hash of an entry is SHA-256 of the hash before it, a line feed and the entry's canonical JSON without its hash; before the first
stand 64 zeros. Compare the head with the one that was printed or deposited on that day: the script proves that the extract is of one
piece, the head proves that it is the journal of that day.
`
