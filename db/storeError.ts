import { text, type Text } from '../shared/text.ts'

/** Why the store refuses, with what a person reads and the way out. Never holds keys, paths of persons or their data. */
const refusals = {
  missing: [
    text('数据文件不存在', 'The data file does not exist'),
    text('请确认数据目录，或从备份恢复', 'Check the data folder, or restore a backup'),
  ],
  wrongKey: [
    text(
      '数据文件打不开：已损坏，或与 keys.json 不是同一份数据',
      'The data file does not open: it is damaged, or keys.json belongs to other data',
    ),
    text(
      '请保留现有文件，确认两者来自同一目录；仍打不开的，两者一起从备份恢复',
      'Keep the files, make sure that both come from one folder, and restore both together from a backup if need be',
    ),
  ],
  corrupt: [
    text('数据文件已损坏，为保护数据未继续', 'The data file is damaged; nothing was changed'),
    text('请保留现有文件，运行“校验”，再从最近的备份恢复', 'Keep the files as they are, run verify, then restore the latest backup'),
  ],
  readOnly: [
    text('数据目录不可写', 'The data folder cannot be written'),
    text('请检查目录权限和磁盘是否只读，然后重新打开', 'Check permissions and whether the disk is read-only, then open again'),
  ],
  newerSchema: [
    text('数据由较新版本的程序建立，本版本不能打开', 'The data was made by a newer version of the program'),
    text('请安装新版本；数据未被改动', 'Install the newer version; the data was not changed'),
  ],
  schemaMismatch: [
    text('数据结构的升级记录与本程序不一致', 'The migrations recorded in the data are not those of this program'),
    text('请使用建立这些数据的程序版本，或从备份恢复', 'Use the program version that made the data, or restore a backup'),
  ],
  synchronousNotFull: [
    text('数据库未处于断电安全模式（synchronous≠FULL），已拒绝启动', 'The database is not in power-safe mode (synchronous is not FULL)'),
    text('请重新安装程序；若仍出现，请联系维护人员', 'Install the program again; call support if it stays'),
  ],
  unsafeSetting: [
    text('数据库安全设置未生效，已拒绝启动', 'A safety setting of the database did not take effect'),
    text('请重新安装程序；若仍出现，请联系维护人员', 'Install the program again; call support if it stays'),
  ],
  diskFull: [
    text('磁盘已满，刚才的操作没有保存；之前的都已保存', 'The disk is full: the last act was not saved, all before it were'),
    text('请腾出磁盘空间，然后重新打开程序', 'Free some space, then start the program again'),
  ],
  ioError: [
    text('磁盘读写出错，刚才的操作不能确认已保存', 'The disk reported an error: the last act is not confirmed as saved'),
    text('请重新打开程序核对最后一步，并尽快检查磁盘', 'Start again, look at the last act, and have the disk checked soon'),
  ],
  frozen: [
    text('因磁盘故障，写入已停止', 'Writing has stopped after a disk failure'),
    text('请排除磁盘故障后重新打开程序', 'Mend the disk problem, then start the program again'),
  ],
  busy: [
    text('数据正被另一个程序写入', 'Another program is writing to the data'),
    text('请稍后重试；若仍出现，请关闭其他窗口', 'Try again shortly; if it stays, close other windows'),
  ],
  anchorMissing: [
    text('找不到日志锚文件，无法证明业务流水完整', 'The head anchor is missing, so the journal cannot be shown to be complete'),
    text('请由管理员核对最后几笔业务后重新建立锚', 'An administrator should check the last entries, then set the anchor anew'),
  ],
  anchorDamaged: [
    text('日志锚文件已损坏或不属于这份数据', 'The head anchor is damaged or belongs to other data'),
    text('请由管理员核对最后几笔业务后重新建立锚', 'An administrator should check the last entries, then set the anchor anew'),
  ],
  tailLost: [
    text('业务流水缺少最后若干笔', 'The last entries of the journal are gone'),
    text('请保留现有文件，从最近的备份或其他席位恢复', 'Keep the files as they are; restore the latest backup or another seat'),
  ],
  forked: [
    text('业务流水与日志锚不一致，可能被替换或改写', 'The journal and its anchor disagree: it was replaced or rewritten'),
    text('请保留现有文件，报告管理员，从可信备份恢复', 'Keep the files as they are, tell the administrator, restore a trusted backup'),
  ],
  badBackup: [
    text('备份不完整或已损坏', 'The backup is incomplete or damaged'),
    text('请换用另一份备份；这份备份未被改动', 'Take another backup; this one was not changed'),
  ],
  notEmpty: [
    text('目标目录里已有数据，未恢复', 'The folder holds data already; nothing was restored'),
    text('请选择空的数据目录，或先把现有文件移走', 'Choose an empty folder, or move the present files away first'),
  ],
  staleVersion: [
    text('这条记录刚被更改，操作未执行', 'The record was changed in between; nothing was done'),
    text('请刷新后再决定', 'Refresh, then decide again'),
  ],
  keysMissing: [
    text('找不到密钥文件 keys.json', 'The key file keys.json is missing'),
    text('请从备份恢复 keys.json', 'Restore keys.json from a backup'),
  ],
  keysCorrupt: [
    text('密钥文件 keys.json 及其备份均已损坏', 'The key file keys.json and its copy are both damaged'),
    text('请从备份恢复 keys.json', 'Restore keys.json from a backup'),
  ],
  keysExist: [
    text('密钥文件已存在，未覆盖', 'A key file exists already and was not overwritten'),
    text('请选择空的数据目录', 'Choose an empty data folder'),
  ],
  loginTaken: [
    text('该登录名已有密钥槽', 'That login has a key slot already'),
    text('请更换登录名或重设密码', 'Choose another login or reset the password'),
  ],
  noSuchSlot: [text('没有这个密钥槽', 'There is no such key slot'), text('请核对登录名', 'Check the login')],
  lastSlot: [
    text('不能删除最后一个登录密钥槽', 'The last login slot cannot be removed'),
    text('请先为另一人建立登录', 'Give another person a login first'),
  ],
} as const satisfies Record<string, readonly [Text, Text]>

export type StoreErrorCode = keyof typeof refusals

export class StoreError extends Error {
  readonly code: StoreErrorCode
  /** What happened, for the person at the desk. */
  readonly text: Text
  /** What that person can do. */
  readonly wayOut: Text

  constructor(code: StoreErrorCode, detail?: Text, cause?: unknown) {
    const [said, wayOut] = refusals[code]
    super(detail ? `${code}: ${detail.en}` : `${code}: ${said.en}`, { cause })
    this.name = 'StoreError'
    this.code = code
    this.text = detail ? text(`${said.zh}：${detail.zh}`, `${said.en}: ${detail.en}`) : said
    this.wayOut = wayOut
  }
}

/** The store's word for an error of SQLite or of the file system; other errors come back as they are. */
export const asStoreError = (error: unknown): unknown => {
  if (error instanceof StoreError || !(error instanceof Error) || !('code' in error)) return error
  const code = storeCode(String(error.code))
  return code ? new StoreError(code, undefined, error) : error
}

const storeCode = (code: string): StoreErrorCode | undefined => {
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'diskFull'
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') return 'ioError'
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN' || code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return 'readOnly'
  if (code.startsWith('SQLITE_CORRUPT')) return 'corrupt'
  if (code === 'SQLITE_NOTADB') return 'wrongKey'
  if (code.startsWith('SQLITE_BUSY')) return 'busy'
  return undefined
}
