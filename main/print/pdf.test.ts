import { describe, expect, it } from 'vitest'
import { mark, workedSheet } from '../../test/print/given.ts'
import { hasScanner, readers } from '../../test/print/read.ts'
import { type PrintContent, pdfOf } from './layouts.ts'

const made = async (contents: readonly PrintContent[], change: Parameters<typeof mark>[0] = {}, preview = false) => {
  const result = await pdfOf(
    contents.map((content) => ({ content, mark: mark(change) })),
    { preview },
  )
  if (!result.ok) throw new Error(result.unprintable.map(({ codePoint }) => codePoint).join())
  return result
}

const list = (...names: string[]): PrintContent => ({
  kind: 'personList',
  data: {
    unitNo: '530000105421',
    unitName: '久远银海测试单位',
    period: '202510',
    rows: names.map((name) => ({
      name,
      idNumber: '530102199003070016',
      ruralWorker: false,
      base: 500_000,
      unitAmount: 3500,
      personAmount: 1500,
    })),
  },
})

describe('失业保险单位月缴费核定表 (S1-21)', () => {
  it('holds the form of the guide, line by line, with the figures of the worked example', async () => {
    const { bytes, pages } = await made([workedSheet()])
    expect(pages).toBe(1)
    const lines = readers(bytes)
      .text()
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    expect(lines.slice(0, 23)).toEqual([
      '失业保险单位月缴费核定表',
      '单位名称: 久远银海测试单位',
      '单位编号: 530000105421 做账期号: 202510 (单位: 人或元)',
      '项目 序号 局方核定数',
      '缴费人员情况',
      '单位缴费人数: 1 3',
      '单位农民工缴费人数: 2 1',
      '基数情况',
      '缴费基数总额: 3 32,269.45',
      '本月应缴金额',
      '单位应缴: 4 225.88',
      '个人应缴: 5 96.81',
      '本期补(退)收金额',
      '单位补(减)收: 6 85.72',
      '个人补(减)收: 7 36.74',
      '使用待转金冲减金额',
      '待转金冲减单位部分金额: 8 35.00',
      '待转金冲减个人部分金额: 9 15.00',
      '本期实际应缴合计',
      '单位应缴: 10 276.60',
      '个人应缴: 11 118.55',
      '利息: 12 0.00',
      '滞纳金: 13 2.79',
    ])
    expect(lines.join('\n')).toContain('397.94 元 大写：叁佰玖拾柒元玖角肆分')
    expect(lines.join('\n')).toMatch(
      /经办机构：官渡区就业局失业保险科[\s\S]*打印人：祝主任 打印时间：2025-10-25 14:05:09[\s\S]*第 1 次打印/,
    )
    expect(lines.join('\n')).toContain('核验码：7K3M-9QX2-DT8A')
  })

  it('is a PDF that other programs accept: embedded fonts, metadata, no damage, the same bytes every time', async () => {
    const { bytes } = await made([workedSheet()])
    const pdf = readers(bytes)
    expect(pdf.check()).toContain('No syntax or stream encoding errors found')
    expect(pdf.fonts().length).toBeGreaterThan(0)
    for (const font of pdf.fonts()) expect(font).toMatchObject({ embedded: 'yes', subset: 'yes', unicode: 'yes' })
    expect(pdf.info()).toMatchObject({
      Title: '失业保险单位月缴费核定表',
      Author: '官渡区就业局失业保险科',
      'PDF version': '1.7',
      Pages: '1',
    })
    expect(bytes.toString('latin1')).toContain('/Lang (zh-CN)')
    expect((await made([workedSheet()])).bytes.equals(bytes)).toBe(true)
  })

  if (!hasScanner) console.log('zbarimg is not installed: the QR code of the sheet is not scanned')
  it.skipIf(!hasScanner)('bears a QR code that a scanner reads', async () => {
    expect(readers((await made([workedSheet()])).bytes).scanned()).toBe('CASEDESK/7K3M9QX2DT8A/HD202510530000105421')
  })

  it('goes on in the next line where a name is long: no bracket begins a line, no Latin word is cut, and the table moves down', async () => {
    const names = [
      '昆明市官渡区人力资源服务及餐饮管理股份有限责任公司分公司（筹备）',
      'Yunnan International Human Resources and Catering Limited',
    ]
    const text = readers((await made(names.map((unitName) => workedSheet({ unitName })))).bytes).text()
    expect(text).toMatch(/单位名称: 昆明市官渡区人力资源服务及餐饮管理股份有限责任公司分公司\n ?（筹备）\n\n单位编号:/)
    expect(text).toMatch(/单位名称: Yunnan International Human Resources and Catering\n ?Limited\n\n单位编号:/)
  })

  it('says 补打 from the second copy on, and 预览 across a page that was not issued', async () => {
    expect(readers((await made([workedSheet()], { copy: 2 })).bytes).text()).toContain('第 2 次打印（补打）')
    const preview = readers((await made([workedSheet()], { verification: null }, true)).bytes).text()
    expect(preview).toContain('预览，未正式打印')
    expect(preview).not.toContain('核验码')
  })

  it('begins every unit of a document on a page of its own and counts its pages alone', async () => {
    const { bytes, firstPages, pages } = await made([list('李测试'), list(...Array<string>(90).fill('李测试')), list('李测试')])
    expect(firstPages).toEqual([1, 2, pages])
    expect(pages).toBeGreaterThan(4)
    const text = readers(bytes).text().replaceAll(/\s/g, '')
    expect(text).toContain(`第1页共${pages - 2}页`)
    expect(text).toContain(`第${pages - 2}页共${pages - 2}页`)
    expect(text.match(/第1页共1页/g)).toHaveLength(2)
  })
})

describe('rare characters (domain.md §8.6)', () => {
  /** Extensions A, B, C, D, E, F, G and H, the separator of minority names, 〇. */
  const names = [
    '刘㛃明',
    '王𠅤华',
    '陈𫖯',
    '柴𬱖',
    '李䶮',
    '吉𠮷子',
    '张𪛖文',
    '赵𫝀',
    '黄𮧵林',
    '周𰻞',
    '吴𱍐丽',
    '阿依古丽·买买提',
    '李〇',
  ]

  it('come back from the paper code point by code point', async () => {
    const { bytes } = await made([list(...names)])
    const pdf = readers(bytes)
    const text = pdf.text().replaceAll(/\s/g, '')
    for (const name of names) expect([...text].join(' ')).toContain([...name].join(' '))
    const faces = pdf.fonts()
    expect(faces.map(({ name }) => name.split('+')[1])).toEqual(
      expect.arrayContaining(['BabelStoneHan', 'HanaMinB', 'NotoSerifSC-Bold', 'NotoSerifSC-Regular']),
    )
    for (const face of faces) expect(face).toMatchObject({ embedded: 'yes', unicode: 'yes' })
  })

  it('of old data print as the standard character, and compatibility forms only on paper as their own', async () => {
    const text = readers((await made([list('孙\ue863', '隆\uf9dc')])).bytes).text()
    expect(text).toContain('孙䶮')
    expect(text).toContain('隆隆')
  })

  it('that no font has are refused by name and code point, never printed as a box', async () => {
    const contents = [list('李测试'), list('李测试', '徐\u{2ebf0}', '胡\ue5e5')]
    const refused = await pdfOf(
      contents.map((content) => ({ content, mark: mark() })),
      { preview: false },
    )
    expect(refused).toEqual({
      ok: false,
      unprintable: [
        { character: '\u{2ebf0}', codePoint: 'U+2EBF0', text: '徐\u{2ebf0}' },
        { character: '\ue5e5', codePoint: 'U+E5E5', text: '胡\ue5e5' },
      ],
      papers: [1],
    })
  })

  it('come back from a form the same way, and one that no font has is refused there too', async () => {
    const text = readers((await made(names.map((name) => workedSheet({ unitName: `${name}商行` })))).bytes).text()
    expect(text.match(/单位名称: .*(?=商行)/g)).toEqual(names.map((name) => `单位名称: ${name}`))
    const sheets = ['李测试', '徐\u{2ebf0}'].map((unitName) => ({ content: workedSheet({ unitName }), mark: mark() }))
    expect(await pdfOf(sheets, { preview: false })).toEqual({
      ok: false,
      unprintable: [{ character: '\u{2ebf0}', codePoint: 'U+2EBF0', text: '徐\u{2ebf0}' }],
      papers: [1],
    })
  })

  it('are never cut in two where a narrow column wraps', async () => {
    const long = '𠅤𫖯𬱖𮧵𰻞'.repeat(14)
    const text = readers((await made([list(long)])).bytes).text()
    expect([...text].filter((character) => [...long].includes(character)).join('')).toBe(long)
  })
})
