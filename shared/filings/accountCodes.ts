import { text } from '../text.ts'
import type { Option } from './kind.ts'

/** Code lists of portal accounts, shared by the kinds about them and the register's words. */

const option = (value: string, zh: string, en: string): Option => ({ value, label: text(zh, en) })

/** 账号体系 (S0-09, S4-01) */
export const accountSystems: readonly Option[] = [
  option('platform', '一体化公共服务平台', 'Integrated platform'),
  option('hall', '失业保险网厅（原账号）', 'Former unemployment portal'),
  option('gdUnified', '省统一身份认证', 'Provincial identity'),
  option('gdHrss', '人社统一认证', 'Social-security identity'),
]

/** 登录方式 (S0-04, S0-09) */
export const loginModes: readonly Option[] = [
  option('password', '账号密码', 'Password'),
  option('sms', '短信验证码', 'Text message'),
  option('socialCard', '电子社保卡', 'Electronic social-security card'),
  option('mobileCa', '手机端CA', 'Mobile certificate'),
  option('entityCa', '实体CA', 'Entity certificate'),
]

/** 网厅 that a right can be asked for (S0-11) */
export const portals: readonly Option[] = [
  option('enterprise', '企业社保网厅', 'Enterprise insurance'),
  option('government', '机关社保网厅', 'Government insurance'),
  option('project', '按项目参保网厅', 'Project insurance'),
  option('labour', '劳动网厅', 'Labour'),
  option('employment', '就业网厅', 'Employment'),
  option('unemployment', '失业保险网厅', 'Unemployment insurance'),
]

/** 可信等级 (S4-02) */
export const trustLevels: readonly Option[] = [
  option('L1', '三级（L1）', 'Grade 3 (L1)'),
  option('L2', '四级（L2）', 'Grade 4 (L2)'),
  option('L3', '五级（L3）', 'Grade 5 (L3)'),
]

/** How a trust level was reached (S4-02, S4-07) */
export const trustWays: readonly Option[] = [
  option('legalBase', '法人基础库核验', 'Register of legal persons'),
  option('bankCertificate', '网银证书核验', 'Bank certificate'),
  option('licence', '电子营业执照核验', 'Electronic licence'),
  option('person', '法人实人认证', 'Legal representative in person'),
]

/** How a password was made that is not the holder's own (S1-02, S1-03) */
export const passwordRules: readonly Option[] = [
  option('accountTail', '登录账号后6位', 'Last 6 of the login'),
  option('creditCodeTail', '信用代码后8位', 'Last 8 of the credit code'),
  option('random', '随机一次性密码', 'Random one-time password'),
]
