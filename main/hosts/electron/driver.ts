import { utilityProcess } from 'electron'
import type { StartDriver } from '../../keys/driverProcess.ts'

/** Electron's own kind of child: with the RunAsNode fuse off, a packaged program cannot fork itself as Node. */
export const startUtility: StartDriver = ({ file, cwd, env }) => {
  const child = utilityProcess.fork(file, [], { cwd, env, stdio: 'ignore', serviceName: 'CaseDesk key driver' })
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code) => listener(String(code))),
    kill: () => void child.kill(),
  }
}
