/**
 * The prebuilt SQLite needs Node-API 10. An older Node (20 has 9) would die of a segmentation fault without a word, so
 * this comes before the first database is opened.
 */
export function requireNodeApi10(): void {
  if (Number(process.versions['napi']) >= 10) return
  process.stderr.write(`需要 Node 22.14 或更新版本，当前是 ${process.version}。请用 npm start 启动，它使用自带的 Node 24。\n`)
  process.exit(1)
}
