import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

// A certificate authority made with openssl: root → sub CA → leaves, a revoked one, CRLs, and an SM2 pair. All synthetic; region 539900 of
// the credit codes does not exist. Certificates come from openssl so that our own reader is not tested against our own writer.

export const creditCode = '91539900MA0DEMA17P'
export const otherCreditCode = '91539900MA0DEMA25J'

export interface Leaf {
  /** Path of the private key, PEM (PKCS#8). */
  readonly keyFile: string
  readonly certificateFile: string
  readonly der: Uint8Array
}

export interface Authority {
  readonly dir: string
  readonly root: Uint8Array
  readonly sub: Uint8Array
  /** Path of a PEM with root and sub CA. */
  readonly chainFile: string
  readonly sm2Root: Uint8Array
  leaf(name: string): Leaf
  /** Issues a further certificate; `extensions` are lines of an openssl section. */
  issue(name: string, subject: string, extensions?: readonly string[], options?: IssueOptions): Leaf
  revoke(name: string): void
  /** The sub CA's CRL as of now, DER. */
  crl(options?: readonly string[]): Uint8Array
  remove(): void
}

/** Valid on the demonstration office's fixed day as well as today. */
const longAgo = '20240101000000Z'
const farAhead = '20391231235959Z'

interface IssueOptions {
  readonly key?: 'rsa' | 'ec'
  readonly dates?: readonly [from: string, to: string]
  readonly usage?: string
}

const section = (name: string, lines: readonly string[]) => `[${name}]\n${lines.join('\n')}\n`
const caSection = (name: string) =>
  section(`ca_${name}`, [
    `database=${name}/index.txt`,
    `serial=${name}/serial`,
    `crlnumber=${name}/crlnumber`,
    `new_certs_dir=${name}`,
    `certificate=${name}.crt`,
    `private_key=${name}.key`,
    'default_md=sha256',
    'policy=policy',
    'unique_subject=no',
  ])

export function createAuthority(): Authority {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-ca-'))
  const at = (name: string) => path.join(dir, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' })
  for (const [name, serial] of [
    ['root', '10'],
    ['sub', '1000'],
  ] as const) {
    mkdirSync(at(name))
    writeFileSync(at(`${name}/index.txt`), '')
    writeFileSync(at(`${name}/serial`), serial)
    writeFileSync(at(`${name}/crlnumber`), '01')
  }
  const names = ['countryName', 'stateOrProvinceName', 'localityName', 'organizationName', 'organizationalUnitName', 'serialNumber']
  const policy = [...names.map((name) => `${name}=optional`), 'commonName=supplied', 'title=optional', 'description=optional']
  const authorityLines = (more: string) => [
    `basicConstraints=critical,CA:TRUE${more}`,
    'keyUsage=critical,keyCertSign,cRLSign',
    'subjectKeyIdentifier=hash',
  ]
  const config = [
    'utf8=yes',
    'string_mask=utf8only',
    'oid_section=oids',
    section('oids', []),
    section('req', ['distinguished_name=dn', 'string_mask=utf8only']),
    section('dn', []),
  ]
  const frame = [
    ...config,
    caSection('root'),
    caSection('sub'),
    section('policy', policy),
    section('v3_root', authorityLines('')),
    section('v3_sub', authorityLines(',pathlen:0')),
  ]
  writeFileSync(at('ca.cnf'), frame.join('\n'))

  const newKey = (name: string, kind: 'rsa' | 'ec') =>
    openssl(
      'genpkey',
      ...(kind === 'rsa'
        ? ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048']
        : ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']),
      '-out',
      `${name}.key`,
    )
  const toDer = (name: string) => openssl('x509', '-in', `${name}.crt`, '-outform', 'DER', '-out', `${name}.der`)
  const request = (name: string, subject: string) =>
    openssl('req', '-new', '-key', `${name}.key`, '-utf8', '-subj', subject, '-config', 'ca.cnf', '-out', `${name}.csr`)
  const der = (name: string) => new Uint8Array(readFileSync(at(`${name}.der`)))

  const ca = ['ca', '-batch', '-notext', '-utf8', '-startdate', longAgo, '-enddate', farAhead]
  newKey('root', 'rsa')
  request('root', '/C=CN/O=示例根证书机构/CN=示例根CA')
  openssl(...ca, '-config', 'ca.cnf', '-name', 'ca_root', '-selfsign', '-in', 'root.csr', '-out', 'root.crt', '-extensions', 'v3_root')
  newKey('sub', 'rsa')
  request('sub', '/C=CN/ST=云南省/O=示例电子认证服务有限公司/CN=示例签发CA')
  openssl(...ca, '-config', 'ca.cnf', '-name', 'ca_root', '-in', 'sub.csr', '-out', 'sub.crt', '-extensions', 'v3_sub')
  toDer('root')
  toDer('sub')
  writeFileSync(at('chain.pem'), readFileSync(at('root.crt'), 'utf8') + readFileSync(at('sub.crt'), 'utf8'))

  const leaf = (name: string): Leaf => ({ keyFile: at(`${name}.key`), certificateFile: at(`${name}.crt`), der: der(name) })
  const issue: Authority['issue'] = (name, subject, extensions = [], options = {}) => {
    const { key = 'rsa', dates = [longAgo, farAhead], usage = 'digitalSignature,nonRepudiation' } = options
    newKey(name, key)
    request(name, subject)
    writeFileSync(
      at(`${name}.cnf`),
      `${readFileSync(at('ca.cnf'), 'utf8')}\n${section('leaf', ['basicConstraints=CA:FALSE', `keyUsage=critical,${usage}`, 'subjectKeyIdentifier=hash', ...extensions])}`,
    )
    const period = ['-startdate', dates[0], '-enddate', dates[1]]
    openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      `${name}.cnf`,
      '-name',
      'ca_sub',
      '-utf8',
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.crt`,
      '-extensions',
      'leaf',
      ...period,
    )
    toDer(name)
    return leaf(name)
  }

  openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-pkeyopt', 'ec_param_enc:named_curve', '-out', 'sm2root.key')
  const id = ['-sm3', '-sigopt', 'distid:1234567812345678']
  openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    'sm2root.key',
    ...id,
    '-days',
    '3650',
    '-utf8',
    '-subj',
    '/C=CN/O=示例国密认证/CN=示例SM2 CA',
    '-config',
    'ca.cnf',
    '-extensions',
    'v3_root',
    '-out',
    'sm2root.crt',
  )
  openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-pkeyopt', 'ec_param_enc:named_curve', '-out', 'sm2.key')
  openssl(
    'req',
    '-new',
    '-key',
    'sm2.key',
    ...id,
    '-utf8',
    '-subj',
    '/C=CN/O=大理示例旅游有限公司/CN=大理示例旅游有限公司',
    '-config',
    'ca.cnf',
    '-out',
    'sm2.csr',
  )
  writeFileSync(
    at('sm2.ext'),
    `basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n1.2.156.10260.4.1.4=ASN1:UTF8String:${creditCode}\n`,
  )
  openssl(
    'x509',
    '-req',
    '-in',
    'sm2.csr',
    '-CA',
    'sm2root.crt',
    '-CAkey',
    'sm2root.key',
    '-CAcreateserial',
    ...id,
    '-vfyopt',
    'distid:1234567812345678',
    '-days',
    '730',
    '-extfile',
    'sm2.ext',
    '-out',
    'sm2.crt',
  )
  toDer('sm2root')
  toDer('sm2')

  return {
    dir,
    root: der('root'),
    sub: der('sub'),
    chainFile: at('chain.pem'),
    sm2Root: der('sm2root'),
    leaf,
    issue,
    revoke: (name) => void openssl('ca', '-config', 'ca.cnf', '-name', 'ca_sub', '-revoke', `${name}.crt`, '-crl_reason', 'keyCompromise'),
    crl(options = []) {
      openssl(
        'ca',
        '-config',
        'ca.cnf',
        '-name',
        'ca_sub',
        '-gencrl',
        '-crl_lastupdate',
        longAgo,
        '-crl_nextupdate',
        farAhead,
        ...options,
        '-out',
        'sub.crl',
      )
      openssl('crl', '-in', 'sub.crl', '-outform', 'DER', '-out', 'sub.crl.der')
      return new Uint8Array(readFileSync(at('sub.crl.der')))
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}
