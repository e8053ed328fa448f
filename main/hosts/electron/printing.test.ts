import { beforeEach, describe, expect, it, vi } from 'vitest'

// Electron's runtime cannot run here; this stand-in keeps what it is asked for. The types of Electron itself are checked by tsc.
const fake = vi.hoisted(() => {
  const asked: { url?: string; options?: Record<string, unknown>; destroyed?: boolean }[] = []
  const answer = { success: true, reason: '' }
  class FakeWindow {
    static readonly getAllWindows = () => [new FakeWindow()]
    readonly webContents = {
      print: (options: Record<string, unknown>, done: (success: boolean, reason: string) => void) => {
        asked.push({ options })
        done(answer.success, answer.reason)
      },
      getPrintersAsync: async () => [{ name: '办公室打印机' }],
    }
    readonly loadURL = async (url: string) => void asked.push({ url })
    readonly setTitle = () => undefined
    readonly destroy = () => void asked.push({ destroyed: true })
  }
  return { asked, answer, electron: { BrowserWindow: FakeWindow } }
})
vi.mock('electron', () => fake.electron)
const { electronPrinting } = await import('./printing.ts')

const order = { title: '核定单', printer: '办公室打印机', copies: 2, paper: 'A4' } as const
const pdf = Buffer.from('%PDF-1.7')
beforeEach(() => {
  fake.asked.length = 0
  fake.answer.success = true
})

describe('printing in Electron', () => {
  it('on Windows goes silently to the chosen printer, on A4, and lets its window go', async () => {
    const printing = electronPrinting('win32')
    expect(await printing.printers()).toEqual([{ name: '办公室打印机', isDefault: true }])
    const job = await printing.print(pdf, order)
    expect(fake.asked[0]?.url).toBe(`data:application/pdf;base64,${pdf.toString('base64')}`)
    expect(fake.asked[1]?.options).toMatchObject({ silent: true, deviceName: '办公室打印机', copies: 2, pageSize: 'A4' })
    expect(fake.asked[2]).toEqual({ destroyed: true })
    expect(await printing.outcome(job, new AbortController().signal)).toMatchObject({ state: 'printed' })
  })

  it('says why the system did not take a job, and that a dialog was shut', async () => {
    fake.answer.success = false
    fake.answer.reason = 'Print job canceled'
    await expect(electronPrinting('win32').print(pdf, order)).rejects.toThrow('Print job canceled')
    expect(await electronPrinting('linux').showDialog(pdf, '核定单')).toMatchObject({ state: 'notPrinted' })
    expect(fake.asked.filter(({ destroyed }) => destroyed)).toHaveLength(2)
  })
})
