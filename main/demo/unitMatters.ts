import { account, selfOf } from './accountMatters.ts'
import { fails, flawOf, type Matter } from './matters.ts'
import { actor, known, portals, unitAt } from './plan.ts'
import { random } from './random.ts'
import { employ } from './register.ts'
import { reason } from './steps.ts'

const wages: Matter = {
  kind: 'wage.declaration',
  short: 'wage',
  portal: portals.hall,
  byUnit: true,
  second: true,
  back: reason('R01', ['monthlyWage'], [], '本年度已申报，请说明更正原因后重新提交'),
  refusal: reason('J05', ['idNumber']),
  write(s) {
    const flaw = flawOf(s.course)
    const life = known(s.stage, s.key, s.unit)
    const at = flaw === 'refusal' ? unitAt(s.stage, (s.unitIndex + 1) % 20) : s.unit
    employ(life, { unitNo: at.unitNo, from: '202205', wage: 450_000 })
    const { idNumber, name } = life.person
    if (flaw === 'doubt') life.wages.push({ unitNo: s.unit.unitNo, idNumber, fromMonth: '202501', monthly: 560_000 })
    // Far more than before: the difference of the year reaches the amount from which a second person looks.
    const high = s.course === 'passed' || s.course === 'second' || s.course === 'approved'
    return {
      person: life.person,
      values: {
        unitNo: s.unit.unitNo,
        ...selfOf(s.unit),
        idType: '01',
        idNumber,
        name,
        personNo: String(10_000 + s.stage.serial),
        year: 2025,
        monthlyWage: high ? 2_100_000 : random(`declared ${s.key}`).int(48, 62) * 10_000,
      },
      ...(flaw === 'doubt' && { trap: { label: '同一年度再次申报', check: 'wage.again', result: 'warn' } as const }),
      ...(flaw === 'refusal' && { trap: fails('当年未在本单位参保', 'wage.insured') }),
    }
  },
}

const refund: Matter = {
  kind: 'retention.confirm',
  short: 'refund',
  portal: portals.refund,
  byUnit: true,
  second: true,
  back: reason('R09', ['trustLevel']),
  refusal: reason('J10', ['cuts', 'headMonths']),
  write(s) {
    const flaw = flawOf(s.course)
    const person = actor(s.stage, s.key, s.unit)
    const r = random(`refund ${s.key}`)
    const trust =
      flaw === 'doubt' ? ({ trustLevel: 'L1', trustBy: 'legalBase' } as const) : ({ trustLevel: 'L2', trustBy: 'licence' } as const)
    const { accountName } = account(s, person, { system: 'gdHrss', accountName: `rs${String(200_000 + s.stage.serial)}`, ...trust })
    const headMonths = r.int(150, 330)
    // Whole yuan, so that 60 % is a whole number of 分.
    const paid = headMonths * r.int(44, 68) * 100
    return {
      person,
      values: {
        unitNo: s.unit.unitNo,
        ...selfOf(s.unit),
        accountName,
        ...trust,
        year: '2024',
        size: 'small',
        paidMonths: 12,
        payingNow: true,
        headMonths,
        cuts: flaw === 'refusal' ? 9 : r.int(0, 2),
        paid,
        excluded: false,
        amount: (paid * 6) / 10,
        accountHolder: s.unit.name,
        bankName: '中国建设银行',
        accountType: 'corporate',
        accountNumber: `53001895${String(s.stage.serial).padStart(12, '0')}`,
      },
      ...(flaw === 'doubt' && { trap: fails('可信等级低于四级', 'retention.trust') }),
      ...(flaw === 'refusal' && { trap: fails('裁员率过高', 'retention.layoffs') }),
    }
  },
}

const codes: Matter = {
  kind: 'authorisation.code',
  short: 'code',
  portal: portals.refund,
  byUnit: false,
  second: false,
  back: reason('R01', ['unitNos'], [], '请去掉未登记的单位编号'),
  refusal: reason('J06', ['unitNos']),
  write(s) {
    const flaw = flawOf(s.course)
    const person = actor(s.stage, s.key, s.unit)
    const second = flaw === 'doubt' ? '530000190001' : unitAt(s.stage, (s.unitIndex + 5) % 20).unitNo
    const operator = { operatorName: person.name, operatorId: person.idNumber, phone: person.phone ?? '' }
    if (flaw === 'refusal')
      s.stage.register.others.push({
        record: 'authorisationCode',
        body: {
          ...operator,
          codeId: `SQ20250925-${String(s.stage.serial).padStart(8, '0')}`,
          unitNo: s.unit.unitNo,
          issuedOn: '2025-09-25',
          expiresOn: '2025-10-25',
          usedOn: null,
        },
      })
    return {
      person,
      values: { ...operator, unitNos: `${s.unit.unitNo}、${second}` },
      slots: ['letter', 'idFront'],
      shown: {
        name: person.name,
        idNumber: person.idNumber,
        letterUnit: s.unit.name,
        letterCode: s.unit.creditCode,
        letterHolder: person.name,
        letterHolderId: person.idNumber,
      },
      ...(flaw === 'doubt' && { trap: fails('所选单位有一个未登记', 'code.units') }),
      ...(flaw === 'refusal' && { trap: fails('已有未使用的授权码', 'code.unused') }),
    }
  },
}

const operators: Matter = {
  kind: 'operator.bind',
  short: 'operator',
  portal: portals.refund,
  byUnit: false,
  second: false,
  back: reason('R01', ['personConfirmedOn'], [], '请经办人先在个人账号中确认'),
  refusal: reason('J06', ['operatorId']),
  write(s) {
    const flaw = flawOf(s.course)
    const person = actor(s.stage, s.key, s.unit)
    const operator = { operatorName: person.name, operatorId: person.idNumber, phone: person.phone ?? '' }
    const { creditCode, unitNo } = s.unit
    if (flaw === 'refusal')
      s.stage.register.others.push({
        record: 'operatorBinding',
        body: { ...operator, creditCode, unitNo, boundOn: '2025-06-18', endedOn: null },
      })
    return {
      person,
      values: {
        ...selfOf(s.unit),
        ...operator,
        realName: true,
        unitAskedOn: '2025-10-09',
        personConfirmedOn: flaw === 'doubt' ? null : s.day,
      },
      ...(flaw === 'doubt' && { trap: fails('经办人尚未确认', 'bind.sides') }),
      ...(flaw === 'refusal' && { trap: fails('已绑定该单位', 'bind.held') }),
    }
  },
}

const legal: Matter = {
  kind: 'legalPerson.compare',
  short: 'legal',
  portal: portals.refund,
  byUnit: true,
  second: false,
  back: reason('R08', ['representative']),
  refusal: reason('J99', ['registryState'], [], '法人库登记状态为吊销'),
  write(s) {
    const flaw = flawOf(s.course)
    const person = actor(s.stage, s.key, s.unit)
    const { accountName } = account(s, person, { system: 'gdHrss', accountName: `rs${String(200_000 + s.stage.serial)}` })
    const { name, creditCode, address } = s.unit
    return {
      person,
      values: {
        ...selfOf(s.unit),
        representative: person.name,
        address,
        accountName,
        registryName: name,
        registryCode: creditCode,
        registryRepresentative: flaw === 'doubt' ? '李建国' : person.name,
        registryAddress: address,
        registryState: flaw === 'refusal' ? 'revoked' : 'active',
      },
      ...(flaw === 'doubt' && { trap: fails('法定代表人与法人库不一致', 'legal.representative') }),
      ...(flaw === 'refusal' && { trap: fails('单位已吊销', 'legal.state') }),
    }
  },
}

/** Matters that units and their operators bring besides increase, decrease and accounts (S001 §2.6, S004). */
export const unitMatters: readonly Matter[] = [wages, refund, codes, operators, legal]
