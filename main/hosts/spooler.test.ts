import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { networkPrinter, type NetworkPrinter, noCups, startCups } from '../../test/print/cups.ts'
import { spoolerPrinting } from './spooler.ts'

const why = noCups()
const printing = spoolerPrinting('page')
const never = new AbortController().signal
const pdf = Buffer.from(`%PDF-1.7\n${'核定单'.repeat(2000)}\n%%EOF`)
const order = { title: '核定单', printer: 'office', copies: 1, paper: 'A4' } as const

describe.skipIf(why !== undefined)(`the system’s spooler${why ? ` (skipped: ${why})` : ''}`, () => {
  let cups: Awaited<ReturnType<typeof startCups>>
  let printer: NetworkPrinter
  beforeAll(async () => {
    cups = await startCups()
    printer = await networkPrinter()
    cups.add('office', `socket://127.0.0.1:${printer.port}/?waiteof=false`)
    // Nobody listens there: the one is kept trying, the other gives up at once.
    cups.add('away', 'socket://127.0.0.1:9/?contimeout=100', '-o', 'printer-error-policy=retry-job')
    cups.add('broken', 'socket://127.0.0.1:9/?contimeout=1', '-o', 'printer-error-policy=abort-job')
    execFileSync('lpadmin', ['-d', 'office'])
  }, 60_000)
  afterAll(async () => {
    await printer.close()
    await cups.stop()
  })

  it('names its printers and the default one', async () => {
    expect([...(await printing.printers())].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'away', isDefault: false },
      { name: 'broken', isDefault: false },
      { name: 'office', isDefault: true },
    ])
  })

  it('hands the very bytes to the printer and says when they are out', async () => {
    const job = await printing.print(pdf, { ...order, copies: 2 })
    expect(await printing.outcome(job, never)).toMatchObject({ state: 'printed' })
    // The spooler is done when it has sent all; the printer may still be taking it in.
    await expect.poll(() => printer.jobs.length).toBe(1)
    // A raw queue repeats the file; each repetition is whole.
    expect(printer.jobs[0]?.equals(Buffer.concat([pdf, pdf]))).toBe(true)
  }, 60_000)

  it('says that a job was taken back, so that it does not count as printed', async () => {
    const job = await printing.print(pdf, { ...order, printer: 'away' })
    const end = printing.outcome(job, never)
    execFileSync('cancel', [job])
    expect(await end).toMatchObject({ state: 'notPrinted' })
  }, 60_000)

  it('says that the spooler gave a job up', async () => {
    const job = await printing.print(pdf, { ...order, printer: 'broken' })
    expect(await printing.outcome(job, never)).toMatchObject({ state: 'notPrinted' })
  }, 60_000)

  it('refuses a printer that does not exist, with its own words', async () => {
    await expect(printing.print(pdf, { ...order, printer: 'nowhere' })).rejects.toThrow('打印机“nowhere”没有接受')
  })

  it('knows nothing of a job that was never there, and says so instead of guessing', async () => {
    expect(await printing.outcome('office-4711', never)).toMatchObject({ state: 'unknown' })
  })
})
