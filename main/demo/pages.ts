import { Canvas } from './canvas.ts'
import { specimen } from './cards.ts'
import { type Details, dateInWords } from './details.ts'
import { random } from './random.ts'

const paper = '#f6f0df'
const ink = '#2a2a2a'
const line = '#8a7f66'

/** A round red seal with its text in two lines. */
function seal(c: Canvas, x: number, y: number, above: string, below: string): void {
  c.disc(x, y, 84, '#c0392b', 79, 0.8)
  c.star(x, y, 22, '#cf5a4e')
  c.text(Math.round(x - c.measure(above, 21) / 2), y - 56, above, 21, '#c0392b', { share: 0.85 })
  c.text(Math.round(x - c.measure(below, 21) / 2), y + 34, below, 21, '#c0392b', { share: 0.85 })
}

/** Rows of label and value in ruled boxes; each row is its cells' widths and texts. */
function grid(
  c: Canvas,
  x: number,
  y: number,
  height: number,
  rows: readonly (readonly (readonly [width: number, text: string])[])[],
): void {
  rows.forEach((cells, row) => {
    let left = x
    cells.forEach(([width, text], i) => {
      c.frame(left, y + row * height, width + 2, height + 2, line)
      const label = i % 2 === 0
      const size = label ? 21 : c.measure(text, 25) > width - 24 ? 20 : 25
      c.lines(
        left + 12,
        y + row * height + Math.round((height - size) / 2) - (c.measure(text, size) > width - 20 ? 12 : 0),
        text,
        size,
        label ? '#6b6250' : ink,
        width - 18,
      )
      left += width
    })
  })
}

/** 户口簿, 发证机关页 */
export function householdIssuer(d: Details): Canvas {
  const c = new Canvas(920, 680, paper)
  specimen(c, 646)
  c.text(300, 50, '居民户口簿', 58, ink, { spacing: 8, bold: true })
  grid(c, 60, 160, 74, [
    [
      [140, '户别'],
      [250, '非农业家庭户'],
      [150, '户主姓名'],
      [260, d.name],
    ],
    [
      [140, '户号'],
      [250, `5301${d.idNumber.slice(9, 14)}`],
      [150, '签发日期'],
      [260, '2018年03月12日'],
    ],
    [
      [140, '住址'],
      [660, d.address],
    ],
  ])
  c.text(60, 440, '省级公安机关户口专用章', 22, '#6b6250')
  c.text(510, 440, '户口登记机关户口专用章', 22, '#6b6250')
  seal(c, 190, 545, '公安厅', '户口专用章')
  seal(c, 640, 545, d.issuer.length > 7 ? '公安局' : d.issuer, '户口专用章')
  return c
}

/** 户口簿, 本人页 (常住人口登记卡) */
export function householdSelf(d: Details): Canvas {
  const c = new Canvas(920, 760, paper)
  specimen(c, 720)
  c.text(270, 36, '常住人口登记卡', 46, ink, { spacing: 8, bold: true })
  const home = d.address.slice(0, /[区市县]/u.exec(d.address.slice(6))?.index ? 9 : 6)
  grid(c, 50, 118, 66, [
    [
      [130, '姓名'],
      [290, d.name],
      [190, '户主或与户主关系'],
      [210, '户主'],
    ],
    [
      [130, '曾用名'],
      [290, ''],
      [190, '性别'],
      [210, d.sex],
    ],
    [
      [130, '出生地'],
      [290, home],
      [190, '民族'],
      [210, d.ethnicity],
    ],
    [
      [130, '籍贯'],
      [290, home],
      [190, '出生日期'],
      [210, dateInWords(d.birth)],
    ],
    [
      [130, '身份号码'],
      [290, d.idNumber],
      [190, '文化程度'],
      [210, d.education],
    ],
    [
      [130, '婚姻状况'],
      [290, random(`wed ${d.idNumber}`).pick(['未婚', '已婚'])],
      [190, '兵役状况'],
      [210, '未服兵役'],
    ],
    [
      [130, '服务处所'],
      [690, d.unitName],
    ],
    [
      [130, '登记日期'],
      [290, '2018年03月12日'],
      [190, '承办人签章'],
      [210, '样张'],
    ],
  ])
  return c
}

/** 银行存折, first page */
export function passbook(d: Details): Canvas {
  const c = new Canvas(920, 640, '#eef1e6')
  specimen(c, 606)
  c.rect(0, 0, 920, 96, '#2d6e3a')
  c.text(44, 28, `${d.bank}`, 40, '#ffffff', { bold: true })
  c.text(690, 36, '活期存折', 30, '#ffffff')
  grid(c, 44, 128, 60, [
    [
      [130, '户名'],
      [300, d.accountName],
      [130, '币种'],
      [272, '人民币'],
    ],
    [
      [130, '账号'],
      [300, d.accountNumber],
      [130, '开户日期'],
      [272, '2016年09月05日'],
    ],
  ])
  for (let row = 0; row < 7; row++) {
    c.rect(44, 290 + row * 46, 832, 2, line)
    const entry = [
      ['日期', '摘要', '支出', '存入', '余额'],
      ['20250610', '工资', '', '5,120.00', '8,341.26'],
      ['20250708', '转账', '2,000.00', '', '6,341.26'],
      ['20250711', '工资', '', '5,120.00', '11,461.26'],
      ['20250903', '支取', '3,000.00', '', '8,461.26'],
    ][row]
    entry?.forEach((text, i) => c.text(56 + i * 166, 300 + row * 46, text, 22, row === 0 ? '#6b6250' : ink))
  }
  return c
}
