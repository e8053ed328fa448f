import { z } from 'zod'
import { type CallError, type Message, type Reply, type Request, request } from '../shared/contract/envelope.ts'
import { type CallName, contract, isCallName } from '../shared/contract/index.ts'
import { isRole } from '../shared/policy/roles.ts'
import type { Blobs } from './blobs.ts'
import type { Handlers, OpenContext, SignedContext } from './context.ts'
import type { Desk } from './desk.ts'
import type { Channel } from './hosts/host.ts'
import { asProblem, OtherOffice, Problem } from './problem.ts'
import type { Replies } from './replies.ts'

/** Characters of one message; what is longer is not even parsed. */
export const messageLimit = 2_000_000

export interface BridgeOptions {
  readonly desk: Desk
  readonly handlers: Handlers
  readonly replies: Replies
  readonly blobs: Blobs
}

/** The one entry of the application. */
export interface Bridge {
  connect(post: (message: string) => void): Channel
  /** Tells every open page. */
  push(message: Exclude<Message, { type: 'reply' }>): void
}

export function createBridge({ desk, handlers, replies, blobs }: BridgeOptions): Bridge {
  const channels = new Set<(message: Message) => void>()

  /** Who asks, and whether they may: decided from the session alone. */
  const authorise = (name: CallName): OpenContext | SignedContext => {
    const { access, reauth } = contract[name]
    if (access === 'anyone') return { desk }
    const current = desk.session.current()
    if (!current) throw new Problem(signedOut.code, signedOut.message)
    const { signed, staff } = current
    if (!beforeChange.includes(name) && desk.session.mustChange())
      throw new Problem('changePassword', '密码由他人发放或已到期，请先修改密码。', { denial: 'changePassword' })
    if (access !== 'signedIn' && !access.some((role) => staff.roles.includes(role)))
      throw new Problem('forbidden', '您的岗位不能进行这项操作。如有需要，请联系系统管理员调整岗位。', { denial: 'role' })
    if (reauth && !desk.session.lately()) throw new Problem('reauthenticate', '这项操作需要再次验证密码，请输入您的登录密码。')
    const actor = { staffId: staff.staffId, roles: staff.roles.filter(isRole), offices: staff.offices }
    return { desk, signed, staff, actor, blobs }
  }

  const run = async (name: CallName, given: Request): Promise<Reply<unknown>> => {
    try {
      const context = authorise(name)
      const call = contract[name]
      const input: z.ZodSafeParseResult<unknown> = call.input.safeParse(given.input)
      if (!input.success) return failed(badInput(input.error))
      const handle = handlers[name] as (input: unknown, context: OpenContext & { commandId?: string }) => unknown
      const value = await handle(input.data, given.commandId === undefined ? context : { ...context, commandId: given.commandId })
      return { ok: true, value: call.output.parse(value) }
    } catch (error) {
      const problem = asProblem(error)
      if (problem) {
        const { code, message, detail } = problem
        if (code === 'storage') desk.log.error('storage', error, { call: name })
        if (code === 'forbidden' || problem instanceof OtherOffice) desk.session.refused(name, whyRefused(problem))
        return failed({ code, message, ...(detail !== undefined && { detail }) })
      }
      // The data closed under a call that was still on its way.
      if (contract[name].access !== 'anyone' && desk.session.state() !== 'open') return failed(signedOut)
      desk.log.error('unexpected', error, { call: name })
      return failed({
        code: 'internal',
        message: '出现意外错误，操作没有完成，已保存的内容不受影响。请重试；仍出现时请联系维护人员查看日志。',
      })
    }
  }

  /** Commands run once per id; queries need none. */
  const once = (name: CallName, given: Request): Promise<Reply<unknown>> => {
    if (contract[name].kind === 'query') return run(name, given)
    const { commandId } = given
    if (commandId === undefined) return Promise.resolve(failed({ code: 'badMessage', message: '命令缺少编号。' }))
    const content = JSON.stringify([name, given.input ?? null])
    const earlier = replies.find(commandId, content)
    if (earlier === 'misused') return Promise.resolve(failed({ code: 'badMessage', message: '命令编号已用于另一项操作。' }))
    if (earlier) return earlier
    const reply = run(name, given)
    replies.keep(commandId, content, contract[name].secret ? reply.then(toldOnce) : reply)
    return reply
  }

  const answer = async (text: string): Promise<{ id: number; reply: Reply<unknown> }> => {
    const read = readRequest(text)
    if (!('call' in read)) return { id: read.id, reply: failed({ code: 'badMessage', message: read.problem }) }
    if (!isCallName(read.call)) return { id: read.id, reply: failed({ code: 'badMessage', message: '没有这个调用。' }) }
    return { id: read.id, reply: await once(read.call, read) }
  }

  return {
    connect(post) {
      const send = (message: Message) => post(JSON.stringify(message))
      channels.add(send)
      return {
        receive(text) {
          void answer(text).then(({ id, reply }) => {
            if (channels.has(send)) send({ type: 'reply', id, reply })
          })
        },
        close: () => void channels.delete(send),
      }
    },
    push(message) {
      for (const send of channels) send(message)
    },
  }
}

/** All that is answered while the password has to be changed. */
const beforeChange: readonly CallName[] = ['session.changePassword', 'session.logout', 'session.touch', 'session.lock', 'preferences.get']

/** The word for the journal: the post, the office, or the rule about this record. */
const whyRefused = (problem: Problem): string => {
  if (problem instanceof OtherOffice) return 'office'
  const { denial } = z.object({ denial: z.string().optional() }).catch({}).parse(problem.detail)
  return denial ?? problem.code
}

/** What remains of a reply that holds a secret, for the same command again. */
const toldOnce = (reply: Reply<unknown>): Reply<unknown> =>
  reply.ok
    ? failed({ code: 'refused', message: '这项操作已经完成，其中的密码只显示一次。没有看到密码的，请查看办理记录后重新办理。' })
    : reply

const signedOut = { code: 'signedOut', message: '尚未登录或已退出，请登录后继续。' } as const

const failed = (error: CallError): Reply<never> => ({ ok: false, error })

/** A request, or why it is none; `id` is 0, which no page uses, where it cannot be read. */
function readRequest(text: string): Request | { readonly id: number; readonly problem: string } {
  if (text.length > messageLimit) return { id: 0, problem: '消息过长。' }
  let json: unknown
  try {
    json = JSON.parse(text, refusePrototype)
  } catch {
    return { id: 0, problem: '消息不是有效的 JSON。' }
  }
  const parsed = request.safeParse(json)
  if (parsed.success) return parsed.data
  const id = z.object({ id: z.int().nonnegative() }).safeParse(json)
  return { id: id.success ? id.data.id : 0, problem: '消息格式不符。' }
}

/** No member of that name is ever meant well. */
const refusePrototype = (key: string, value: unknown): unknown => {
  if (key === '__proto__') throw new SyntaxError('refused member')
  return value
}

/** Which members were wrong, in words; the values themselves are not repeated. */
const badInput = (error: z.ZodError): CallError => ({
  code: 'badInput',
  message: `填写有误：${error.issues.map((issue) => issue.message).find((words) => /\p{Script=Han}/u.test(words)) ?? '格式不符'}。请更正后重试。`,
  detail: error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
})
