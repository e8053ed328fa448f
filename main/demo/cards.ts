import { Canvas, template } from './canvas.ts'
import { type Details, dateInWords } from './details.ts'
import { random } from './random.ts'

const desk = '#d9d4c8'
const ink = '#22252b'
const pale = '#7f8894'

/** 样张 across a picture, under its text, and in words at its foot: nobody takes it for a document. */
export function specimen(canvas: Canvas, y: number, colour = '#c0392b'): void {
  const size = Math.round(canvas.width / 4.4)
  canvas.text(Math.round(canvas.width * 0.27), Math.round(canvas.height / 2 - size / 2), '样张', size, colour, {
    share: 0.2,
    spacing: size * 0.06,
  })
  canvas.text(24, y, '样张·仅供演示，不是真实证件', 19, colour)
}

/** Fine wavy lines as on a card's ground. */
function guilloche(canvas: Canvas, colour: string, top: number, bottom: number): void {
  for (let line = top; line < bottom; line += 15) {
    canvas.shape([0, line - 9, canvas.width, 19], colour, (x, y) => Math.abs(y - line - 7 * Math.sin(x / 46 + line / 31)) < 0.8, 0.6)
  }
}

/** A head and shoulders without a face. */
export function silhouette(canvas: Canvas, x: number, y: number, width: number, seed: string, ground: string): void {
  const r = random(`face ${seed}`)
  const height = Math.round(width * 1.3)
  const hair = r.pick(['#2b2622', '#3a312b', '#1f1f24'])
  const coat = r.pick(['#3c4f76', '#5b5f66', '#7a4a4a', '#40604f'])
  const long = r.chance(0.5)
  canvas.rect(x, y, width, height, ground)
  const inside = (px: number, py: number) => px >= x && px < x + width && py >= y && py < y + height
  const cx = x + width / 2
  const oval = (cy: number, rx: number, ry: number, colour: string, only: (py: number) => boolean = () => true) =>
    canvas.shape(
      [cx - rx, cy - ry, 2 * rx + 1, 2 * ry + 1],
      colour,
      (px, py) => inside(px, py) && only(py) && ((px - cx) / rx) ** 2 + ((py - cy) / ry) ** 2 <= 1,
    )
  if (long) oval(y + height * 0.43, width * 0.29, height * 0.32, hair)
  oval(y + height * 1.06, width * 0.46, height * 0.34, coat)
  canvas.rect(Math.round(cx - width * 0.08), Math.round(y + height * 0.58), Math.round(width * 0.16), Math.round(height * 0.16), '#d9b394')
  oval(y + height * 0.4, width * 0.21, height * 0.23, '#e8c4a4')
  oval(y + height * 0.33, width * 0.24, height * 0.2, hair, (py) => py < y + height * 0.31)
  oval(y + height * 0.4, width * 0.21, height * 0.23, '#e8c4a4', (py) => py > y + height * 0.31)
}

const field = (canvas: Canvas, x: number, y: number, label: string, value: string, size: number): void => {
  canvas.text(x, y + Math.round((size - 20) / 2), label, 20, '#3f6f9f')
  canvas.text(x + canvas.measure(label, 20) + 18, y, value, size, ink)
}

/** 身份证人像面 */
export function idFront(d: Details): Canvas {
  const c = template('idFront', () => {
    const blank = new Canvas(860, 542, '#eef3f4')
    guilloche(blank, '#c9dbe2', 0, 542)
    specimen(blank, 506)
    blank.roundCorners(26, desk)
    return blank
  })
  field(c, 62, 62, '姓名', d.name, 32)
  field(c, 62, 122, '性别', d.sex, 28)
  field(c, 232, 122, '民族', d.ethnicity, 28)
  c.text(62, 186, '出生', 20, '#3f6f9f')
  c.text(120, 182, dateInWords(d.birth), 28, ink)
  c.text(62, 248, '住址', 20, '#3f6f9f')
  c.lines(120, 244, d.address, 27, ink, 390)
  c.text(62, 446, '公民身份号码', 21, '#3f6f9f')
  c.text(228, 438, d.idNumber, 35, ink, { spacing: 6, bold: true })
  silhouette(c, 588, 92, 208, d.idNumber, '#e3e8ea')
  return c
}

/** 身份证国徽面, with a plain star where the emblem would be. */
export function idBack(d: Details): Canvas {
  const c = template('idBack', () => {
    const blank = new Canvas(860, 542, '#eef3f4')
    guilloche(blank, '#e6cfcf', 0, 542)
    specimen(blank, 506)
    blank.disc(142, 148, 82, '#c0392b', 74)
    blank.disc(142, 148, 66, '#f0d9c9')
    blank.star(142, 148, 52, '#c0392b')
    blank.text(276, 88, '中华人民共和国', 50, ink, { spacing: 10 })
    blank.text(276, 170, '居民身份证', 66, ink, { spacing: 14, bold: true })
    blank.text(210, 372, '签发机关', 22, '#3f6f9f')
    blank.text(210, 436, '有效期限', 22, '#3f6f9f')
    blank.roundCorners(26, desk)
    return blank
  })
  c.text(322, 368, d.issuer, 29, ink)
  const from = 2016 + (Number(d.idNumber.slice(12, 14)) % 9)
  c.text(322, 432, `${from}.05.18-${from + 20}.05.18`, 29, ink)
  return c
}

const bankColours: Readonly<Record<string, readonly [ground: string, wave: string]>> = {
  中国工商银行: ['#8f2430', '#b0454f'],
  中国农业银行: ['#126b56', '#2f8f77'],
  中国建设银行: ['#1c4a8c', '#3f70b5'],
  交通银行: ['#233a6b', '#4a659c'],
  农村信用合作联社: ['#2d6e3a', '#569a62'],
}

/** 银行储蓄卡 */
export function bankCard(d: Details): Canvas {
  const c = template(`card ${d.bank}`, () => {
    const [ground, wave] = bankColours[d.bank] ?? ['#1c4a8c', '#3f70b5']
    const blank = new Canvas(860, 542, ground)
    for (const radius of [520, 400, 280]) blank.disc(790, 590, radius, wave, 0, 0.4)
    specimen(blank, 506, '#ffffff')
    blank.text(58, 52, d.bank, 40, '#ffffff', { bold: true })
    blank.text(640, 60, '储蓄卡', 28, '#ffffff')
    blank.rect(66, 178, 104, 80, '#d8c27a')
    for (const x of [98, 134]) blank.rect(x, 178, 2, 80, '#a58f4a')
    for (const y of [204, 230]) blank.rect(66, y, 104, 2, '#a58f4a')
    blank.text(560, 416, '有效期 12/33', 25, '#ffffff')
    blank.roundCorners(26, desk)
    return blank
  })
  c.text(58, 318, d.accountNumber.replaceAll(/(\d{4})(?=\d)/g, '$1 '), 47, '#ffffff', { spacing: 3, bold: true })
  c.text(58, 410, d.accountName, 36, '#ffffff')
  return c
}

/** 社会保障卡 */
export function socialCard(d: Details): Canvas {
  const c = template('socialCard', () => {
    const blank = new Canvas(860, 542, '#e9eef6')
    guilloche(blank, '#cdd9ee', 110, 542)
    specimen(blank, 506)
    blank.rect(0, 0, 860, 104, '#2c5aa0')
    blank.text(48, 30, '中华人民共和国社会保障卡', 40, '#ffffff', { spacing: 6, bold: true })
    blank.text(720, 40, '云南', 32, '#ffffff')
    blank.text(296, 440, '云南省人力资源和社会保障厅', 22, pale)
    blank.roundCorners(26, desk)
    return blank
  })
  silhouette(c, 58, 150, 190, d.idNumber, '#dfe4ee')
  field(c, 296, 168, '姓名', d.name, 34)
  field(c, 296, 238, '社会保障号码', d.idNumber, 29)
  field(c, 296, 304, '社会保障卡号', `A${d.idNumber.slice(8, 14)}${d.idNumber.slice(0, 2)}`, 29)
  field(c, 296, 370, '发卡日期', '2019年06月', 29)
  return c
}

/** 近期1寸免冠彩色照片 */
export function photo(d: Details): Canvas {
  const c = new Canvas(590, 826, '#ffffff')
  silhouette(c, 20, 20, 550, d.idNumber, random(`photo ${d.idNumber}`).pick(['#4a86c8', '#c8463c', '#f4f6f8']))
  c.rect(20, 735, 550, 71, '#ffffff')
  c.text(34, 752, '样张·仅供演示', 32, '#c0392b')
  return c
}
