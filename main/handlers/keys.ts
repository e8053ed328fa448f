import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { keyModules, revocationLists, signatures, staffKeyOf, staffKeys, trustedAuthorities } from '../../db/queries/keys.ts'
import { staffById } from '../../db/queries/desk.ts'
import { fingerprintOf } from '../../db/signatures.ts'
import { keepTokenSlot, newTokenSlot, removeTokenSlot, slotContext, tokenSlots } from '../../db/tokenSlots.ts'
import type { KeyEvent } from '../../shared/journal/events.ts'
import { keyTroubleWords } from '../../shared/keys/trouble.ts'
import { type Certificate, issuerTitle, maySign, readCertificate, subjectTitle } from '../../shared/keys/certificate.ts'
import { DerError } from '../../shared/keys/der.ts'
import { derParts, readRevocationList } from '../../shared/keys/revocationList.ts'
import { signedActs } from '../../shared/policy/signing.ts'
import type { keys } from '../../shared/contract/keys.ts'
import { countDays, localDate } from '../../shared/rules/dates.ts'
import type { Handlers, SignedContext } from '../context.ts'
import { freePath } from '../hosts/downloads.ts'
import { fileHash, fileTrouble } from '../keys/driverFile.ts'
import { challenge } from '../keys/keyDesk.ts'
import { keyReport } from '../keys/report.ts'
import { signatureFiles } from '../keys/signatureFiles.ts'
import { examine, listHolds } from '../keys/trust.ts'
import { Problem } from '../problem.ts'
import { certificatesOf, moduleViews, tokenViews } from '../views/keyView.ts'
import { notFound } from '../views/refusal.ts'
import { write } from '../write.ts'
import { namesOf } from './cases.ts'
import { keyWindowHandlers } from './keyWindow.ts'

type Written = Exclude<KeyEvent, { type: 'event.signed' }>
const keep = (context: SignedContext, event: Written, staffId: string | null = null, commandId?: string) =>
  write({ ...context, ...(commandId !== undefined && { commandId }) }, { type: 'keys', staffId, event })

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Bytes of a chosen file of at most 8 MB: certificates and lists are far smaller. */
function chosenFile({ desk }: SignedContext, ticket: string): Uint8Array {
  const file = desk.files.redeem(ticket)
  if (file === undefined) throw new Problem('notFound', '选择的文件已失效，请重新选择。')
  if (statSync(file).size > 8_000_000) throw new Problem('refused', '文件超过 8 MB，不是证书或吊销列表。')
  return new Uint8Array(readFileSync(file))
}

/** What `read` makes of a file's parts; a file that holds none is said to be none. */
function readParts<T>(file: Uint8Array, read: (der: Uint8Array) => T, what: string): T[] {
  try {
    const parts = derParts(file).map(read)
    if (parts.length > 0) return parts
  } catch (error) {
    if (!(error instanceof DerError)) throw error
  }
  throw new Problem('refused', `这个文件不是${what}（DER 或 PEM），没有导入。请向发证机构索取。`)
}

function assertAuthority(certificate: Certificate): void {
  if (!certificate.isAuthority) throw new Problem('refused', `“${subjectTitle(certificate)}”不是发证机构证书，没有导入。`)
}

function saveAmongDownloads({ outlet }: SignedContext['desk'], name: string, content: string | Uint8Array): { file: string } {
  mkdirSync(outlet.downloadsDir, { recursive: true })
  const file = freePath(outlet.downloadsDir, name)
  writeFileSync(file, content)
  return { file }
}

const around = ({ desk, signed }: Pick<SignedContext, 'desk' | 'signed'>) => {
  const { db, clock } = signed.desk
  const nameOf = namesOf(db)
  return {
    trust: desk.keys.trust(db),
    now: clock.now(),
    ownerOf: (fingerprint: string) => {
      const held = staffKeyOf(db, fingerprint)
      return held ? { staffId: held.staffId, name: nameOf(held.staffId) } : null
    },
  }
}

export const keysHandlers: Handlers<keyof typeof keys> = {
  ...keyWindowHandlers,
  'keys.state': (_input, context) => {
    const { keyring } = context.desk.keys
    keyring.wake()
    const states = keyring.states()
    const registered = new Set(keyModules(context.signed.desk.db).map(({ moduleId }) => moduleId))
    return { modules: moduleViews(states, existsSync, registered), tokens: tokenViews(states, around(context)) }
  },
  'keys.offered': (_input, { desk }) => {
    const { keyring } = desk.keys
    if (desk.session.state() !== 'locked' || !desk.session.usesKeys()) return { used: false, certificates: [], troubles: [] }
    keyring.wake()
    const slots = tokenSlots(desk.dataDir)
    return {
      used: true,
      certificates: keyring.states().flatMap(({ choice, tokens }) =>
        tokens.flatMap((token) =>
          certificatesOf(token)
            .filter(maySign)
            .map((certificate) => {
              const fingerprint = fingerprintOf(certificate.der)
              const held = slots.find((candidate) => candidate.fingerprint === fingerprint)
              const login = held?.login ?? null
              const { slot, serial, flags } = token
              return {
                moduleId: choice.id,
                slot,
                serial,
                flags,
                fingerprint,
                title: subjectTitle(certificate),
                login,
                alone: Boolean(held?.wrap),
              }
            }),
        ),
      ),
      troubles: keyring
        .states()
        .flatMap(({ choice, trouble }) =>
          trouble && trouble.code !== 'missing' ? [{ name: choice.name, trouble: { code: trouble.code, reason: trouble.reason } }] : [],
        ),
    }
  },
  'keys.trust': (_input, { desk, signed }) => {
    const { db, clock } = signed.desk
    const now = clock.now()
    const nameOf = namesOf(db)
    desk.keys.trust(db)
    return {
      authorities: trustedAuthorities(db).map(({ fingerprint, der }) => {
        const certificate = readCertificate(der)
        return {
          fingerprint,
          title: subjectTitle(certificate),
          issuer: issuerTitle(certificate),
          from: localDate(certificate.from),
          to: localDate(certificate.to),
          algorithm: certificate.key.words,
        }
      }),
      lists: revocationLists(db).map(({ sha256, issuer, fromAt, nextAt, entries }) => ({
        sha256,
        issuer,
        from: localDate(fromAt),
        next: nextAt && localDate(nextAt),
        entries,
        days: Math.max(0, countDays(localDate(fromAt), localDate(now)) - 1),
        stale: nextAt !== null && now > nextAt,
      })),
      staff: staffKeys(db).map(({ fingerprint, staffId, title, issuer, serial, way, enrolledAt }) => ({
        fingerprint,
        staffId,
        name: nameOf(staffId),
        title,
        issuer,
        serial,
        way,
        at: localDate(enrolledAt),
      })),
    }
  },
  'keys.saveReport': (_input, { desk, signed }) => {
    const { clock } = signed.desk
    desk.keys.keyring.wake()
    return saveAmongDownloads(desk, `驱动诊断-${clock.today()}.txt`, keyReport(desk.keys.keyring.states(), desk.host, clock.now()))
  },
  'keys.retryModule': ({ moduleId }, { desk }) => {
    if (!desk.keys.keyring.states().some(({ choice }) => choice.id === moduleId)) throw notFound()
    desk.keys.keyring.wake()
    desk.keys.keyring.retry(moduleId)
    return {}
  },
  'keys.addModule': async ({ name, path, ticket }, context) => {
    const file = ticket === null ? path : context.desk.files.redeem(ticket)
    if (!file) throw new Problem('badInput', '请填写驱动文件的路径，或选择文件。')
    const trouble = fileTrouble(file)
    if (trouble) {
      const { what, wayOut } = keyTroubleWords[trouble]
      throw new Problem('refused', `${what.zh}，没有登记。${wayOut.zh}。`, { key: trouble })
    }
    await keep(context, { type: 'keys.moduleAdded', moduleId: randomUUID(), name, path: file, sha256: fileHash(file) })
    return {}
  },
  'keys.removeModule': async ({ moduleId, reason }, context) => {
    await keep(context, { type: 'keys.moduleRemoved', moduleId, reason })
    return {}
  },
  'keys.importAuthority': async ({ ticket }, context) => {
    const found = readParts(chosenFile(context, ticket), readCertificate, '证书')
    found.forEach(assertAuthority)
    const known = new Set(trustedAuthorities(context.signed.desk.db).map(({ fingerprint }) => fingerprint))
    const added = found.filter(({ der }) => !known.has(fingerprintOf(der)))
    if (added.length === 0) throw new Problem('refused', '文件中的发证机构证书都已在信任列表中。')
    for (const certificate of added) {
      const title = subjectTitle(certificate)
      const event = {
        type: 'keys.authorityAdded',
        fingerprint: fingerprintOf(certificate.der),
        title,
        der: base64(certificate.der),
      } as const
      // Several in a file are several acts; the first bears the command's own id.
      await keep(context, event, null, certificate === added[0] ? context.commandId : randomUUID())
    }
    return { added: added.map(subjectTitle) }
  },
  'keys.removeAuthority': async ({ fingerprint, reason }, context) => {
    await keep(context, { type: 'keys.authorityRemoved', fingerprint, reason })
    return {}
  },
  'keys.importList': async ({ ticket }, context) => {
    const { desk, signed } = context
    const file = chosenFile(context, ticket)
    const [list] = readParts(file, (der) => ({ der, ...readRevocationList(der) }), '吊销列表')
    const issuer = list && desk.keys.trust(signed.desk.db).authorities.find((authority) => listHolds(authority, list))
    if (!list || !issuer) throw new Problem('refused', '吊销列表不是信任列表中的发证机构签发的，没有导入。请先导入其发证机构证书。')
    const title = subjectTitle(issuer)
    const held = revocationLists(signed.desk.db).find((row) => row.issuer === title)
    if (held && held.fromAt >= list.from) throw new Problem('refused', '已有同一发证机构更新的（或同一份）吊销列表，没有导入。')
    await keep(context, {
      type: 'keys.listImported',
      sha256: fingerprintOf(list.der),
      issuer: title,
      from: list.from,
      next: list.next,
      entries: list.revoked.size,
      der: base64(list.der),
    })
    return { issuer: title, entries: list.revoked.size }
  },
  'keys.enrol': async ({ staffId, ...use }, context) => {
    const { desk, signed } = context
    const { dir, key, db, clock } = signed.desk
    const person = staffById(db, staffId)
    if (!person || person.disabled) throw notFound()
    const certificate = desk.keys.certificateOn(use)
    desk.keys.assertGood(certificate, desk.keys.trust(db), clock.now())
    const draft = newTokenSlot(person.login, use.fingerprint)
    const opener = slotContext(dir, draft)
    const question = challenge('enrol', dir, staffId, use.fingerprint)
    const [answer, first, second] = await desk.keys.sign(use, [question, opener, opener])
    desk.keys.assertSigned(certificate, question, answer)
    // Only a signature that is the same every time can serve as a key.
    const alone = certificate.key.algorithm === 'rsa' && first !== undefined && second !== undefined && Buffer.from(first).equals(second)
    const way = alone ? 'key' : 'passwordAndKey'
    const { serial } = certificate
    const names = { title: subjectTitle(certificate), issuer: issuerTitle(certificate), serial, algorithm: certificate.key.words }
    await keep(context, { type: 'staff.keyEnrolled', fingerprint: use.fingerprint, ...names, way, der: base64(certificate.der) }, staffId)
    keepTokenSlot(dir, key, draft, alone ? first : null)
    return { way }
  },
  'keys.unenrol': async ({ fingerprint, reason }, context) => {
    const held = staffKeyOf(context.signed.desk.db, fingerprint)
    if (!held) throw notFound()
    await keep(context, { type: 'staff.keyRemoved', fingerprint, reason }, held.staffId)
    removeTokenSlot(context.signed.desk.dir, fingerprint)
    return {}
  },
  'keys.sign': async ({ commandId, ...use }, { desk, signed, actor }) => {
    await desk.keys.signAct(commandId, actor.staffId, use, signed.desk.db)
    signed.checked.restart()
    return {}
  },
  'session.loginWithKey': async ({ login, password, ...use }, { desk }) => ({
    name: (await desk.session.loginWithKey(use, login, password)).name,
  }),
  'keys.signatures': ({ limit }, { signed }) => {
    const { db } = signed.desk
    const nameOf = namesOf(db)
    return signatures(db, limit).map(({ commandId, act, signer, staffId, signedAt, seq }) => ({
      commandId,
      act: signedActs.find((known) => known === act) ?? 'other',
      signer,
      staff: nameOf(staffId),
      at: signedAt,
      seq,
    }))
  },
  'keys.exportSignature': async ({ commandId }, { desk, signed }) => {
    const { db } = signed.desk
    const found = await signatureFiles(db, commandId, (certificate, at) => examine(certificate, desk.keys.trust(db), at).chain.slice(1))
    if (!found) throw notFound()
    return saveAmongDownloads(desk, found.fileName, found.bytes)
  },
}
