/** A printer of this machine. */
export interface Printer {
  readonly name: string
  readonly isDefault: boolean
}

/** What came of a job: `unknown` when nobody here can say any more. */
export type PrintEnd =
  | { readonly state: 'printed' | 'notPrinted'; readonly detail: string }
  | { readonly state: 'unknown'; readonly detail: string }

export interface PrintOrder {
  readonly title: string
  readonly printer: string
  /** Sheets of paper of each page, 1 to 9. */
  readonly copies: number
  /** `null` leaves the size to the printer. */
  readonly paper: 'A4' | null
}

/** Paper, as far as the host can reach it. */
export interface Printing {
  /** Who can show the system's print dialog: the page (of a PDF in a frame), the host, or nobody (no window that a person sees). */
  readonly dialog: 'page' | 'host' | 'none'
  /** Empty where no printer is set up, or no printing system is there. */
  printers(): Promise<readonly Printer[]>
  /** Hands a PDF over. Resolves to the spooler's number of it; rejects with words for the person when it is not taken. */
  print(pdf: Buffer, order: PrintOrder): Promise<string>
  /** Waits until the spooler is done with a job; also for one that an earlier run handed over. */
  outcome(job: string, signal: AbortSignal): Promise<PrintEnd>
  /** Only where `dialog` is `host`. */
  showDialog(pdf: Buffer, title: string): Promise<PrintEnd>
}

const nothing = '这台电脑没有可用的打印系统'

/** For the command line and tests: no paper. */
export const noPrinting: Printing = {
  dialog: 'none',
  printers: () => Promise.resolve([]),
  print: () => Promise.reject(new Error(nothing)),
  outcome: () => Promise.resolve({ state: 'unknown', detail: nothing }),
  showDialog: () => Promise.reject(new Error(nothing)),
}
