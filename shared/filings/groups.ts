import { text } from '../text.ts'

/** Headings of the portals' forms, shared so that the same facts stand under the same words everywhere. */
export const basics = text('基本信息', 'Personal details')
export const unitDetails = text('单位信息', 'Unit')
export const contact = text('户籍与联系信息', 'Residence and contact')
export const insurance = text('参保信息', 'Insurance')
export const change = text('变更信息', 'Change')
export const medical = text('医保信息', 'Medical insurance')
export const unemploymentDetails = text('失业信息', 'Unemployment')
export const payment = text('失业发放信息', 'Payment')
export const wish = text('求职登记信息', 'Job wish')
export const registration = text('失业登记信息', 'Unemployment registration')
