import type { DeskRefusal } from '../../db/commands/planned.ts'
import type { SignatureProblem } from '../../db/signatures.ts'
import { generalChecks } from '../../shared/filings/generalChecks.ts'
import { kinds } from '../../shared/filings/index.ts'
import { signedActLabels } from '../../shared/policy/signing.ts'
import { recordLabels } from '../../shared/register/records.ts'
import type { Action, Denial } from '../../shared/review/actions.ts'
import { reasonCode } from '../../shared/review/reasons.ts'
import { OtherOffice, Problem } from '../problem.ts'

export const actionWords: { readonly [A in Action]: string } = {
  claim: '领取',
  release: '放回',
  takeOver: '接管',
  approve: '审核通过',
  return: '退回补正',
  reject: '不予通过',
  sendBack: '退回初审',
  takeBack: '撤销审核',
}

/** Why not, and the way out. */
export const denialWords: { readonly [D in Denial]: (action: Action) => string } = {
  status: (action) => `办件的状态刚刚变化，已不能${actionWords[action]}。请刷新后查看办理经过。`,
  role: (action) => `您的岗位不能${actionWords[action]}这件办件：初审由初审岗办理，复核由复核岗办理。请交给有该岗位的同事。`,
  office: () => '这件办件不属于您所在的经办机构，请由所属机构办理。',
  notHolder: (action) => `请先领取这件办件，再${actionWords[action]}。`,
  holder: () => '这件办件已由您占用，可以直接审核。',
  leaseRunning: () => '这件办件正由同事占用且未到期。请等其办结或放回，急件请主管接管。',
  sameReviewer: () => '您是这件办件的初审人，初审与复核不能是同一人。请由另一位复核人办理。',
  entered: () => '这件办件由您在窗口受理，受理与审核不能是同一人。请由其他同事审核。',
  conflictOfInterest: () => '您已对这件办件声明回避，不能再办理。请由其他同事办理。',
  leftDesk: () => '结果已随结果包发出，不能再撤销审核。需要纠正的，请走业务回退，由另一人批准。',
  batch: () => '批量申报不整批退回补正：有误的行单独不予通过并写明原因，由单位更正后重新申报。',
  graceOver: () => '已超过可以自行撤销审核的时间。需要纠正的，请走业务回退，由另一人批准。',
  notDecider: () => '只有作出决定的人或主管可以撤销审核。请联系本人或主管。',
}

const checkWords = (id: string): string => {
  for (const kind of kinds) {
    const check = [...generalChecks(kind), ...kind.checks].find((candidate) => candidate.id === id)
    if (check) return check.label.zh
  }
  return id
}
const list = (checks: readonly string[]): string => [...new Set(checks.map(checkWords))].join('、')

const signatureWords: { readonly [P in SignatureProblem]: string } = {
  otherContent: '签名之后业务内容发生了变化，没有办理，签名没有采用。请核对后重新办理并签名。',
  broken: '签名校验没有通过，没有办理。请重新插入证书后再试。',
  notEnrolled: '签名用的证书没有登记给您，没有办理。请用您本人登记的证书签名。',
}

/** A refused command as it crosses the bridge. Details name codes and checks, never bodies of records. */
export function refusalProblem(refusal: DeskRefusal): Problem {
  switch (refusal.code) {
    case 'notFound':
      return notFound()
    case 'signatureNeeded': {
      const label = signedActLabels[refusal.act].zh
      return new Problem('signature', `按本机构规定，“${label}”须由经办人用U盘证书签名。请插入您的证书并输入口令。`, { act: refusal.act })
    }
    case 'signatureInvalid':
      return new Problem('refused', signatureWords[refusal.problem], { code: refusal.code, problem: refusal.problem })
    case 'otherOffice':
      return new OtherOffice()
    case 'invalid':
      return new Problem('refused', `${refusal.message.zh}。`, { code: 'invalid' })
    case 'denied': {
      if (refusal.denial === 'office') return new OtherOffice()
      const barred = (['role', 'sameReviewer', 'entered', 'conflictOfInterest', 'notDecider'] as Denial[]).includes(refusal.denial)
      const { code, action, denial } = refusal
      return new Problem(barred ? 'forbidden' : 'refused', denialWords[denial](action), { code, action, denial })
    }
    case 'changed':
      return new Problem('changed', '办件的内容或依据在您查看之后变化了，没有作出决定。请核对新的核查结果和生效事项后再决定。')
    case 'planMoved':
      return new Problem('changed', '回退影响单所依据的情况在您查看之后变化了，没有回退任何业务。请核对新的影响单后再决定。')
    case 'checksFail':
      return new Problem(
        'refused',
        `有核查项未通过，不能审核通过：${list(refusal.checks)}。请退回补正或不予通过；须补全参数表的，请联系主管。`,
        refusal,
      )
    case 'warningsOpen':
      return new Problem('refused', `还有提示项没有说明理由：${list(refusal.checks)}。请逐项核实并写明理由，再审核通过。`, refusal)
    case 'reasonInvalid':
      return new Problem(
        'refused',
        `原因“${reasonCode(refusal.reason)?.label.zh ?? refusal.reason}”不适用：原因须与决定相符，标出的项目或材料须属于本件，“其他”须写明说明。请重新选择。`,
        refusal,
      )
    case 'nothingApproved':
      return new Problem('refused', '各部分都被排除，没有可通过的内容。请改为不予通过。', refusal)
    case 'dependents':
      return new Problem(
        'refused',
        `这件办件生效之后，${recordLabels[refusal.effect.record].zh}已被后来的业务更改，不能撤销审核。请先撤销后来的办件，或走回退。`,
        { code: 'dependents', record: refusal.effect.record },
      )
  }
}

/** In the same words as `OtherOffice`, so that nobody learns from them which records exist elsewhere. */
export const notFound = (): Problem => new Problem('notFound', new OtherOffice().message)
