/**
 * What the window gets from its host as `window.desk`, the same in Electron and in Chromium: an ordered two-way
 * channel of strings, and a way to hand over a file the person chose. Nothing else crosses.
 */
export interface DeskHost {
  send(message: string): void
  /** Listens to what the application sends; there is no way to stop but to leave the page. */
  onMessage(listener: (message: string) => void): void
  /**
   * Lets the application read a file from disk, without its path or its bytes passing through the page. Resolves to a
   * ticket good for one use; rejects for a File that is not on disk.
   */
  fileTicket(file: File): Promise<string>
}

declare global {
  interface Window {
    readonly desk: DeskHost
  }
}
