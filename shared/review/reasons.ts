import { type Text, text } from '../text.ts'

/**
 * Coded reasons for 退回补正 and 不予通过. What the reviewer marks becomes the applicant's fix list (未通过情况说明, S1-06),
 * so each says what to do, not only what is wrong. Refusals name the law they rest on.
 */
export interface ReasonCode {
  readonly code: string
  readonly use: 'return' | 'reject'
  readonly label: Text
  /** 怎么办: the line the applicant reads. */
  readonly fix: Text
  /** Law or rule; a refusal without one does not exist (经办条例 art. 53). */
  readonly source: string
}

const r = (code: string, use: ReasonCode['use'], label: Text, fix: Text, source: string): ReasonCode => ({ code, use, label, fix, source })

export const reasonCodes: readonly ReasonCode[] = [
  r(
    'R01',
    'return',
    text('填写有误', 'Wrong entry'),
    text('请按标出的项目更正后重新提交', 'Correct the marked items and submit again'),
    '经办条例 art. 6',
  ),
  r('R02', 'return', text('材料缺失', 'Document missing'), text('请补传标出的材料', 'Upload the marked documents'), '经办条例 art. 6'),
  r(
    'R03',
    'return',
    text('材料不清晰', 'Document unreadable'),
    text('请重新拍摄或扫描标出的材料，四角完整、字迹清楚', 'Photograph or scan the marked documents again, complete and readable'),
    '经办条例 art. 6',
  ),
  r(
    'R04',
    'return',
    text('材料与填写不一致', 'Document and entry differ'),
    text('请核对标出的项目与材料，改正其中有误的一方', 'Compare the marked items with the documents and correct the wrong one'),
    '经办条例 art. 38',
  ),
  r(
    'R05',
    'return',
    text('银行账户不是本人', "Account not the claimant's"),
    text('请提供本人名下的银行卡或存折', "Give an account in the claimant's own name"),
    '昆明市网上申领指南 第五步',
  ),
  r(
    'R06',
    'return',
    text('月份不一致', 'Months differ'),
    text(
      '参保（停保）月份须与就业（失业）登记月份一致，请更正其中之一',
      'The month must equal that of the employment (unemployment) registration',
    ),
    '操作流程 §2.1 注1、§2.2 注3',
  ),
  r(
    'R07',
    'return',
    text('无单位编码', 'Unit without a number'),
    text('请先办理单位信息登记，取得单位编号后重新申报', 'Register the unit first and file again with its number'),
    '一体化平台操作指南 1.4 ③ 注意',
  ),
  r(
    'R08',
    'return',
    text('法人信息不一致', 'Legal data differ'),
    text('请按市场监管登记完善注册法人信息后重新提交', 'Put the registered data right by the register of legal persons and submit again'),
    '登录操作指引 2 注意事项',
  ),
  r(
    'R09',
    'return',
    text('可信等级不足', 'Trust level too low'),
    text('请通过网银证书或电子营业执照核验至四级（L2）后确认', 'Reach grade 4 (L2) by bank certificate or electronic licence first'),
    '登录操作指引 1 实名核验',
  ),
  r('R99', 'return', text('其他', 'Other'), text('请按说明办理', 'See the note'), '经办条例 art. 6'),
  r(
    'J01',
    'reject',
    text('不符合享受条件：缴费不满一年', 'Less than one year of contributions'),
    text('失业前用人单位和本人缴费须满一年', 'One full year of contributions is required'),
    '社会保险法 art. 45(1)',
  ),
  r(
    'J02',
    'reject',
    text('不符合享受条件：因本人意愿中断就业', 'Left of own will'),
    text('如对失业原因有异议，请与原用人单位核实', 'Ask the former employer if the reason is disputed'),
    '社会保险法 art. 45(2)；若干规定 art. 13',
  ),
  r(
    'J03',
    'reject',
    text('不符合享受条件：未办理失业登记', 'Not registered as unemployed'),
    text('请先办理失业登记和求职登记', 'Register as unemployed and job-seeking first'),
    '社会保险法 art. 45(3)',
  ),
  r(
    'J04',
    'reject',
    text('该情形须到窗口办理', 'Counter only'),
    text('请携带相关材料到经办机构窗口办理', "Bring the papers to the agency's counter"),
    '操作流程 §2.2 注意事项',
  ),
  r(
    'J05',
    'reject',
    text('人员不在参保状态', 'Not insured'),
    text('请核对人员和单位；已停保的无需再次办理', 'Check person and unit; a stopped enrolment needs no further stop'),
    '操作流程 §2.2 注1',
  ),
  r(
    'J06',
    'reject',
    text('重复申报', 'Duplicate'),
    text('同一事项已受理，无需重复提交', 'The matter is already in hand'),
    '经办条例 art. 38',
  ),
  r(
    'J07',
    'reject',
    text('超过业务期', 'Outside the business window'),
    text('请在下月1日至20日重新申报', 'File again between the 1st and the 20th'),
    '操作流程 §2.1 提醒',
  ),
  r(
    'J08',
    'reject',
    text('实体CA用户无需开通', 'Key users need no grant'),
    text('请直接使用实体CA登录办理，首次登录自动绑定失业保险网厅权限', 'Log in with the key; the first login binds the right'),
    '一体化平台操作指南 1.3 ⑦',
  ),
  r(
    'J09',
    'reject',
    text('不符合补贴条件', 'Not entitled to the subsidy'),
    text('请核对缴费月数、证书、申请期限和已享受次数', 'See months paid, certificate, deadline and what was paid before'),
    '人社部发〔2024〕40号；云社险通〔2025〕3号',
  ),
  r(
    'J10',
    'reject',
    text('不符合稳岗返还条件', 'Not entitled to the refund'),
    text('请核对缴费情况和裁员率', 'See contributions and layoff rate'),
    '云人社发〔2025〕9号',
  ),
  r('J99', 'reject', text('其他法定情形', 'Other lawful reason'), text('见说明', 'See the note'), '经办条例 art. 24'),
]

export const reasonCode = (code: string): ReasonCode | undefined => reasonCodes.find((reason) => reason.code === code)
