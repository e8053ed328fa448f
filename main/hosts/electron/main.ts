import path from 'node:path'
import { app } from 'electron'
import { start } from '../../index.ts'
import { electronHost } from './host.ts'

const out = path.resolve(import.meta.dirname, '..')
const host = electronHost({ rendererDir: path.join(out, 'renderer'), preload: path.join(out, 'preload/preload.cjs') })

// Not awaited: Electron becomes ready only after this module has run.
start(host).then(
  (code) => app.exit(code),
  (error: unknown) => {
    console.error('程序没有能够打开。', error)
    app.exit(1)
  },
)
