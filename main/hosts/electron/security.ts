import type { Session, WebContents, WebFrameMain } from 'electron'

export const scheme = 'app'
export const home = `${scheme}://desk/`

/** Only the top frame of our own page may speak to the application. */
export function isOurPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(home)
}

const mayCopy = (permission: string) => permission === 'clipboard-sanitized-write'

/** Nothing is loaded from outside; of all permissions only copying is granted. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(mayCopy(permission)))
  session.setPermissionCheckHandler((_contents, permission) => mayCopy(permission))
  session.setDevicePermissionHandler(() => false)
  // blob: and chrome-extension: are the attachments and Chromium's own PDF viewer
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !/^(app|blob|data|devtools|chrome-extension):/.test(url) }))
}

/** The window shows this one page: no second window, no leaving, no webview. A reload stays possible. */
export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => {
    if (event.url !== home && !event.url.startsWith(`${home}#`)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
