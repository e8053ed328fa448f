import { text } from '../text.ts'
import { account, basics, unitDetails } from './groups.ts'
import type { Field } from './kind.ts'

/** The unit that files, known from its portal login (S1-15, S1-19). */
export const unitFields = {
  unitNo: { label: text('单位编号', 'Unit number'), type: 'text', group: unitDetails, required: true, derived: true, maxLength: 12 },
  creditCode: { label: text('统一社会信用代码', 'Credit code'), type: 'creditCode', group: unitDetails, required: true, derived: true },
  unitName: { label: text('单位名称', 'Unit name'), type: 'text', group: unitDetails, required: true, derived: true, maxLength: 100 },
} as const satisfies Record<string, Field>

/** The person a filing is about. */
export const personFields = {
  idType: {
    label: text('证件类型', 'Type of document'),
    type: 'code',
    group: basics,
    required: true,
    options: [
      { value: '01', label: text('居民身份证（户口簿）', 'Resident identity card') },
      { value: '02', label: text('港澳台居民居住证', 'Residence permit, HK/Macao/Taiwan') },
      { value: '03', label: text('外国人永久居留身份证', 'Permanent resident card') },
    ],
  },
  idNumber: { label: text('证件号码', 'Identity number'), type: 'idNumber', group: basics, required: true, clash: true },
  name: { label: text('姓名', 'Name'), type: 'personName', group: basics, required: true },
} as const satisfies Record<string, Field>

export const accountTypes = [
  { value: 'card', label: text('银行储蓄卡', 'Bank card') },
  { value: 'passbook', label: text('银行存折', 'Passbook') },
]

/** A unit that stands for itself, known by its credit code: for matters of portal accounts, where it may have no 单位编号 yet. */
export const unitSelfFields = {
  creditCode: { label: text('统一社会信用代码', 'Credit code'), type: 'creditCode', group: unitDetails, required: true, clash: true },
  unitName: { label: text('单位名称', 'Unit name'), type: 'text', group: unitDetails, required: true, maxLength: 100 },
} as const satisfies Record<string, Field>

/** 账号 of the integrated platform that a matter is about. */
export const accountNameField = {
  label: text('一体化平台账号', 'Platform account'),
  type: 'text',
  group: account,
  required: true,
  derived: true,
  maxLength: 50,
} as const satisfies Field

/** 申报方式: the guide words some rules differently for the batch form (S001 §2.2 and §2.4), so a filing says which it came by. */
export const formField = {
  label: text('申报方式', 'Filed by'),
  type: 'code',
  group: unitDetails,
  required: true,
  derived: true,
  options: [
    { value: 'single', label: text('单笔', 'Single form') },
    { value: 'batch', label: text('批量', 'Batch') },
  ],
} as const satisfies Field

export const contactPhone = {
  label: text('联系电话', 'Phone'),
  type: 'phone',
  group: basics,
  required: true,
  clash: true,
} as const satisfies Field
