import { checkBankAccount } from '../rules/bankAccount.ts'
import { checkCreditCode } from '../rules/creditCode.ts'
import { isDate } from '../rules/dates.ts'
import { checkIdNumber } from '../rules/idNumber.ts'
import { checkPersonName } from '../rules/personName.ts'
import { type Text, text } from '../text.ts'
import { fieldOptions, isRequired, isVisible } from './fieldState.ts'
import { fail, pass, warn } from './findings.ts'
import type { Check, Facts, Field, Finding, Kind, Rule, Values } from './kind.ts'

/**
 * The checks that follow from the fields and materials themselves, the same for every kind: what is required is there, numbers hold
 * their check digits, nothing turns up twice unnoticed.
 */
export const generalChecks = (kind: Kind): Check<Values>[] => [required(kind), ...formats(kind), ...materials(kind), ...clashes(kind)]

const named = (labels: readonly Text[]): Text => text(labels.map((l) => l.zh).join('、'), labels.map((l) => l.en).join(', '))

function required(kind: Kind): Check<Values> {
  return {
    id: 'general.required',
    label: text('必填项', 'Required entries'),
    fields: Object.keys(kind.fields),
    rule: { text: text('带星号的项目必须填写', 'Starred entries must be filled in'), source: `办事指南 ${kind.rows.join('、')}` },
    run: ({ values }) => {
      const open = Object.entries(kind.fields).filter(
        ([key, field]) => isRequired(field, values) && isVisible(field, values) && (values[key] ?? '') === '',
      )
      if (open.length === 0) return pass('必填项均已填写', 'Every required entry is filled in')
      const labels = named(open.map(([, field]) => field.label))
      return fail(text(`未填写：${labels.zh}`, `Empty: ${labels.en}`), text('退回申请人补填', 'Return for completion'))
    },
  }
}

const rules: Partial<Record<Field['type'], Rule>> = {
  idNumber: { text: text('18位，末位为校验位', '18 places, the last a check digit'), source: 'GB 11643-1999' },
  creditCode: { text: text('18位，末位为校验位', '18 places, the last a check character'), source: 'GB 32100-2015' },
  personName: {
    text: text('间隔号为“·”，不少于50个字符的空间', 'The separator is U+00B7; room for 50 characters'),
    source: '民委发〔2016〕33号',
  },
  bankAccount: {
    text: text('银行卡号末位为校验位；存折账号不适用', 'The last digit of a card number is a check digit; not so for passbooks'),
    source: 'ISO/IEC 7812-1',
  },
  phone: { text: text('11位手机号码或带区号的固定电话', '11-digit mobile or landline with area code'), source: '办事指南' },
  date: { text: text('日期须存在', 'The day must exist'), source: '历法' },
  code: { text: text('须为代码表中的值', 'Must be a value of its list'), source: '办事指南' },
}

function formats(kind: Kind): Check<Values>[] {
  return Object.entries(kind.fields).flatMap(([key, field]): Check<Values>[] => {
    const rule = rules[field.type]
    if (!rule) return []
    return [
      {
        id: `general.${key}`,
        label: field.label,
        fields: [key],
        rule,
        run: ({ values }) => {
          const value = values[key]
          if (typeof value !== 'string' || value === '' || !isVisible(field, values)) return undefined
          return format(field, value, values)
        },
      },
    ]
  })
}

const correct = text('核对原件；有误的退回更正', 'Compare with the original; return if wrong')
const problem = (label: Text, reason: Text) => fail(text(`${label.zh}：${reason.zh}`, `${label.en}: ${reason.en}`), correct)

function format(field: Field, value: string, values: Values): Finding | undefined {
  switch (field.type) {
    case 'idNumber': {
      const checked = checkIdNumber(value)
      return checked.ok ? pass('校验位相符', 'Check digit fits') : problem(field.label, checked.reason)
    }
    case 'creditCode': {
      const checked = checkCreditCode(value)
      if (checked.ok) return pass('校验位相符', 'Check character fits')
      // A code in use that fails only its check character exists in life (domain rule 8.2), so a person decides.
      return checked.problem === 'check'
        ? warn(checked.reason, text('核对营业执照后说明理由', 'Compare with the licence and give the reason'))
        : problem(field.label, checked.reason)
    }
    case 'personName': {
      const checked = checkPersonName(value)
      if (!checked.ok) return problem(field.label, checked.reason)
      return checked.proposed
        ? warn(
            checked.proposed.why,
            text(`核对证件；建议写作“${checked.proposed.value}”`, `Compare with the document; proposed: ${checked.proposed.value}`),
          )
        : undefined
    }
    case 'bankAccount': {
      const checked = checkBankAccount(value, (values[field.accountType ?? 'accountType'] ?? 'card') === 'card' ? 'card' : 'passbook')
      if (!checked.ok) return problem(field.label, checked.reason)
      return checked.warning
        ? warn(checked.warning, text('与银行卡影像逐位核对后说明', 'Compare digit by digit with the picture of the card and say so'))
        : pass('校验位相符', 'Check digit fits')
    }
    case 'phone':
      return /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{8})$/.test(value)
        ? undefined
        : problem(field.label, text('号码位数或号段不对', 'Wrong length or prefix'))
    case 'date':
      return isDate(value) ? undefined : problem(field.label, text('日期不存在', 'No such day'))
    case 'code':
      return fieldOptions(field, values).some((option) => option.value === value)
        ? undefined
        : problem(field.label, text(`代码“${value}”不在代码表中`, `${value} is not in the list`))
    default:
      return undefined
  }
}

function materials(kind: Kind): Check<Values>[] {
  if (kind.materials.length === 0) return []
  return [
    {
      id: 'general.materials',
      label: text('申报材料', 'Documents'),
      fields: [],
      rule: { text: text('必要材料齐全', 'Every required document is there'), source: `办事指南 ${kind.rows.join('、')}` },
      run: ({ values, materials: given }) => {
        const missing = kind.materials.filter(
          (slot) =>
            (typeof slot.required === 'function' ? slot.required(values) : slot.required) && !given.some((m) => m.slot === slot.key),
        )
        if (missing.length === 0) return pass('必要材料齐全', 'Every required document is there')
        const labels = named(missing.map((m) => m.label))
        return fail(text(`缺少：${labels.zh}`, `Missing: ${labels.en}`), text('退回申请人补传', 'Return for upload'))
      },
    },
  ]
}

/** 疑似重复: the same filing twice is a failure, a shared account or phone is a doubt. */
function clashes(kind: Kind): Check<Values>[] {
  return Object.entries(kind.fields)
    .filter(([, field]) => field.clash)
    .map(([key, field]) => ({
      id: `clash.${key}`,
      label: text(`${field.label.zh}是否重复`, `${field.label.en} used elsewhere`),
      fields: [key],
      rule: {
        text: text(
          '同一人同一事项只受理一次；账号、电话与他人相同的须核实',
          'One matter of a person is taken once; shared accounts and phones are verified',
        ),
        source: '经办条例 art. 38',
      },
      run: (facts) => clash(facts, kind, key, field),
    }))
}

function clash(facts: Facts, kind: Kind, key: string, field: Field): Finding {
  const hits = facts.clashes.filter((c) => c.field === key)
  const subject = facts.values[kind.subject.id]
  // The duplicate is named once, at whom the filing is about; the same person's account and phone are no further news.
  const same = key === kind.subject.id ? hits.filter((c) => c.open && c.kind === kind.id && c.subjectId === subject) : []
  const list = (found: typeof hits) =>
    found
      .slice(0, 5)
      .map((c) => c.label)
      .join('、')
  const whose = kind.fields[kind.subject.id]?.type === 'creditCode' ? text('同一单位', 'unit') : text('同一人', 'person')
  if (same.length > 0)
    return fail(
      text(`${whose.zh}的同一事项已在办理：${list(same)}`, `The same matter of this ${whose.en} is already open: ${list(same)}`),
      text('办结或撤回其中一件', 'Finish or withdraw one of them'),
    )
  const others = hits.filter((c) => c.subjectId !== subject)
  if (others.length === 0) return pass('未发现重复', 'Not found elsewhere')
  return warn(
    text(
      `${field.label.zh}与他人相同（共${others[0]?.hits ?? others.length}处）：${list(others)}`,
      `${field.label.en} also belongs to others (${others[0]?.hits ?? others.length}): ${list(others)}`,
    ),
    text('核实是否本人，写明依据', 'Verify whose it is and write down how'),
  )
}
