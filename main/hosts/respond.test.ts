import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { FileTickets } from '../fileTickets.ts'
import type { App } from './host.ts'
import { respond } from './respond.ts'

const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-respond-'))
const build = path.join(dir, 'renderer')
mkdirSync(path.join(dir, 'renderer-old'), { recursive: true })
mkdirSync(build)
for (const file of ['renderer/index.html', 'renderer/page.js', 'renderer/data.db', 'secret.json', 'renderer-old/page.js'])
  writeFileSync(path.join(dir, file), '<b nonce="__NONCE__">')
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const app: App = {
  connect: () => ({ receive: () => undefined, close: () => undefined }),
  files: new FileTickets(),
  blob: async (token) => {
    if (token === 'broken') throw new Error('disk')
    return token === 'a-1_b' ? { type: 'application/pdf', body: Buffer.from('%PDF') } : undefined
  },
  close: async () => undefined,
}
const get = (pathname: string) => respond(app, build, `https://desk.localhost${pathname}`)

it('gives every load of the page a nonce of its own, in page and policy alike', async () => {
  const [one, two] = [await get('/'), await get('/index.html')]
  const nonce = /nonce="([^"]+)"/.exec(one.body.toString())?.[1] ?? ''
  expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
  expect(one.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
  expect(two.body.toString()).not.toContain(nonce)
})

it('never lets anything be cached or sniffed', async () => {
  for (const name of ['/', '/page.js', '/blob/a-1_b', '/none'])
    expect((await get(name)).headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
})

it('answers 404 for all else', async () => {
  const refused = [
    '/none.js',
    '/data.db',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/..%2frenderer-old%2fpage.js',
    '/%00.js',
    '/%E0%A4%A',
    '/blob/',
    '/blob/x',
  ]
  for (const name of [...refused, '/blob/broken', '/blob/a-1_b/x', '/blob/%2e%2e%2fsecret.json'])
    expect((await get(name)).status, name).toBe(404)
  expect((await get('/blob/a-1_b')).headers['content-type']).toBe('application/pdf')
})
