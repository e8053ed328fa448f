import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examine, listHolds, type TrustStore } from '../../main/keys/trust.ts'
import { issuerTitle, maySign, readCertificate, sameName, subjectTitle, unitNameIn } from '../../shared/keys/certificate.ts'
import { findCreditCode } from '../../shared/keys/creditCode.ts'
import { derParts, readRevocationList } from '../../shared/keys/revocationList.ts'
import { checkCreditCode } from '../../shared/rules/creditCode.ts'
import { type Authority, createAuthority, creditCode, otherCreditCode } from './authority.ts'

let authority: Authority
let made = 0
beforeAll(() => {
  authority = createAuthority()
})
afterAll(() => authority.remove())

const unit = '/C=CN/ST=云南省/O=昆明示例建设有限公司/CN=昆明示例建设有限公司'
/** Issues a certificate with these extensions or this subject and reads the code out of it. */
const codeIn = (extensions: readonly string[], subject = unit) =>
  findCreditCode(readCertificate(authority.issue(`shape${(made += 1)}`, subject, extensions, { key: 'ec' }).der))
const hexOf = (value: Uint8Array) =>
  Buffer.from(value)
    .toString('hex')
    .replace(/(..)(?=.)/g, '$1:')
const asBytes = (oid: string, value: Uint8Array) => `${oid}=DER:${hexOf(value)}`
const base64 = Buffer.from(creditCode).toString('base64')

describe('the credit code of a certificate', () => {
  it.each([
    ['GB/T 20518 PrintableString', [`1.2.156.10260.4.1.4=ASN1:PRINTABLESTRING:${creditCode}`]],
    ['GB/T 20518 UTF8String', [`1.2.156.10260.4.1.4=ASN1:UTF8String:${creditCode}`]],
    ['GB/T 20518 BMPString', [`1.2.156.10260.4.1.4=ASN1:BMPSTRING:${creditCode}`]],
    ['bare octets without inner ASN.1', [asBytes('1.2.156.10260.4.1.4', Buffer.from(creditCode))]],
    ['lower case with blanks', [`1.2.156.10260.4.1.4=ASN1:UTF8String: ${creditCode.toLowerCase()} `]],
    [
      'full-width letters',
      [
        `1.2.156.10260.4.1.4=ASN1:FORMAT:UTF8,UTF8String:${[...creditCode].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join('')}`,
      ],
    ],
    ['the XiPKI spelling of the OID', [`1.2.156.10260.4.4=ASN1:UTF8String:${creditCode}`]],
    ['the tax number after 三证合一', [`1.2.156.10260.4.1.5=ASN1:PRINTABLESTRING:${creditCode}`]],
    ['the registration number', [`1.2.156.10260.4.1.3=ASN1:PRINTABLESTRING:${creditCode}`]],
    ['CFCA', [`1.2.86.11.7.4=ASN1:UTF8String:${creditCode}`]],
    ['SHECA', [`1.2.156.112570.11.210=ASN1:UTF8String:${creditCode}`]],
    ['BJCA entity id', [`1.2.156.112562.2.1.1.24=ASN1:UTF8String:1@5009TY0${creditCode}`]],
    ['NETCA entity id, base64', [`1.3.6.1.4.1.18760.1.12.11=ASN1:UTF8String:00011@0006PO1${base64}`]],
    ['JSCA, a prefix', [`1.2.86.21.1.1=ASN1:UTF8String:TY${creditCode}`]],
    ['a context tag', [asBytes('1.2.156.10260.4.1.4', Buffer.concat([Buffer.from([0x80, 18]), Buffer.from(creditCode)]))]],
    ['a nested sequence', [asBytes('1.2.156.10260.4.1.4', Buffer.concat([Buffer.from([0x30, 20, 0x13, 18]), Buffer.from(creditCode)]))]],
    ['an extension nobody listed', [`1.2.3.4.5.6=ASN1:UTF8String:${creditCode}`]],
  ])('%s', (_shape, extensions) => expect(codeIn(extensions).code).toBe(creditCode))

  it.each([
    ['OU', `${unit.replace('/CN', `/OU=${creditCode}/CN`)}`],
    ['serialNumber', `${unit}/serialNumber=${creditCode}`],
    ['CFCA-like CN', `/C=CN/O=昆明示例建设有限公司/CN=041@Z${creditCode}@昆明示例建设有限公司@00000001`],
    ['free text in a description', `${unit}/description=统一社会信用代码 ${creditCode}`],
  ])('in the subject: %s', (_place, subject) => {
    // Free text also asks for the check of the organisation code, which this synthetic code has.
    expect(codeIn([], subject).code).toBe(creditCode)
  })

  it('is left to the operator when two different ones are found, and counted once when the same is found twice', () => {
    const two = codeIn([`1.2.156.10260.4.1.4=ASN1:UTF8String:${creditCode}`, `1.2.86.11.7.4=ASN1:UTF8String:${otherCreditCode}`])
    expect(two.code).toBeNull()
    expect(two.candidates.map(({ code }) => code)).toEqual([creditCode, otherCreditCode])
    const same = codeIn([`1.2.156.10260.4.1.4=ASN1:UTF8String:${creditCode}`, `1.2.86.11.7.4=ASN1:UTF8String:${creditCode}`])
    expect([same.code, same.place]).toEqual([creditCode, 'GB/T 20518 组织机构代码（统一社会信用代码）'])
  })

  it('is only the organisation code in certificates from before 2015', () => {
    const old = codeIn([`1.2.156.10260.4.1.4=ASN1:PRINTABLESTRING:JJ${creditCode.slice(8, 16)}-${creditCode.slice(16, 17)}`])
    expect([old.code, old.organisationCode]).toEqual([null, creditCode.slice(8, 17)])
  })

  it('is never a resident id, in none of 100,000 of Yunnan and in whatever form', () => {
    const template = readCertificate(authority.issue('resident', unit, ['1.2.156.10260.4.1.4=ASN1:UTF8String:x'], { key: 'ec' }).der)
    let passCreditCheck = 0
    let seed = 20_251_016
    const below = (n: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff
      return Math.floor((seed / 0x8000_0000) * n)
    }
    const pad = (n: number, places: number) => String(n).padStart(places, '0')
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    for (let i = 0; i < 100_000; i++) {
      const first = `53${pad(below(3500), 4)}${1930 + below(90)}${pad(1 + below(12), 2)}${pad(1 + below(28), 2)}${pad(below(1000), 3)}`
      const id = first + '10X98765432'.charAt([...first].reduce((sum, digit, n) => sum + Number(digit) * (weights[n] ?? 0), 0) % 11)
      if (checkCreditCode(id).ok) passCreditCheck += 1
      const form = [id, `SF${id}`, `1@5009SF0${id}`, `041@0${id}@张三@1`][i % 4] ?? id
      const value = Buffer.from(form)
      const found = findCreditCode({
        ...template,
        extensions: [{ oid: '1.2.156.10260.4.1.4', value: Buffer.concat([Buffer.from([0x0c, value.length]), value]) }],
      })
      if (found.code !== null || found.candidates.length > 0) throw new Error(`${form} was taken for ${found.candidates[0]?.code}`)
    }
    // The check digit alone would have let about one in 31 through.
    expect(passCreditCheck).toBeGreaterThan(2500)
  })
})

describe('a certificate', () => {
  const at = '2025-10-16T02:00:00.000Z'
  const trust = (lists: readonly Uint8Array[]): TrustStore => ({
    authorities: [authority.root, authority.sub].map(readCertificate),
    lists: lists.map(readRevocationList),
  })
  const standing = (name: string, store: TrustStore, time = at) => examine(readCertificate(authority.leaf(name).der), store, time)

  it('tells unit, issuer, serial, validity, key and usage; GBK names too', () => {
    const gbk = Buffer.from('c0a5c3f7cabec0fd', 'hex') // 昆明示例
    const der = authority.issue('plain', `${unit}/title=x`, [asBytes('1.2.3.4', gbk)]).der
    const read = readCertificate(der)
    expect([subjectTitle(read), unitNameIn(read), issuerTitle(read)]).toEqual([
      '昆明示例建设有限公司',
      '昆明示例建设有限公司',
      '示例签发CA',
    ])
    expect([read.from, read.to]).toEqual(['2024-01-01T00:00:00.000Z', '2039-12-31T23:59:59.000Z'])
    expect(read.serial).toMatch(/^10[0-9A-F]{2}$/)
    expect([read.key.words, read.usage]).toEqual(['RSA 2048', ['digitalSignature', 'nonRepudiation']])
    expect(sameName('昆明示例（集团）有限公司', '昆明示例(集团) 有限公司')).toBe(true)
    expect(() => readCertificate(der.subarray(0, 200))).toThrow('ends too early')
  })

  it('is good, expired, not yet valid, revoked, for encryption, or of an unknown issuer', () => {
    authority.issue('good', unit)
    authority.issue('expired', unit, [], { dates: ['20200101000000Z', '20210101000000Z'] })
    authority.issue('revoked', unit, [], { key: 'ec' })
    authority.issue('encipher', unit, [], { usage: 'keyEncipherment,dataEncipherment' })
    authority.revoke('revoked')
    const store = trust([authority.crl()])
    // It ends on 2040-01-01 at the office: 14 years, of which three are leap years, and 77 days.
    expect(standing('good', store)).toMatchObject({ standings: ['good'], daysLeft: 14 * 365 + 3 + 77 })
    expect(standing('good', store).chain.map(subjectTitle)).toEqual(['昆明示例建设有限公司', '示例签发CA', '示例根CA'])
    expect(standing('expired', store).standings).toEqual(['expired'])
    expect(standing('good', store, '2023-12-31T00:00:00.000Z').standings).toContain('notYetValid')
    expect(standing('revoked', store).standings).toEqual(['revoked'])
    expect(standing('encipher', store).standings).toEqual(['keyUsage'])
    expect(maySign(readCertificate(authority.leaf('encipher').der))).toBe(false)
    expect(standing('good', { authorities: [], lists: [] }).standings).toEqual(['untrustedIssuer'])
  })

  it('cannot be called unrevoked without a list, or with one out of date; the age is told', () => {
    expect(standing('good', trust([])).standings).toEqual(['noList'])
    const stale = trust([authority.crl(['-crl_lastupdate', '20250901000000Z', '-crl_nextupdate', '20250908000000Z'])])
    expect(standing('good', stale)).toMatchObject({ standings: ['staleList'], list: { days: 45 } })
    const [list] = stale.lists
    const [root, sub] = stale.authorities
    if (!list || !root || !sub) throw new Error('no list')
    expect([listHolds(sub, list), listHolds(root, list)]).toEqual([true, false])
    // A list that was tampered with counts as none.
    const forged = { ...list, signed: Uint8Array.from(list.signed, (byte, i) => (i === 60 ? byte ^ 1 : byte)) }
    expect(standing('good', { ...stale, lists: [forged] }).standings).toEqual(['noList'])
  })

  it('of SM2 is shown as such, its code is read and its chain is proved (GM/T 0009)', () => {
    const leaf = readCertificate(authority.leaf('sm2').der)
    expect([leaf.key.words, findCreditCode(leaf).code]).toEqual(['SM2', creditCode])
    const now = leaf.from
    expect(examine(leaf, { authorities: [readCertificate(authority.sm2Root)], lists: [] }, now).standings).toEqual(['noList'])
    const forged = { ...leaf, signed: Uint8Array.from(leaf.signed, (byte, i) => (i === 100 ? byte ^ 1 : byte)) }
    expect(examine(forged, { authorities: [readCertificate(authority.sm2Root)], lists: [] }, now).standings).toContain('untrustedIssuer')
  })

  it('comes as DER or PEM, several in one file', () => {
    const pem = Buffer.from(
      `${['root', 'sub'].map((name) => `-----BEGIN CERTIFICATE-----\n${Buffer.from(name === 'root' ? authority.root : authority.sub).toString('base64')}\n-----END CERTIFICATE-----`).join('\n')}\n`,
    )
    expect(derParts(pem).map((der) => subjectTitle(readCertificate(der)))).toEqual(['示例根CA', '示例签发CA'])
    expect(derParts(authority.root)).toHaveLength(1)
  })
})
