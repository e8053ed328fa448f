import { type Text, text } from '../text.ts'

/** A value of a code table; fits a field's option list. */
export interface Code {
  readonly value: string
  readonly label: Text
}

const code = (value: string, zh: string, en: string): Code => ({ value, label: text(zh, en) })

/** 性别 GB/T 2261.1 */
export const genders: readonly Code[] = [
  code('0', '未知', 'Unknown'),
  code('1', '男', 'Male'),
  code('2', '女', 'Female'),
  code('9', '未说明', 'Not stated'),
]

/** 婚姻状况 GB/T 2261.2 */
export const maritalStates: readonly Code[] = [
  code('10', '未婚', 'Single'),
  code('20', '已婚', 'Married'),
  code('30', '丧偶', 'Widowed'),
  code('40', '离婚', 'Divorced'),
  code('90', '未说明', 'Not stated'),
]

/** 学历 GB/T 4658-2006, the levels */
export const educationLevels: readonly Code[] = [
  code('10', '研究生教育', 'Postgraduate'),
  code('20', '大学本科', 'Bachelor'),
  code('30', '大学专科', 'College'),
  code('40', '中等职业教育', 'Secondary vocational'),
  code('60', '普通高中', 'Senior secondary'),
  code('70', '初级中学', 'Junior secondary'),
  code('80', '小学', 'Primary'),
  code('90', '其他', 'Other'),
]

const nations =
  '汉 Han,蒙古 Mongol,回 Hui,藏 Tibetan,维吾尔 Uygur,苗 Miao,彝 Yi,壮 Zhuang,布依 Buyi,朝鲜 Korean,满 Manchu,侗 Dong,瑶 Yao,白 Bai,土家 Tujia,哈尼 Hani,哈萨克 Kazak,傣 Dai,黎 Li,傈僳 Lisu,佤 Va,畲 She,高山 Gaoshan,拉祜 Lahu,水 Shui,东乡 Dongxiang,纳西 Naxi,景颇 Jingpo,柯尔克孜 Kirgiz,土 Tu,达斡尔 Daur,仫佬 Mulao,羌 Qiang,布朗 Blang,撒拉 Salar,毛南 Maonan,仡佬 Gelao,锡伯 Xibe,阿昌 Achang,普米 Pumi,塔吉克 Tajik,怒 Nu,乌孜别克 Uzbek,俄罗斯 Russ,鄂温克 Ewenki,德昂 Deang,保安 Bonan,裕固 Yugur,京 Gin,塔塔尔 Tatar,独龙 Derung,鄂伦春 Oroqen,赫哲 Hezhen,门巴 Monba,珞巴 Lhoba,基诺 Jino'

/** 民族 GB/T 3304-1991, 01 to 56 */
export const ethnicities: readonly Code[] = nations.split(',').map((entry, i) => {
  const [zh = '', en = ''] = entry.split(' ')
  return code(String(i + 1).padStart(2, '0'), `${zh}族`, en)
})

/** Label of a value in a table, or undefined. */
export const labelOf = (table: readonly Code[], value: string | null): Text | undefined =>
  table.find((candidate) => candidate.value === value)?.label
