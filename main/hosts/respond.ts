import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { App } from './host.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
}

/** The content policy of the page: no inline script, no inline style without this load's nonce, nothing from outside. */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    'frame-src blob:',
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Attachments come from strangers: even if one is shown as a page of its own, it can load and run nothing. */
const blobPolicy = "default-src 'none'; sandbox"

const common = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

export interface Reply {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Buffer
}

const notFound: Reply = { status: 404, headers: common, body: Buffer.alloc(0) }

async function attachment(app: App, token: string): Promise<Reply> {
  const blob = await app.blob(token)
  if (!blob) return notFound
  return { status: 200, headers: { ...common, 'content-type': blob.type, 'content-security-policy': blobPolicy }, body: blob.body }
}

async function built(rendererDir: string, name: string): Promise<Reply> {
  const file = path.join(rendererDir, name)
  const type = types[path.extname(file)]
  const within = path.relative(rendererDir, file)
  if (!type || within.startsWith('..') || path.isAbsolute(within)) return notFound
  const body = await readFile(file).catch(() => undefined)
  if (!body) return notFound
  const nonce = randomBytes(16).toString('base64')
  // Scripts carry the policy too: a worker obeys the one of its own file, not that of the page.
  const headers = { ...common, 'content-type': type, 'content-security-policy': policy(nonce) }
  if (path.extname(file) !== '.html') return { status: 200, headers, body }
  return { status: 200, headers, body: Buffer.from(body.toString('utf8').replaceAll('__NONCE__', nonce)) }
}

/**
 * Answers a GET of the page's own origin, for both hosts: the renderer's build, and attachments under `/blob/<token>`.
 * Everything else, a path out of the build or one that cannot be decoded included, is 404.
 */
export async function respond(app: App, rendererDir: string, url: string): Promise<Reply> {
  try {
    const pathname = decodeURIComponent(new URL(url).pathname)
    const token = /^\/blob\/([\w-]+)$/.exec(pathname)?.[1]
    if (token) return await attachment(app, token)
    return await built(rendererDir, pathname === '/' ? 'index.html' : pathname)
  } catch {
    return notFound
  }
}
