import type { Values } from '../../shared/filings/kind.ts'
import { bankCodeOf, bankOf, draw } from './background.ts'
import { registeredBefore } from './claimCases.ts'
import { fails, flawOf, type Matter, type Setting, warns } from './matters.ts'
import { cardNumberFor } from './persons.ts'
import { actor, known, portals } from './plan.ts'
import { random } from './random.ts'
import { employ, type Life } from './register.ts'
import { reason } from './steps.ts'

const self = ({ person }: Life): Values => ({ idType: '01', idNumber: person.idNumber, name: person.name, phone: person.phone })

/** Registered as unemployed in March. */
const registered = (s: Setting): Life => registeredBefore(s.stage, s.key, s.unitIndex, '2025-03-20', '2025-03-14', 60)

/** Drew benefit from 202504 on; six months were paid. */
function drawing(s: Setting) {
  const life = registered(s)
  draw(s.stage.register, life, s.unit, '2025-03-20')
  const [entitlement] = life.entitlements
  if (!entitlement) throw new Error(`${s.key}: no benefit`)
  return { life, entitlement }
}

function insured(s: Setting): Life {
  const life = known(s.stage, s.key, s.unit)
  employ(life, { unitNo: s.unit.unitNo, from: '202109', wage: random(`wage ${s.key}`).int(46, 98) * 10_000 })
  return life
}

const streets = ['盘龙区联盟街道北京路', '五华区莲华街道学府路', '西山区马街街道春雨路', '呈贡区龙城街道彩云路']

const change: Matter = {
  kind: 'unemployment.change',
  short: 'change',
  portal: portals.integrated,
  byUnit: false,
  second: false,
  back: reason('R01', ['residenceAddress'], [], '没有填写变更内容'),
  refusal: reason('J03', ['idNumber']),
  write(s) {
    const flaw = flawOf(s.course)
    const r = random(`change ${s.key}`)
    const life = flaw === 'refusal' ? insured(s) : registered(s)
    const { gender, birthDate } = life.person
    const skilled = { qualification: '电工', qualificationOn: '2025-08-22', qualificationLevel: '四级' }
    const certified = flaw === null && (s.course === 'open' || s.course === 'approved')
    return {
      person: life.person,
      values: {
        ...self(life),
        gender,
        birthDate,
        ...(flaw !== 'doubt' && { residenceAddress: `云南省昆明市${r.pick(streets)}${r.int(1, 320)}号` }),
        ...(certified && skilled),
      },
      slots: certified ? ['certificate'] : [],
      ...(flaw === 'doubt' && { trap: fails('没有变更内容', 'change.diff') }),
      ...(flaw === 'refusal' && { trap: fails('没有有效的失业登记', 'change.registered') }),
    }
  },
}

const cancellation: Matter = {
  kind: 'unemployment.cancel',
  short: 'cancel',
  portal: portals.integrated,
  byUnit: false,
  second: true,
  taken: { course: ['passed', 'second', 'approved'], check: 'cancel.benefit', reason: '已电话告知停发和应退金额，本人同意一次退还' },
  back: reason('R01', ['eventOn'], [], '情形发生日期请按劳动合同填写'),
  refusal: reason('J03', ['idNumber']),
  write(s) {
    const flaw = flawOf(s.course)
    const late = flaw === 'doubt' || s.course === 'passed' || s.course === 'second' || s.course === 'approved'
    const life = flaw === 'refusal' ? insured(s) : late ? drawing(s).life : registered(s)
    return {
      person: life.person,
      values: { ...self(life), cancelReason: 'employed', eventOn: late ? '2025-08-18' : '2025-10-09' },
      ...(late && { trap: warns('注销同时停发在发待遇，有多发', 'cancel.benefit') }),
      ...(flaw === 'refusal' && { trap: fails('没有失业登记', 'cancel.registered') }),
    }
  },
}

const payee: Matter = {
  kind: 'benefit.payee',
  short: 'payee',
  portal: portals.wechat,
  byUnit: false,
  second: true,
  back: reason('R05', ['accountName'], ['account']),
  refusal: reason('J99', ['oldNumber'], [], '原账户与核定账户不符，经电话核实不是本人申请'),
  write(s) {
    const flaw = flawOf(s.course)
    const { life, entitlement } = drawing(s)
    const { name } = life.person
    const accountNumber = cardNumberFor(bankOf(s.unit), 40_000 + s.stage.serial)
    return {
      person: life.person,
      values: {
        ...self(life),
        oldType: entitlement.accountType,
        oldBank: bankOf(s.unit).name.zh,
        oldNumber: flaw === 'refusal' ? cardNumberFor(bankOf(s.unit), 50_000 + s.stage.serial) : entitlement.accountNumber,
        accountType: 'card',
        bankCode: bankCodeOf(s.unit),
        accountNumber,
        confirmNumber: accountNumber,
        accountName: flaw === 'doubt' ? '李国强' : name,
      },
      slots: ['account', 'idFront'],
      ...(flaw === 'doubt' && { trap: fails('现账户户名不是本人', 'payee.name') }),
      ...(flaw === 'refusal' && { trap: fails('原账户与登记不一致', 'payee.old') }),
    }
  },
}

const stop: Matter = {
  kind: 'benefit.stop',
  short: 'stop',
  portal: portals.integrated,
  byUnit: false,
  second: true,
  taken: { course: ['passed', 'second', 'approved'], check: 'stop.overpaid', reason: '已告知应退金额，本人同意一次退还' },
  back: reason('R01', ['eventOn'], [], '请按劳动合同更正日期'),
  refusal: reason('J99', ['idNumber'], [], '没有正在享受的待遇'),
  write(s) {
    const flaw = flawOf(s.course)
    const late = flaw === 'doubt' || s.course === 'passed' || s.course === 'second' || s.course === 'approved'
    const held = flaw === 'refusal' ? { life: registered(s), entitlement: null } : drawing(s)
    return {
      person: held.life.person,
      values: {
        ...self(held.life),
        usedMonths: held.entitlement ? held.life.payments.length : null,
        claimedOn: held.entitlement?.claimedOn ?? null,
        entitledMonths: held.entitlement?.months ?? null,
        stopReason: 'employed',
        eventOn: late ? '2025-07-21' : '2025-10-09',
        phoneVerified: true,
      },
      ...(late && { trap: { ...warns('重新就业后又领了待遇', 'stop.overpaid'), says: '多发 2 个月' } }),
      ...(flaw === 'refusal' && { trap: fails('没有正在享受的待遇', 'stop.drawing') }),
    }
  },
}

const statement: Matter = {
  kind: 'statement.request',
  short: 'statement',
  portal: portals.wechat,
  byUnit: false,
  second: false,
  back: reason('R01', ['fromMonth', 'toMonth']),
  refusal: reason('J99', ['idNumber'], [], '登记中没有该人员'),
  write(s) {
    const flaw = flawOf(s.course)
    const person = flaw === 'refusal' ? actor(s.stage, s.key, s.unit) : insured(s).person
    return {
      person,
      values: {
        idType: '01',
        idNumber: person.idNumber,
        name: person.name,
        phone: person.phone,
        fromMonth: flaw === 'doubt' ? '202510' : '202401',
        toMonth: '202509',
        delivery: random(`statement ${s.key}`).chance(0.5) ? 'portal' : 'counter',
      },
      ...(flaw === 'doubt' && { trap: fails('起始月份晚于终止月份', 'statement.months') }),
      ...(flaw === 'refusal' && { trap: fails('登记中没有该人员', 'statement.person') }),
    }
  },
}

const levels = [
  ['5', 100_000],
  ['4', 150_000],
  ['3', 200_000],
] as const

const skill: Matter = {
  kind: 'subsidy.skill',
  short: 'skill',
  portal: portals.integrated,
  byUnit: false,
  second: true,
  back: reason('R01', ['certificateNo'], ['certificate'], '本年度已享受一次，急需紧缺职业请补充说明'),
  refusal: reason('J09', ['issuedOn']),
  write(s) {
    const flaw = flawOf(s.course)
    const life = insured(s)
    const { name, idNumber, card, phone } = life.person
    const r = random(`skill ${s.key}`)
    const [level, amount] = r.pick(levels)
    const occupation = r.pick(['电工', '物业管理员', '养老护理员', '中式烹调师'])
    const account = { accountNumber: card, accountType: 'card', accountName: name, bankCode: bankCodeOf(s.unit) } as const
    const certificateNo = (year: number) => `S0053011${year}${String(s.stage.serial).padStart(6, '0')}`
    if (flaw === 'doubt')
      s.stage.register.others.push({
        record: 'subsidy',
        body: {
          ...account,
          idNumber,
          certificateNo: certificateNo(2024),
          occupation: '保育师',
          level: '5',
          issuedOn: '2024-12-05',
          appliedOn: '2025-04-10',
          shortage: false,
          amount: 100_000,
        },
      })
    return {
      person: life.person,
      values: {
        idType: '01',
        idNumber,
        name,
        unitName: s.unit.name,
        certificateType: 'skill',
        certificateName: `${occupation}职业技能等级证书`,
        certificateNo: certificateNo(2025),
        issuedOn: flaw === 'refusal' ? '2024-09-12' : '2025-06-18',
        occupation,
        assessor: '昆明市职业技能评价中心',
        issuer: '云南省职业技能评价中心',
        workplace: s.unit.name,
        level,
        certificateFound: true,
        shortage: false,
        trainingSubsidy: false,
        amount,
        payee: 'person',
        payMethod: 'bank',
        bankType: bankOf(s.unit).name.zh,
        ...account,
        payeeName: name,
        payeeId: idNumber,
        phone,
      },
      slots: ['certificate'],
      ...(flaw === 'doubt' && { trap: fails('本年度已享受一次', 'skill.yearly') }),
      ...(flaw === 'refusal' && { trap: fails('超过申请期限', 'skill.deadline') }),
    }
  },
}

/** Matters of people besides 失业一件事: changes, ends, statements and subsidies. */
export const personMatters: readonly Matter[] = [change, cancellation, payee, stop, statement, skill]
