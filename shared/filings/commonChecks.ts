import { businessWindow } from '../rules/businessWindow.ts'
import { checkIdNumber, type IdKind, idKindLabels } from '../rules/idNumber.ts'
import type { Slice } from '../register/slice.ts'
import { monthOf } from '../rules/months.ts'
import { text } from '../text.ts'
import { personBy, unitBy } from './facts.ts'
import { fail, pass } from './findings.ts'
import type { Check } from './kind.ts'

/** Checks that several kinds share because their fields carry the same names. */

type UnitValues = { readonly unitNo: string | null; readonly creditCode: string | null; readonly unitName: string | null }
type PersonValues = { readonly idNumber: string | null; readonly name: string | null }

/** 单位: the one filing is the one in the register. */
export const unitKnown: Check<UnitValues> = {
  id: 'unit.known',
  label: text('参保单位', 'Unit'),
  fields: ['unitNo', 'creditCode', 'unitName'],
  rule: {
    text: text('单位已参保登记，编号、信用代码、名称一致', 'Unit is registered; number, code and name agree'),
    source: '一体化平台操作指南 1.4；经办条例 art. 6',
  },
  run({ values, slice }) {
    const unit = unitBy(slice, values.unitNo)
    if (!unit)
      return fail(
        text(`登记中没有单位编号 ${values.unitNo ?? ''}`, `No unit ${values.unitNo ?? ''} in the register`),
        text('先办理单位信息登记', 'Register the unit first'),
      )
    if (unit.state !== 'active')
      return fail(text('单位已注销', 'The unit is cancelled'), text('核实单位状态', 'Verify the state of the unit'))
    if (unit.creditCode !== values.creditCode)
      return fail(
        text(`信用代码与登记不一致，登记为 ${unit.creditCode}`, `Credit code differs; registered ${unit.creditCode}`),
        text('更正登记或退回', 'Correct the register or return'),
      )
    if (unit.name !== values.unitName)
      return fail(
        text(`单位名称与登记不一致，登记为“${unit.name}”`, `Name differs; registered ${unit.name}`),
        text('更正登记或退回', 'Correct the register or return'),
      )
    return pass('与单位登记一致', 'Agrees with the register')
  },
}

/** 业务期: the 1st to the 20th, never moved by holidays. */
export const inWindow: Check<object> = {
  id: 'window',
  label: text('业务期', 'Business window'),
  fields: [],
  rule: {
    text: text('每月1日至20日（含20日），节假日不顺延', '1st to 20th inclusive, not moved by holidays'),
    source: '操作流程 §2.1 提醒（S1-09）',
  },
  run({ submittedOn, policy }) {
    const window = businessWindow(policy, monthOf(submittedOn))
    if (!window.ok) return fail(window.missing.message, text('补录参数', 'Enter the parameter'))
    const { opens, closes } = window.value
    if (submittedOn >= opens && submittedOn <= closes)
      return pass(`${submittedOn} 在业务期内（至 ${closes}）`, `${submittedOn} lies in the window (to ${closes})`)
    return fail(
      text(`${submittedOn} 提交，已过本月业务期（${closes} 止）`, `Submitted ${submittedOn}, after the window closed on ${closes}`),
      text('下月1日至20日重新申报，计入下月', 'File again next month; it counts for that month'),
    )
  },
}

/** 姓名 against the register: a number belongs to one name. */
export const nameAgrees: Check<PersonValues> = {
  id: 'person.name',
  label: text('姓名与登记', 'Name and register'),
  fields: ['name', 'idNumber'],
  rule: { text: text('社会保障号码即公民身份号码，一号一人', 'One number, one person'), source: '经办条例 art. 6' },
  run({ values, slice }) {
    const person = personBy(slice, values.idNumber)
    if (!person) return pass('首次登记', 'Not yet registered')
    if (person.name !== values.name)
      return fail(
        text(`登记姓名为“${person.name}”`, `Registered as ${person.name}`),
        text('核对证件，更正一方', 'Compare with the document and correct one side'),
      )
    return pass('与登记一致', 'Agrees with the register')
  },
}

/** 证件类型 that a number can stand on. */
export const idTypeOf: { readonly [K in IdKind]: string } = { citizen: '01', hongKong: '02', macao: '02', taiwan: '02', foreigner: '03' }

/** 证件类型、性别、出生日期 follow from the number. */
type NumberValues = {
  readonly idType: string | null
  readonly idNumber: string | null
  readonly gender: string | null
  readonly birthDate: string | null
}
export const numberAgrees: Check<NumberValues> = {
  id: 'person.number',
  label: text('证件类型、性别、出生日期与证件号码', 'Document, sex and birth date against the number'),
  fields: ['idType', 'idNumber', 'gender', 'birthDate'],
  rule: { text: text('证件号码表明证件类型、出生日期和性别', 'The number tells document, birth date and sex'), source: 'GB 11643-1999' },
  run({ values }) {
    const id = checkIdNumber(values.idNumber ?? '')
    if (!id.ok) return undefined
    if (values.idType !== null && values.idType !== idTypeOf[id.kind])
      return fail(
        text(`号码属于${idKindLabels[id.kind].zh}`, `The number is that of a ${idKindLabels[id.kind].en}`),
        text('核对证件', 'Compare with the document'),
      )
    if (values.birthDate !== null && values.birthDate !== id.birthDate)
      return fail(
        text(`号码中的出生日期为 ${id.birthDate}`, `The number says ${id.birthDate}`),
        text('核对证件', 'Compare with the document'),
      )
    if (values.gender !== null && values.gender !== id.gender)
      return fail(
        text(`号码表示${id.gender === '1' ? '男' : '女'}性`, `The number says ${id.gender === '1' ? 'male' : 'female'}`),
        text('核对证件', 'Compare with the document'),
      )
    return pass('与证件号码一致', 'Agrees with the number')
  },
}

/** 求职登记 and 失业登记: while one is in force there is nothing to register. `done` is the word for it, `section` its place in the manual. */
export const registeredOnce = (
  id: string,
  done: string,
  section: string,
  heldBy: (slice: Slice, idNumber: string | null) => { readonly registeredOn: string } | undefined,
): Check<Pick<PersonValues, 'idNumber'>> => ({
  id,
  label: text(`是否${done}`, 'Registered already'),
  fields: ['idNumber'],
  rule: { text: text('已登记的无需重复登记', 'One registration in force'), source: `失业“一件事”操作说明书 ${section}` },
  run({ values, slice }) {
    const held = heldBy(slice, values.idNumber)
    return held
      ? fail(text(`${held.registeredOn} ${done}`, `Registered on ${held.registeredOn}`), text('无需再次办理', 'Nothing to do'))
      : pass('未登记', 'Not registered')
  },
})
