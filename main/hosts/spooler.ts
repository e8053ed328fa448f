import { spawn } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { jobState } from './ipp.ts'
import type { PrintEnd, Printer, Printing } from './printing.ts'

/** Between two looks at a job that is still in the queue. */
const every = 500

/** Runs a command of the printing system (CUPS) in plain English, so that its words can be read; `undefined` where it is not installed. */
function run(program: string, args: readonly string[], input?: Buffer): Promise<{ code: number; out: string; err: string } | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, LC_ALL: 'C', LANGUAGE: 'C' }, stdio: 'pipe' })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', () => resolve(undefined))
    child.on('close', (code) => resolve({ code: code ?? 1, out, err }))
    // A command that ends early must not take the desk down with a broken pipe.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

async function printers(): Promise<readonly Printer[]> {
  const [names, chosen] = await Promise.all([run('lpstat', ['-e']), run('lpstat', ['-d'])])
  const standard = /destination: (\S+)/.exec(chosen?.out ?? '')?.[1]
  return (names?.out ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((name) => ({ name, isDefault: name === standard }))
}

/** IPP job states from which nothing more happens. */
const ends: Readonly<Record<number, (job: string) => PrintEnd>> = {
  7: (job) => ({ state: 'notPrinted', detail: `打印任务 ${job} 被取消` }),
  8: (job) => ({ state: 'notPrinted', detail: `打印任务 ${job} 中止，打印机没有应答或拒绝` }),
  9: (job) => ({ state: 'printed', detail: `打印任务 ${job} 完成` }),
}

/** The state is asked for in the spooler's own protocol: its commands list an aborted job like a printed one. */
async function outcome(job: string, signal: AbortSignal): Promise<PrintEnd> {
  const [, printer = '', number = ''] = /^(.*)-(\d+)$/.exec(job) ?? []
  for (;;) {
    const state = await jobState(printer, Number(number))
    if (state === undefined) return { state: 'unknown', detail: `打印服务没有任务 ${job} 的记录` }
    const end = ends[state]
    if (end) return end(job)
    await setTimeout(every, undefined, { signal })
  }
}

/** Printing through the system's spooler (`lp` of CUPS); `dialog` tells whether the page may show the print dialog besides. */
export const spoolerPrinting = (dialog: 'page' | 'none'): Printing => ({
  dialog,
  printers,
  async print(pdf, { title, printer, copies, paper }) {
    const args = ['-d', printer, '-n', String(copies), '-t', title, ...(paper ? ['-o', `media=${paper}`, '-o', 'fit-to-page'] : [])]
    const sent = await run('lp', args, pdf)
    if (!sent) throw new Error('这台电脑没有安装打印服务（CUPS）')
    const job = /request id is (\S+)/.exec(sent.out)?.[1]
    if (sent.code !== 0 || !job) throw new Error(`打印机“${printer}”没有接受：${sent.err.trim() || '没有说明原因'}`)
    return job
  },
  outcome,
  showDialog: () => Promise.reject(new Error('print dialog belongs to the page')),
})
