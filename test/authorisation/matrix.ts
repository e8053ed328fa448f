import type { CallName } from '../../shared/contract/index.ts'
import { type Role, roles } from '../../shared/policy/roles.ts'

/**
 * Who may do what: one line a call, one column a post, held against the real bridge cell by cell (matrix.test.ts). It repeats the
 * contract on purpose: a change of rights is made twice and read here. A call without a line does not compile; add it beside its
 * neighbours. Columns: 初审 复核 主管 账号管理 基金财务 系统管理 安全管理 审计; a dot is a refusal.
 */
const columns = '初复主账财系安审'

/**
 * Whose records a call reaches: `desk` none of a case, `self` what belongs to the person who asks, `office` cases of the own offices
 * only (matrix.test.ts asks for one of another office), `city` the register, which is one for the city.
 */
export type Reach = 'desk' | 'self' | 'office' | 'city'
export interface Row {
  /** `anyone`: also with nobody signed in. */
  readonly who: 'anyone' | readonly Role[]
  readonly reach: Reach
  /** The password has to be recent. */
  readonly reauth: boolean
}

const row = (who: string, reach: Reach, reauth = false): Row => {
  const cells = [...who]
  if (cells.length !== columns.length || cells.some((cell, i) => cell !== '.' && cell !== columns[i])) throw new Error(`not a row: ${who}`)
  return { who: roles.filter((_, i) => cells[i] !== '.'), reach, reauth }
}
const anyone: Row = { who: 'anyone', reach: 'desk', reauth: false }

export const matrix: { readonly [N in CallName]: Row } = {
  'app.status': anyone,
  'app.establish': anyone,
  'app.openDemo': anyone,
  'demo.moveDay': row('初复主账财系安审', 'desk'),
  'session.login': anyone,
  'session.recover': anyone,
  'session.unlock': anyone,
  'session.touch': row('初复主账财系安审', 'self'),
  'session.lock': row('初复主账财系安审', 'self'),
  'session.logout': row('初复主账财系安审', 'self'),
  'session.changePassword': row('初复主账财系安审', 'self'),
  'session.reauthenticate': row('初复主账财系安审', 'self'),
  'preferences.get': row('初复主账财系安审', 'self'),
  'preferences.set': row('初复主账财系安审', 'self'),
  'draft.get': row('初复主账财系安审', 'self'),
  'draft.save': row('初复主账财系安审', 'self'),
  'staff.list': row('初复主账财系安审', 'desk'),
  'staff.overview': row('..主..系安审', 'desk'),
  'staff.history': row('..主..系安审', 'desk'),
  'staff.changePosts': row('.....系..', 'desk', true),
  'staff.decidePosts': row('......安审', 'desk', true),
  'staff.unlock': row('..主..系..', 'office', true),
  'staff.resetPassword': row('.....系..', 'desk', true),
  'staff.add': row('.....系..', 'desk', true),
  'staff.disable': row('.....系..', 'desk', true),

  'work.overview': row('初复主账财系安审', 'office'),
  'queue.page': row('初复主....审', 'office'),
  'queue.count': row('初复主....审', 'office'),
  'queue.neighbour': row('初复主....审', 'office'),
  'case.open': row('初复主....审', 'office'),
  'case.preview': row('初复主....审', 'office'),
  'case.part': row('初复主....审', 'office'),
  'case.review': row('初复主.....', 'office'),
  'case.reveal': row('初复主....审', 'office'),
  'case.attachment': row('初复主....审', 'office'),

  'counter.preview': row('初.主.....', 'city'),
  'counter.person': row('初.主.....', 'city'),
  'counter.unit': row('初.主.....', 'city'),
  'counter.attach': row('初.主.....', 'self'),
  'counter.attachment': row('初.主.....', 'self'),
  'counter.file': row('初.主.....', 'self'),
  'counter.reopen': row('初.主.....', 'office'),
  'counter.correct': row('初.主.....', 'office'),

  'batch.template': row('初.主.....', 'desk'),
  'batch.upload': row('初.主.....', 'office'),
  'batch.list': row('初复主....审', 'office'),
  'batch.open': row('初复主....审', 'office'),
  'batch.rows': row('初复主....审', 'office'),
  'batch.decide': row('初.主.....', 'self'),
  'batch.file': row('初.主.....', 'self'),
  'batch.resume': row('初.主.....', 'office'),
  'batch.discard': row('初.主.....', 'self'),
  'batch.dropRow': row('初.主.....', 'office'),
  'batch.result': row('初复主....审', 'office'),

  'register.persons': row('初复主账财..审', 'city'),
  'register.person': row('初复主账财..审', 'city'),
  'register.units': row('初复主账财..审', 'city'),
  'register.unit': row('初复主账财..审', 'city'),
  'register.reveal': row('初复主账财..审', 'city'),

  'audit.page': row('.......审', 'city'),
  'audit.reveal': row('.......审', 'city'),
  'audit.extract': row('.......审', 'city', true),

  'accounts.diagnose': row('..主账...审', 'city'),
  'accounts.rule': row('..主账...审', 'desk'),
  'accounts.list': row('..主账...审', 'city'),
  'accounts.reset': row('..主账....', 'office', true),
  'accounts.allocate': row('..主账....', 'office', true),
  'accounts.unlockPreview': row('..主账....', 'city'),
  'accounts.unlock': row('..主账....', 'office', true),
  'accounts.requests': row('..主账...审', 'desk'),
  'accounts.agree': row('..主账....', 'office', true),
  'accounts.decline': row('..主账....', 'office'),
  'accounts.resets': row('..主账...审', 'desk'),
  'assessment.periods': row('初复主.财..审', 'city'),
  'assessment.preview': row('..主.....', 'city'),
  'assessment.lock': row('..主.....', 'city', true),
  'assessment.sheets': row('初复主.财..审', 'city'),
  'assessment.totals': row('初复主.财..审', 'city'),
  'assessment.units': row('初复主.财..审', 'city'),
  'assessment.sheet': row('初复主.财..审', 'city'),
  'assessment.explain': row('初复主.财..审', 'city'),
  'assessment.whatIf': row('初复主.财..审', 'city'),
  'payments.due': row('..主.财...', 'city'),
  'payments.order': row('....财...', 'city'),
  'payments.lists': row('.复主.财..审', 'city'),
  'payments.file': row('....财...', 'city', true),
  'payments.import': row('..主.财...', 'city'),
  'payments.list': row('.复主.财..审', 'city'),

  'print.periods': row('初复主账....', 'city'),
  'print.units': row('初复主账....', 'city'),
  'print.select': row('初复主账....', 'city'),
  'print.printers': row('初复主账....', 'desk'),
  'print.prepare': row('初复主账....', 'city'),
  'print.copies': row('初复主账....', 'city'),
  'print.document': row('初复主账财..审', 'city'),
  'print.issue': row('初复主账....', 'self'),
  'print.confirm': row('初复主账....', 'desk'),
  'print.void': row('..主.....', 'desk'),
  'print.register': row('初复主账财..审', 'desk'),
  'print.verify': row('初复主账财..审', 'desk'),
  'print.run': row('..主.....', 'city', true),
  'print.resume': row('..主.....', 'city'),
  'print.drop': row('..主.....', 'city'),
  'print.runs': row('初复主账....', 'desk'),
  'rollback.find': row('初复主....审', 'office'),
  'rollback.plan': row('初复主....审', 'office'),
  'rollback.propose': row('初复主.....', 'office'),
  'rollback.renew': row('初复主.....', 'office'),
  'rollback.withdraw': row('初复主.....', 'office'),
  'rollback.refuse': row('.复主.....', 'office'),
  'rollback.execute': row('.复主.....', 'office', true),
  'rollback.open': row('初复主....审', 'office'),
  'rollback.list': row('初复主....审', 'office'),
  'rollback.export': row('.复主....审', 'office', true),

  'keys.state': row('初复主账财系安审', 'desk'),
  'keys.offered': anyone,
  'keys.unit': row('初复主账...审', 'office'),
  'keys.entry': row('初.主.....', 'city'),
  'keys.trust': row('.....系安审', 'desk'),
  'keys.saveReport': row('.....系安审', 'desk'),
  'keys.retryModule': row('初复主账财系安审', 'desk'),
  'keys.addModule': row('.....系安.', 'desk', true),
  'keys.removeModule': row('.....系安.', 'desk'),
  'keys.importAuthority': row('.....系安.', 'desk', true),
  'keys.removeAuthority': row('.....系安.', 'desk'),
  'keys.importList': row('.....系安.', 'desk'),
  'keys.enrol': row('.....系..', 'desk', true),
  'keys.unenrol': row('.....系..', 'desk'),
  'keys.sign': row('初复主账财系安审', 'self'),
  'keys.signatures': row('..主....审', 'desk'),
  'keys.exportSignature': row('..主....审', 'desk', true),
  'session.loginWithKey': anyone,

  'policy.tables': row('初复主账财系.审', 'desk'),
  'policy.proposals': row('初复主账财系.审', 'desk'),
  'policy.proposal': row('初复主账财系.审', 'desk'),
  'policy.preview': row('.复主....审', 'desk'),
  'policy.propose': row('.复主.....', 'desk'),
  'policy.decide': row('.复主....审', 'desk', true),

  'receipts.check': row('..主.财...', 'desk'),
  'receipts.report': row('..主.财...', 'desk'),
  'receipts.book': row('..主.财...', 'desk', true),
  'receipts.list': row('..主.财..审', 'desk'),

  'opening.state': row('..主....审', 'desk'),
  'opening.check': row('..主.....', 'desk'),
  'opening.report': row('..主.....', 'desk'),
  'opening.take': row('..主.....', 'desk', true),

  'baseExport.preview': row('初复主.....', 'city'),
  'baseExport.make': row('初复主.....', 'city', true),

  'intake.import': row('初复主账....', 'desk'),
  'intake.importInbox': row('初复主账....', 'desk'),

  'intake.list': row('初复主账财系安审', 'desk'),
  'results.list': row('初复主账财系安审', 'office'),
  'results.export': row('初复主账....', 'office', true),

  'jobs.list': anyone,
  'jobs.cancel': anyone,
  'backup.offers': anyone,
  'backup.overview': row('.....系..', 'desk'),
  'backup.ifDue': row('初复主账财系安审', 'desk'),
  'backup.make': row('.....系..', 'desk'),
  'backup.drill': row('.....系..', 'desk'),
  'backup.setFolder': row('.....系..', 'desk', true),
  'store.verify': row('..主..系.审', 'desk'),
}
