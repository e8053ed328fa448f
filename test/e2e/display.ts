import { spawn } from 'node:child_process'

/** A screen that nobody sees, for windows that are opened from here on; undefined where Xvfb is not installed. */
export async function openDisplay(): Promise<{ close(): void } | undefined> {
  const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await new Promise<string>((resolve) => {
    display.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()))
    display.on('error', () => resolve(''))
  })
  if (number === '') return undefined
  process.env['DISPLAY'] = `:${number}`
  return { close: () => void display.kill() }
}
