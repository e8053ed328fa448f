import { readFileSync } from 'node:fs'
import net from 'node:net'
import { pivCard, type Slot } from './piv.ts'

// A card in a virtual reader (vpcd): starting this process is inserting it, ending it is pulling it. A process of its own, because the
// driver that talks to it blocks its own.
// Usage: node cardProcess.ts JSON, with { port, slots: { "9a": { key, certificate } as paths }, pin, tries, signDelay }

interface Given {
  readonly port: number
  readonly slots: { readonly [S in Slot]?: { readonly key: string; readonly certificate: string } }
  readonly pin?: string
  readonly tries?: number
  readonly signDelay?: number
}
const given = JSON.parse(process.argv[2] ?? '{}') as Given
const slots = Object.fromEntries(
  Object.entries(given.slots).map(([slot, { key, certificate }]) => [
    slot,
    { key: readFileSync(key, 'utf8'), certificate: new Uint8Array(readFileSync(certificate)) },
  ]),
)
const card = pivCard({ pin: given.pin ?? '123456', tries: given.tries ?? 3, signDelay: given.signDelay ?? 0, slots })

/** One that OpenSC knows: with a generic one it offers no ECDSA. */
const atr = Buffer.from('3bf81300008131fe15597562696b657934d4', 'hex')
const control = { off: 0, on: 1, reset: 2, atr: 4 } as const

const socket = net.connect(given.port, '127.0.0.1')
socket.setNoDelay(true)
const send = (message: Buffer) => socket.write(Buffer.concat([Buffer.from([message.length >> 8, message.length & 255]), message]))
let rest = Buffer.alloc(0)
let turn = Promise.resolve()

async function receive(message: Buffer): Promise<void> {
  if (message.length !== 1) return void send(await card.answer(message))
  if (message[0] === control.atr) send(atr)
  else card.reset()
}

socket.on('connect', () => console.log('inserted'))
socket.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
socket.on('close', () => process.exit(0))
socket.on('data', (chunk) => {
  rest = Buffer.concat([rest, chunk])
  while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
    const end = 2 + rest.readUInt16BE(0)
    const message = rest.subarray(2, end)
    rest = rest.subarray(end)
    turn = turn.then(() => receive(message))
  }
})
process.on('SIGTERM', () => process.exit(0))
