import { BrowserWindow, type WebContentsPrintOptions } from 'electron'
import type { PrintEnd, Printing } from '../printing.ts'
import { spoolerPrinting } from '../spooler.ts'

/** Shows a PDF in a window that nobody sees, so that Electron can print it, and lets it go afterwards. */
async function inWindow<T>(pdf: Buffer, act: (window: BrowserWindow) => Promise<T>): Promise<T> {
  // Chromium's PDF viewer counts as a plugin.
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, plugins: true, javascript: true, nodeIntegration: false },
  })
  try {
    await window.loadURL(`data:application/pdf;base64,${pdf.toString('base64')}`)
    return await act(window)
  } finally {
    window.destroy()
  }
}

/** Electron's answer comes when the system has taken the job, or the person has shut the dialog. */
const printed = (window: BrowserWindow, options: WebContentsPrintOptions): Promise<PrintEnd> =>
  new Promise((resolve) => {
    window.webContents.print({ printBackground: true, margins: { marginType: 'none' }, ...options }, (success, reason) =>
      resolve(success ? { state: 'printed', detail: '系统已接收' } : { state: 'notPrinted', detail: `没有打印：${reason}` }),
    )
  })

const showDialog = (pdf: Buffer, title: string): Promise<PrintEnd> =>
  inWindow(pdf, (window) => {
    window.setTitle(title)
    return printed(window, { silent: false, pageSize: 'A4' })
  })

/** Jobs that Electron printed itself: it has no number for them, and their end is known when they are taken. */
const taken = new Map<string, PrintEnd>()

async function silently(pdf: Buffer, { printer, copies, paper }: Parameters<Printing['print']>[1]): Promise<string> {
  const end = await inWindow(pdf, (window) =>
    printed(window, { silent: true, deviceName: printer, copies, ...(paper && { pageSize: paper }) }),
  )
  if (end.state === 'notPrinted') throw new Error(end.detail)
  const job = `${printer}-${Date.now()}-${taken.size}`
  taken.set(job, end)
  return job
}

/** Printers of the system as the window knows them. */
async function printers() {
  const [window] = BrowserWindow.getAllWindows()
  const found = (await window?.webContents.getPrintersAsync()) ?? []
  return found.map(({ name }, i) => ({ name, isDefault: i === 0 && found.length === 1 }))
}

/**
 * Where the system has a spooler that takes PDF (Linux, macOS) it prints, because it keeps the size and says what came of a job; on Windows
 * Electron prints, whose answer is only that the job was taken (electron/electron 39179, 31705, 9780).
 */
export const electronPrinting = (platform: NodeJS.Platform = process.platform): Printing =>
  platform === 'win32'
    ? {
        dialog: 'host',
        printers,
        print: silently,
        outcome: (job) => Promise.resolve(taken.get(job) ?? { state: 'unknown', detail: '系统没有这个任务的记录' }),
        showDialog,
      }
    : { ...spoolerPrinting('none'), dialog: 'host', showDialog }
