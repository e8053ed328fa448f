import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { DeskHost } from '../shared/contract/host.ts'

// A new page is a new channel, so nothing meant for the page before can reach it.
const page = crypto.randomUUID()

const desk: DeskHost = {
  send: (message) => ipcRenderer.send('desk:message', page, message),
  onMessage: (listener) => {
    ipcRenderer.on('desk:message', (_event, to: string, message: string) => {
      if (to === page) listener(message)
    })
  },
  fileTicket: (file) => ipcRenderer.invoke('desk:file', webUtils.getPathForFile(file)),
}

contextBridge.exposeInMainWorld('desk', desk)
