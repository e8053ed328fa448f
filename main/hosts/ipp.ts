import { existsSync } from 'node:fs'
import { request } from 'node:http'

/** Where the spooler listens, by the same rules as its own commands: `CUPS_SERVER`, the local socket, or this machine's port. */
function spooler(): { socketPath: string } | { host: string; port: number } {
  const named = process.env['CUPS_SERVER'] ?? ''
  const socket = named.startsWith('/') ? named : '/run/cups/cups.sock'
  if (named.startsWith('/') || (named === '' && existsSync(socket))) return { socketPath: socket }
  const [host = '', port = '631'] = named.split(':')
  return { host: host || 'localhost', port: Number(port) }
}

const attribute = (tag: number, name: string, value: Buffer): Buffer => {
  const head = Buffer.alloc(3)
  head.writeUInt8(tag)
  head.writeUInt16BE(Buffer.byteLength(name), 1)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(value.length)
  return Buffer.concat([head, Buffer.from(name), length, value])
}
const int32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

/** Get-Job-Attributes for `job-state` alone (RFC 8011 §4.3.4). */
const question = (printer: string, jobId: number): Buffer =>
  Buffer.concat([
    Buffer.from([2, 0, 0, 9, 0, 0, 0, 1, 1]),
    attribute(0x47, 'attributes-charset', Buffer.from('utf-8')),
    attribute(0x48, 'attributes-natural-language', Buffer.from('en')),
    attribute(0x45, 'printer-uri', Buffer.from(`ipp://localhost/printers/${encodeURIComponent(printer)}`)),
    attribute(0x21, 'job-id', int32(jobId)),
    attribute(0x44, 'requested-attributes', Buffer.from('job-state')),
    Buffer.from([3]),
  ])

/** The value of `job-state` in an answer; `undefined` when it is not there or the answer is a refusal. */
function stateIn(answer: Buffer): number | undefined {
  if (answer.length < 8 || answer.readUInt16BE(2) >= 0x0100) return undefined
  for (let at = 8; at + 5 <= answer.length; ) {
    const tag = answer.readUInt8(at)
    if (tag < 0x10) {
      // A tag between groups stands alone.
      at += 1
      continue
    }
    const nameLength = answer.readUInt16BE(at + 1)
    const name = answer.toString('latin1', at + 3, at + 3 + nameLength)
    const value = at + 5 + nameLength
    if (name === 'job-state' && value + 4 <= answer.length) return answer.readInt32BE(value)
    at = value + answer.readUInt16BE(value - 2)
  }
  return undefined
}

/** IPP `job-state`: 3 to 6 while it waits or prints, 7 cancelled, 8 aborted, 9 completed; `undefined` where nobody answers or knows it. */
export const jobState = (printer: string, jobId: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const body = question(printer, jobId)
    const headers = { 'content-type': 'application/ipp', 'content-length': body.length }
    const asked = request({ ...spooler(), method: 'POST', path: '/', headers, timeout: 10_000 }, (reply) => {
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => parts.push(part))
      reply.on('end', () => resolve(reply.statusCode === 200 ? stateIn(Buffer.concat(parts)) : undefined))
      reply.on('error', () => resolve(undefined))
    })
    asked.on('timeout', () => asked.destroy(new Error('no answer')))
    asked.on('error', () => resolve(undefined))
    asked.end(body)
  })
