import type { Random } from './random.ts'

const surnames = [
  ...'李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
const compound = ['欧阳', '上官', '司马', '诸葛', '令狐', '东方', '尉迟', '慕容']
const male = [...'伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林锋志建国文海峰']
const female = [...'芳娜敏静丽艳娟霞秀玲婷雪慧莹倩琳洁梅蕾薇妍琴云莲真环凤岚苑婕馨瑗琰韵融园艺咏卿']
const either = [...'一子思佳晓春秋雨晨永安然若清嘉欣乐心语涵泽']

/** Family and given names that older systems cannot write: CJK extensions A, B, C, E and F. */
export const rareNames = ['王𬱖', '李㛃', '杨䶮', '陈𠅤', '赵𫖯', '欧阳㛃然'] as const
/** Names of minorities of Yunnan and Xinjiang, with the separator U+00B7 (民委发〔2016〕33号). */
export const minorityNames = ['阿依古丽·买买提', '扎西·顿珠', '艾力·吐尔逊', '木呷·阿洛', '迪丽娜尔·艾山'] as const

/** An invented name that suits the sex of the number. */
export function personName(r: Random, gender: '1' | '2'): string {
  const surname = r.chance(0.03) ? r.pick(compound) : r.pick(surnames)
  const given = gender === '1' ? male : female
  if (r.chance(0.25)) return surname + r.pick(given)
  return surname + r.pick(r.chance(0.5) ? either : given) + r.pick(given)
}

/** A name as common names are common: the front of each list far more often than its end. Cheap, for large registers. */
export function commonName(r: Random, gender: '1' | '2'): string {
  const given = gender === '1' ? male : female
  const often = (list: readonly string[]) => list[Math.floor(list.length * r.next() ** 2.5)] ?? ''
  return r.next() < 0.2 ? often(surnames) + often(given) : often(surnames) + often(either) + often(given)
}

const places = ['滇池', '官渡', '翠湖', '五华', '金马', '碧鸡', '圆通', '东川', '盘龙', '呈贡', '安宁', '石林']
const styles = ['云岭', '彩云', '茶花', '孔雀', '山海', '启明', '恒达', '新润', '华联', '嘉禾', '顺通', '博远', '同心', '春晓']
const trades: readonly (readonly [name: string, form: string])[] = [
  ['商贸', '有限公司'],
  ['物流', '有限公司'],
  ['信息技术', '有限公司'],
  ['建筑工程', '有限公司'],
  ['花卉', '有限公司'],
  ['餐饮管理', '有限公司'],
  ['旅游', '有限公司'],
  ['物业服务', '有限公司'],
  ['机械制造', '有限公司'],
  ['食品', '有限公司'],
  ['教育咨询', '有限公司'],
  ['生物科技', '股份有限公司'],
]

/** An invented company name; `index` keeps the names of one demonstration apart. */
export function unitName(index: number): string {
  const [trade, form] = trades[index % trades.length] ?? ['商贸', '有限公司']
  const style = styles[(index * 5) % styles.length] ?? ''
  const place = places[Math.floor(index / styles.length) % places.length] ?? ''
  return `昆明${place}${style}${trade}${form}`
}
