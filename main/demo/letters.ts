import type { Values } from '../../shared/filings/kind.ts'
import { type Details, dateInWords } from './details.ts'
import { page } from './papers.ts'
import { encodePdf } from './pdf.ts'

const shown = (values: Values, key: string): string => String(values[key] ?? '')

/** 授权书 of a unit, as its 专管员 or 经办人 hands it in */
export const letter = (values: Values): Buffer =>
  encodePdf(
    [
      page(
        '授权书',
        [
          `授权单位：${shown(values, 'letterUnit')}`,
          `统一社会信用代码：${shown(values, 'letterCode')}`,
          `被授权人：${shown(values, 'letterHolder')}`,
          `公民身份号码：${shown(values, 'letterHolderId')}`,
          '兹授权上列人员代表本单位在网上办理社会保险、劳动、就业和失业保险业务，由此产生的法律责任由本单位承担。',
          '授权期限：自盖章之日起，至本单位书面变更之日止。',
          `授权单位（盖章）：${shown(values, 'letterUnit')}`,
          '日期：2025年10月9日',
        ],
        '第1页，共1页',
      ),
    ],
    '授权书（样张）',
  )

/** 实体CA解绑申请 */
export const unbindingRequest = (values: Values): Buffer =>
  encodePdf(
    [
      page(
        '实体CA解绑申请',
        [
          `申请单位：${shown(values, 'unitName')}`,
          `统一社会信用代码：${shown(values, 'creditCode')}`,
          `平台账号：${shown(values, 'accountName')}`,
          `证书序列号：${shown(values, 'caSerial')}`,
          '因U-Key遗失，申请解除上列账号与实体CA的绑定。',
          `申请单位（盖章）：${shown(values, 'unitName')}`,
        ],
        '第1页，共1页',
      ),
    ],
    '实体CA解绑申请（样张）',
  )

const levelNames: Readonly<Record<string, string>> = { '5': '初级（五级）', '4': '中级（四级）', '3': '高级（三级）' }

/** 职业技能等级证书, of a subsidy or of a change of the registration */
export const certificate = (d: Details, values: Values): Buffer =>
  encodePdf(
    [
      page(
        '职业技能等级证书',
        [
          `姓名：${d.name}`,
          `公民身份号码：${d.idNumber}`,
          `职业（工种）：${shown(values, 'occupation') || shown(values, 'qualification')}`,
          `等级：${levelNames[shown(values, 'level')] ?? shown(values, 'qualificationLevel')}`,
          `证书编号：${shown(values, 'certificateNo') || `S0053011${d.idNumber.slice(6, 16)}`}`,
          `发证日期：${dateInWords(shown(values, 'issuedOn') || shown(values, 'qualificationOn'))}`,
          '发证机构：云南省职业技能评价中心',
        ],
        '第1页，共1页',
      ),
    ],
    '职业技能等级证书（样张）',
  )
