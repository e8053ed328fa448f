import { text } from '../text.ts'
import { noticesToAccept } from './acceptances.ts'
import { pass, warn } from './findings.ts'
import type { Check } from './kind.ts'

/** Asked for joint packages only: single items come by portals without this page. */
export const noticesAccepted: Check<unknown> = {
  id: 'joint.notices',
  label: text('用户通知和承诺书', 'Notices accepted'),
  fields: [],
  rule: {
    text: text('申报前须阅读并确认用户通知和承诺书', 'Both are read and accepted before filing'),
    source: '失业“一件事”操作说明书 登录账号 2（S3-01）',
  },
  run({ joint, acceptances }) {
    if (!joint) return undefined
    const open = noticesToAccept.filter((name) => !acceptances.some((given) => given.name === name))
    return open.length === 0
      ? pass('两项均已阅读确认', 'Both read and accepted')
      : warn(
          text(`没有阅读确认记录：${open.join('、')}`, `No record of acceptance: ${open.join(', ')}`),
          text('向申请人告知并取得确认后写明', 'Inform the applicant, have it accepted, and say so'),
        )
  },
}
