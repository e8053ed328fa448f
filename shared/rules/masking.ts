const compoundSurnames = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 左丘 东门 西门 第五'.split(
    ' ',
  ),
)

const middle = (value: string, head: number, tail: number): string => {
  const places = [...value]
  if (places.length <= head + tail) return '*'.repeat(places.length)
  return places.map((place, i) => (i < head || i >= places.length - tail ? place : '*')).join('')
}

/** `张三` → `张*`, `欧阳修远` → `欧阳**`, `买买提·艾力` → `买*****`. A single character is hidden. */
export const maskName = (name: string): string => {
  const places = [...name]
  return middle(name, places.length > 2 && compoundSurnames.has(places.slice(0, 2).join('')) ? 2 : 1, 0)
}

/** `530102199003070016` → `530102********0016`; anything shorter than that shows nothing. */
export const maskIdNumber = (idNumber: string): string => middle(idNumber, 6, 4)

/** Last four places of an account. */
export const maskAccount = (account: string): string => middle(account, 0, 4)

/** `13812345678` → `138****5678`; a shorter number keeps its last four. */
export const maskPhone = (phone: string): string => (phone.length >= 11 ? middle(phone, 3, 4) : middle(phone, 0, 4))
