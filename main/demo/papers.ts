import { stopReasonOf } from '../../shared/rules/stopReasons.ts'
import { type Details, dateInWords } from './details.ts'
import { encodePdf, type PdfPage, type PdfText } from './pdf.ts'

const left = 72
const column = 450

/** A page with a heading, paragraphs broken at the margin, and the mark that it is a specimen. */
export function page(heading: string, paragraphs: readonly string[], number: string): PdfPage {
  const texts: PdfText[] = [{ x: 297 - heading.length * 11, y: 80, size: 22, text: heading }]
  let y = 140
  for (const paragraph of paragraphs) {
    for (const line of broken(paragraph, column / 12)) {
      texts.push({ x: left, y, size: 12, text: line })
      y += 22
    }
    y += 6
  }
  texts.push(
    { x: 180, y: 380, size: 110, text: '样张', gray: 0.9 },
    { x: left, y: 780, size: 10, text: `样张·仅供演示，不具效力　${number}`, gray: 0.4 },
  )
  // The large mark lies under the words.
  return { texts: texts.sort((a, b) => b.size - a.size), rules: [[left, 120, column]] }
}

/** Lines of at most `ems` full-width characters; Latin ones count half. */
function broken(text: string, ems: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const character of text) {
    const width = (character.codePointAt(0) ?? 0) < 0x80 ? 0.5 : 1
    if (used + width > ems) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += character
    used += width
  }
  return [...lines, line]
}

/** 劳动合同, two pages */
export function contract(d: Details, from: string): Buffer {
  return encodePdf(
    [
      page(
        '劳动合同书',
        [
          `甲方（用人单位）：${d.unitName}`,
          `乙方（劳动者）：${d.name}`,
          `公民身份号码：${d.idNumber}`,
          `住址：${d.address}`,
          '根据《中华人民共和国劳动合同法》，甲乙双方在平等自愿、协商一致的基础上订立本合同。',
          `一、合同期限：自${dateInWords(from)}起，期限三年。`,
          '二、工作内容和地点：乙方在甲方所在地从事甲方安排的岗位工作。',
          '三、工作时间：实行标准工时制，每日工作八小时，每周工作五日。',
        ],
        '第1页，共2页',
      ),
      page(
        '劳动合同书（续）',
        [
          '四、劳动报酬：甲方于每月十五日前以货币形式支付工资。',
          '五、社会保险：甲乙双方依法参加社会保险，乙方应缴部分由甲方代扣代缴。',
          '六、本合同一式两份，双方各执一份，签字或盖章后生效。',
          `甲方（盖章）：${d.unitName}`,
          `乙方（签字）：${d.name}`,
          `签订日期：${dateInWords(from)}`,
        ],
        '第2页，共2页',
      ),
    ],
    '劳动合同书（样张）',
  )
}

/** 就业创业证, pages 2 and 3 */
export function employmentBook(d: Details): Buffer {
  return encodePdf(
    [
      page(
        '就业创业证　第2页',
        [
          `姓名：${d.name}`,
          `性别：${d.sex}　　民族：${d.ethnicity}`,
          `公民身份号码：${d.idNumber}`,
          `文化程度：${d.education}`,
          `证件编号：${d.idNumber.slice(0, 6)}00${d.idNumber.slice(6, 14)}`,
        ],
        '第2页',
      ),
      page(
        '就业创业证　第3页',
        ['就业登记与失业登记情况', `最后用人单位：${d.unitName}`, `户籍地址：${d.address}`, '登记机构：昆明市公共就业服务机构'],
        '第3页',
      ),
    ],
    '就业创业证（样张）',
  )
}

/** 停保情形证明, two pages */
export function proof(d: Details, reason: string): Buffer {
  const label = stopReasonOf(reason)?.label.zh ?? '其他情形'
  return encodePdf(
    [
      page(
        '停保情形证明',
        [`兹证明${d.name}（公民身份号码${d.idNumber}）系我单位参保人员。`, `停保情形：${label}。`, '特此证明。', `单位：${d.unitName}`],
        '第1页，共2页',
      ),
      page('附件清单', ['一、情形证明材料复印件一份。', '二、经办人身份证件复印件一份。'], '第2页，共2页'),
    ],
    '停保情形证明（样张）',
  )
}
