import { keyTroubleWords } from '../../shared/keys/trouble.ts'
import { Problem } from '../problem.ts'
import { KeyFailure } from './moduleProcess.ts'
import type { Failure } from './protocol.ts'
import type { Standing } from './trust.ts'

/** Why a certificate is refused for signing in and for signing. */
export const standingWords: { readonly [S in Exclude<Standing, 'good'>]: string } = {
  revoked: '证书已被吊销，不能使用。请联系发证机构。',
  expired: '证书（或其发证机构证书）已过有效期，不能使用。请到发证机构续期。',
  notYetValid: '证书尚未生效，不能使用。请核对证书有效期与本机日期。',
  untrustedIssuer: '证书的发证机构不在信任列表中。请由系统管理员或安全管理员在“实体CA”导入发证机构证书。',
  keyUsage: '这是加密证书，不能用于登录和签名。请选择签名证书。',
  noList: '没有发证机构的吊销列表，无法确认证书是否被吊销。请由系统管理员或安全管理员导入吊销列表。',
  staleList: '吊销列表已过期，无法确认证书是否被吊销。请由系统管理员或安全管理员导入新的吊销列表。',
}

/** A failure at a key as it crosses the bridge. Rethrows what is not one. */
export function keyProblem(error: unknown): Problem {
  const failure: Failure | undefined = error instanceof KeyFailure ? error.failure : isFailure(error) ? error : undefined
  if (!failure) throw error
  const { what, wayOut } = keyTroubleWords[failure.code]
  const lastTry = failure.code === 'pinIncorrect' && failure.flags.includes('pinFinalTry') ? '再错一次将被锁定。' : ''
  const low = failure.code === 'pinIncorrect' && lastTry === '' && failure.flags.includes('pinCountLow') ? '剩余次数已不多。' : ''
  const detail = { key: failure.code, flags: failure.flags, reason: failure.reason }
  return new Problem('refused', `${what.zh}。${lastTry}${low}${wayOut.zh}。`, detail)
}

const isFailure = (value: unknown): value is Failure => typeof value === 'object' && value !== null && 'flags' in value && 'code' in value
