import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { submissionJsonSchema } from '../shared/exchange/submission.ts'
import type { JobState, Message, Reply } from '../shared/contract/envelope.ts'
import { isCallName } from '../shared/contract/index.ts'
import { createApp, type DeskApp } from './app.ts'
import { newestBackup } from './backups.ts'
import { drill, rebuildProjections, recoverAnchor, restore, verifyWithRecovery } from './maintenance.ts'
import { dataFolder, stateFolder } from './hosts/folders.ts'
import type { App } from './hosts/host.ts'
import { claim } from './instance.ts'
import { asProblem } from './problem.ts'
import { requireNodeApi10 } from './runtime.ts'

const usage = `用法 Usage: npm run desk -- [--data DIR] [--as LOGIN] COMMAND
  call NAME [JSON]   任一契约调用，打印应答 any call of the contract; prints the reply envelope
  import FILE...     导入申报包 takes submission packages
  template KIND FILE 写出批量模板 writes the empty workbook of a batch kind
  check-batch KIND UNITNO FILE [RESULT] 校验批量文件，不办理 checks a filled-in workbook, files nothing
  verify             校验业务流水 proves the journal (--as LOGIN, or CASEDESK_RECOVERY)
  anchor             重新建立丢失的日志锚 sets a lost head anchor anew (CASEDESK_RECOVERY), after a person has looked
  rebuild            由业务流水重建全部数据表 makes all tables anew from the journal (CASEDESK_RECOVERY)
  backup             备份，打开副本逐笔校验后才算数 copies the data and proves the copy (--as LOGIN, 系统管理)
  restore BACKUP     把一份备份恢复到空目录 (--data) puts a backup into an empty folder (--as LOGIN, or CASEDESK_RECOVERY)
  drill [BACKUP]     恢复演练：恢复到临时目录并校验 restores into a folder that is thrown away; the newest when none is named
  demo [--size N]    在空目录里建立演示机构 makes the demonstration office in an empty folder
  schema             申报包格式的 JSON Schema
密码取自环境变量 CASEDESK_PASSWORD，否则从标准输入读取一行。
The password comes from CASEDESK_PASSWORD, else from one line of standard input; never from an argument.`

/** 0 done, 1 refused or failed, 2 wrong usage. */
type Exit = 0 | 1 | 2

const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
const explain = (words: string): Exit => {
  process.stderr.write(`${words}\n`)
  return 2
}

/** A window's side of the bridge: the same entry, checks and handlers. */
function connect(app: App) {
  const waiting = new Map<number, (reply: Reply<unknown>) => void>()
  const ends = new Map<string, JobState>()
  const listeners = new Set<() => void>()
  let lastId = 0
  const channel = app.connect((text) => {
    const message = JSON.parse(text) as Message
    if (message.type === 'reply') waiting.get(message.id)?.(message.reply)
    else if (message.type === 'progress' && message.job.state !== 'running') {
      ends.set(message.job.id, message.job)
      for (const listener of listeners) listener()
    }
  })
  return {
    ask: (call: string, input: unknown): Promise<Reply<unknown>> =>
      new Promise((resolve) => {
        lastId += 1
        waiting.set(lastId, resolve)
        channel.receive(JSON.stringify({ id: lastId, call, commandId: randomUUID(), input }))
      }),
    ended: (jobId: string): Promise<JobState> =>
      new Promise((resolve) => {
        const look = () => {
          const end = ends.get(jobId)
          if (!end) return
          listeners.delete(look)
          resolve(end)
        }
        listeners.add(look)
        look()
      }),
    close: () => channel.close(),
  }
}
type Line = ReturnType<typeof connect>

/** Prints the reply; for long work waits and prints how it ended. */
async function finish(line: Line, reply: Reply<unknown>): Promise<Exit> {
  print(reply)
  if (!reply.ok) return 1
  const { value } = reply
  if (typeof value !== 'object' || value === null || !('jobId' in value)) return 0
  const end = await line.ended(String(value.jobId))
  print(end)
  return end.state === 'done' ? 0 : 1
}

const password = async (): Promise<string> => process.env['CASEDESK_PASSWORD'] ?? (await readAll(process.stdin)).split(/\r?\n/)[0] ?? ''

async function signedIn(line: Line, login: string | undefined, act: () => Promise<Exit>): Promise<Exit> {
  if (login !== undefined) {
    const reply = await line.ask('session.login', { login, password: await password() })
    if (!reply.ok) {
      print(reply)
      return 1
    }
  }
  return act()
}

async function main(): Promise<Exit> {
  requireNodeApi10()
  let parsed: ReturnType<typeof read>
  try {
    parsed = read()
  } catch {
    return explain(usage)
  }
  const { values, positionals } = parsed
  const [command, ...rest] = positionals
  if (command === 'schema') {
    print(submissionJsonSchema())
    return 0
  }
  if (
    command === undefined ||
    !['call', 'import', 'template', 'check-batch', 'verify', 'anchor', 'rebuild', 'backup', 'restore', 'drill', 'demo'].includes(command)
  )
    return explain(usage)
  const size = values.size === undefined ? null : Number(values.size)
  if (size !== null && !(Number.isInteger(size) && size > 0 && command === 'demo')) return explain(usage)
  const request = command === 'call' ? readCall(rest) : undefined
  if (command === 'call' && !request) return explain(usage)
  if (command === 'import' && rest.length === 0) return explain(usage)
  if (command === 'restore' && rest.length !== 1) return explain(usage)
  if (command === 'drill' && rest.length > 1) return explain(usage)
  if (command === 'template' && rest.length !== 2) return explain(usage)
  if (command === 'check-batch' && (rest.length < 3 || rest.length > 4)) return explain(usage)

  const dataDir = values.data ?? dataFolder(command === 'demo')
  const instance = claim(dataDir, () => undefined)
  if (!instance) {
    process.stderr.write('数据目录正被另一个程序使用，请先关闭它。Another process holds the data folder.\n')
    return 1
  }
  const recovery = process.env['CASEDESK_RECOVERY']
  const app = await createApp({ dataDir, host: 'cli', demo: false, downloadsDir: dataDir })
  const line = connect(app)
  try {
    if (command === 'anchor') return recovery ? await recoverAnchor(dataDir, stateFolder(), recovery, print) : explain(usage)
    if (command === 'rebuild') return recovery ? await rebuildProjections(dataDir, recovery, print) : explain(usage)
    if (command === 'restore' || command === 'drill') {
      const opener = recovery ? { recovery } : values.as === undefined ? undefined : { login: values.as, password: await password() }
      const source = rest[0] === undefined ? newestBackup(dataDir) : path.resolve(rest[0])
      if (!opener || source === undefined) return explain(opener ? '没有备份。There is no backup.' : usage)
      return command === 'drill'
        ? await drill(source, stateFolder(), opener, print)
        : await restore(source, dataDir, stateFolder(), opener, print)
    }
    if (command === 'verify' && values.as === undefined) {
      return recovery ? await verifyWithRecovery(dataDir, recovery, print) : explain(usage)
    }
    if (command === 'demo') return await finish(line, size === null ? await line.ask('app.openDemo', {}) : largeDemo(app, size))
    return await signedIn(line, values.as, async () => {
      if (command === 'backup') return finish(line, await line.ask('backup.make', {}))
      if (command === 'verify') return finish(line, await line.ask('store.verify', {}))
      if (command === 'template') return await writeTemplate(line, rest)
      if (command === 'check-batch') return await checkBatch(app, line, rest)
      if (request) return finish(line, await line.ask(request.name, request.input))
      let worst: Exit = 0
      for (const file of rest) if ((await finish(line, await line.ask('intake.import', { ticket: app.files.issue(file) }))) !== 0) worst = 1
      return worst
    })
  } finally {
    line.close()
    await app.close()
    instance.release()
  }
}

const read = () =>
  parseArgs({
    options: { data: { type: 'string' }, as: { type: 'string' }, size: { type: 'string' } },
    allowPositionals: true,
    strict: true,
  })

/** Writes the empty workbook of a kind. Existing files are kept. */
async function writeTemplate(line: Line, [kind = '', file = '']: readonly string[]): Promise<Exit> {
  const reply = await line.ask('batch.template', { kind })
  return printFile(reply, file)
}

/** Reads and checks a workbook and files nothing: prints the counts and the findings, and writes the result workbook where one is asked for. */
async function checkBatch(app: DeskApp, line: Line, [kind = '', unit = '', file = '', target]: readonly string[]): Promise<Exit> {
  const started = await line.ask('batch.upload', { ticket: app.files.issue(path.resolve(file)), kind, unit, corrects: null })
  const ended = await finish(line, started)
  if (!started.ok || ended !== 0) return ended
  const { jobId: batchId } = started.value as { readonly jobId: string }
  for (const tab of ['failed', 'warned', 'refund']) print(await line.ask('batch.rows', { batchId, tab, after: 0, limit: 200 }))
  if (target !== undefined) printFile(await line.ask('batch.result', { batchId }), target)
  await line.ask('batch.discard', { batchId })
  return 0
}

function printFile(reply: Reply<unknown>, target: string | undefined): Exit {
  const value = reply.ok ? (reply.value as { readonly base64: string }) : undefined
  if (value && target !== undefined) writeFileSync(target, Buffer.from(value.base64, 'base64'), { flag: 'wx' })
  print(value ? { ok: true, value: { ...value, base64: undefined } } : reply)
  return reply.ok ? 0 : 1
}

function largeDemo(app: DeskApp, size: number): Reply<unknown> {
  try {
    return { ok: true, value: { jobId: app.openDemo(size) } }
  } catch (error) {
    const problem = asProblem(error)
    if (!problem) throw error
    return { ok: false, error: { code: problem.code, message: problem.message } }
  }
}

/** `intake.import` takes a ticket of this process; its file is given to the command `import`. */
function readCall([name, json, ...more]: readonly string[]): { readonly name: string; readonly input: unknown } | undefined {
  if (name === undefined || more.length > 0 || !isCallName(name)) return undefined
  try {
    return { name, input: JSON.parse(json ?? '{}') }
  } catch {
    return undefined
  }
}

process.exitCode = await main()
