import { put } from '../effects/apply.ts'
import { personUpdate } from '../effects/personUpdate.ts'
import { skillRecord } from '../effects/skillRecord.ts'
import { genders } from '../rules/codes.ts'
import { text } from '../text.ts'
import { nameAgrees, numberAgrees } from './commonChecks.ts'
import { personBy, unemploymentOf } from './facts.ts'
import { fail, pass } from './findings.ts'
import { basics, contact, skillCertificate } from './groups.ts'
import { defineKind, type Facts, type Fields, type ValuesOf } from './kind.ts'
import { contactPhone, personFields } from './sharedFields.ts'

const households = [
  { value: 'urban', label: text('城镇', 'Urban') },
  { value: 'rural', label: text('农村', 'Rural') },
]

const fields = {
  ...personFields,
  gender: { label: text('性别', 'Sex'), type: 'code', group: basics, derived: true, options: genders },
  birthDate: { label: text('出生日期', 'Birth date'), type: 'date', group: basics, derived: true },
  phone: contactPhone,
  householdDivision: { label: text('户籍地行政区划', 'Household division'), type: 'division', group: contact },
  householdAddress: { label: text('户籍地详细地址', 'Household address'), type: 'text', group: contact, maxLength: 200 },
  residenceDivision: { label: text('常住地行政区划', 'Division of residence'), type: 'division', group: contact },
  residenceAddress: { label: text('常住地详细地址', 'Residence'), type: 'text', group: contact, maxLength: 200 },
  household: { label: text('户口性质', 'Household'), type: 'code', group: contact, options: households },
  qualification: { label: text('职业（工种）资格名称', 'Qualification'), type: 'text', group: skillCertificate, maxLength: 100 },
  qualificationOn: { label: text('证书发放日期', 'Issued on'), type: 'date', group: skillCertificate },
  qualificationLevel: { label: text('职业（工种）资格技术等级', 'Level'), type: 'text', group: skillCertificate, maxLength: 30 },
  title: { label: text('职称', 'Title'), type: 'text', group: skillCertificate, maxLength: 50 },
} as const satisfies Fields

type Given = Facts<ValuesOf<typeof fields>>

/** Records as they stand and as the filing would leave them; an empty entry changes nothing. */
function sides({ values, slice }: Given) {
  const person = personBy(slice, values.idNumber)
  if (!person) return undefined
  const old = slice.records.skill[person.idNumber] ?? {
    idNumber: person.idNumber,
    qualification: null,
    issuedOn: null,
    level: null,
    title: null,
  }
  const household = values.household === 'urban' || values.household === 'rural' ? values.household : person.household
  return {
    person,
    newPerson: {
      ...person,
      phone: values.phone ?? person.phone,
      address: values.residenceAddress ?? values.householdAddress ?? person.address,
      household,
    },
    skill: old,
    newSkill: {
      ...old,
      qualification: values.qualification ?? old.qualification,
      issuedOn: values.qualificationOn ?? old.issuedOn,
      level: values.qualificationLevel ?? old.level,
      title: values.title ?? old.title,
    },
  }
}

const householdLabel = (value: string | null) => households.find((h) => h.value === value)?.label.zh ?? '（空）'

/** 旧 → 新, one line a change. */
function changes(facts: Given): string[] {
  const s = sides(facts)
  if (!s) return []
  const line = (label: string, from: string | null, to: string | null) =>
    from === to ? [] : [`${label}：${from ?? '（空）'} → ${to ?? '（空）'}`]
  return [
    ...line('联系电话', s.person.phone, s.newPerson.phone),
    ...line('常住地址', s.person.address, s.newPerson.address),
    ...(s.person.household === s.newPerson.household
      ? []
      : [`户口性质：${householdLabel(s.person.household)} → ${householdLabel(s.newPerson.household)}`]),
    ...line('资格名称', s.skill.qualification, s.newSkill.qualification),
    ...line('证书发放日期', s.skill.issuedOn, s.newSkill.issuedOn),
    ...line('技术等级', s.skill.level, s.newSkill.level),
    ...line('职称', s.skill.title, s.newSkill.title),
  ]
}

/** 失业登记信息变更 (失业一件事 二): old and new side by side; an empty entry leaves what is on record. */
export const unemploymentChange = defineKind({
  id: 'unemployment.change',
  label: text('失业登记信息变更', 'Change of the unemployment registration'),
  rows: ['S3-10', 'S3-02', 'S3-04'],
  order: 25,
  fields,
  materials: [
    {
      key: 'certificate',
      label: text('资格证书或职称证书', 'Certificate'),
      required: (values) => (values['qualification'] ?? null) !== null || (values['title'] ?? null) !== null,
    },
  ],
  clock: { type: 'workingDays', matter: 'change' },
  subject: { name: 'name', id: 'idNumber' },
  checks: [
    nameAgrees,
    numberAgrees,
    {
      id: 'change.registered',
      label: text('是否已失业登记', 'Registered'),
      fields: ['idNumber'],
      rule: { text: text('已失业登记的可变更', 'For those registered'), source: '失业“一件事”操作说明书 二（S3-10）' },
      run: ({ values, slice }) =>
        unemploymentOf(slice, values.idNumber)
          ? pass('登记有效', 'Registration in force')
          : fail(text('没有有效的失业登记', 'No registration in force'), text('先办理失业登记', 'Register first')),
    },
    {
      id: 'change.diff',
      label: text('变更前后', 'Old and new'),
      fields: [
        'phone',
        'residenceAddress',
        'householdAddress',
        'household',
        'qualification',
        'qualificationOn',
        'qualificationLevel',
        'title',
      ],
      rule: { text: text('变更内容逐项列示', 'Every change is listed'), source: '失业“一件事”操作说明书 二 4（S3-10）' },
      run(facts) {
        const listed = changes(facts)
        return listed.length > 0
          ? pass(listed.join('；'), `${listed.length} changes`)
          : fail(text('与登记相同，没有变更', 'Nothing differs from the register'), text('无需办理', 'Nothing to do'))
      },
    },
    {
      id: 'change.certificate',
      label: text('资格证书', 'Qualification'),
      fields: ['qualification', 'qualificationOn', 'qualificationLevel'],
      rule: {
        text: text('资格名称、发放日期、技术等级须同时填写，日期不晚于提交', 'Name, day and level stand together'),
        source: '失业“一件事”操作说明书 二 4（S3-10）',
      },
      run({ values, submittedOn }) {
        const given = [values.qualification, values.qualificationOn, values.qualificationLevel]
        if (given.every((value) => value === null)) return undefined
        if (given.some((value) => value === null))
          return fail(text('资格信息不完整', 'Incomplete'), text('退回补填', 'Return for completion'))
        return (values.qualificationOn ?? '') <= submittedOn
          ? pass('完整', 'Complete')
          : fail(text('发放日期晚于提交日期', 'Issued after the submission'), text('核对证书', 'Compare with the certificate'))
      },
    },
  ],
  effects(facts) {
    const s = sides(facts)
    if (!s) return []
    const differs = (a: object, b: object) => JSON.stringify(a) !== JSON.stringify(b)
    return [
      ...(differs(s.person, s.newPerson) ? [put(facts.slice, personUpdate, s.newPerson)] : []),
      ...(differs(s.skill, s.newSkill) ? [put(facts.slice, skillRecord, s.newSkill)] : []),
    ]
  },
  outcome: (facts) => [{ key: 'changes', label: text('变更项数', 'Changes'), type: 'integer', value: changes(facts).length }],
  secondReview: () => undefined,
})
