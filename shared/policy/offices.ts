import { type Text, text } from '../text.ts'

/** 代发银行 with its 行别代码 in the People's Bank payment system (first three digits of a 联行号). */
export interface PayingBank {
  readonly code: string
  readonly name: Text
}
export const payingBanks = {
  icbc: { code: '102', name: text('中国工商银行', 'ICBC') },
  abc: { code: '103', name: text('中国农业银行', 'Agricultural Bank of China') },
  ccb: { code: '105', name: text('中国建设银行', 'China Construction Bank') },
  bocom: { code: '301', name: text('交通银行', 'Bank of Communications') },
  rcc: { code: '402', name: text('农村信用合作联社', 'Rural Credit Cooperatives Union') },
} as const satisfies Record<string, PayingBank>

/** 失业保险经办机构. The id is ours: development zones have no code in GB/T 2260. */
export interface Office {
  readonly id: string
  readonly name: Text
  readonly address: string
  readonly bank: PayingBank
  readonly phones: readonly string[]
  /** 行政区划代码, null for development zones */
  readonly divisionCode: string | null
}

const office = (
  id: string,
  zh: string,
  en: string,
  divisionCode: string | null,
  address: string,
  bank: PayingBank,
  ...phones: string[]
): Office => ({ id, name: text(zh, en), address, bank, phones, divisionCode })

const { icbc, abc, ccb, bocom, rcc } = payingBanks

/** The 17 offices of 昆明市失业保险经办机构待遇发放联系方式, in the order of that list. */
export const offices: readonly Office[] = [
  office(
    'km-center',
    '昆明市就业局失业保险中心',
    'Kunming city centre',
    '530100',
    '呈贡新区昆明市市级行政中心综合楼西区二楼',
    icbc,
    '63362528',
  ),
  office('km-wuhua', '五华区就业局失业保险科', 'Wuhua', '530102', '昆明市正义路五华坊17号', bocom, '63588129'),
  office('km-panlong', '盘龙区就业局失业保险科', 'Panlong', '530103', '昆明市北京路481号', icbc, '65615362'),
  office('km-guandu', '官渡区就业局失业保险科', 'Guandu', '530111', '昆明市关兴路320号', ccb, '67163470'),
  office('km-xishan', '西山区就业局失业保险科', 'Xishan', '530112', '昆明市西山区春雨路188号西山政务服务中心4楼', icbc, '68367614'),
  office('km-jingkai', '经开区就业局失业保险科', 'Economic development zone', null, '经开区信息产业基地春漫大道16号', icbc, '68163228'),
  office('km-chenggong', '呈贡区就业局失业保险科', 'Chenggong', '530114', '呈贡区政务服务中心(呈贡惠景园下沉广场)', icbc, '67482216'),
  office('km-jinning', '晋宁区就业局失业保险科', 'Jinning', '530115', '晋宁区就业和社会保障服务中心2楼', icbc, '67895665'),
  office('km-anning', '安宁市就业局失业保险科', 'Anning', '530181', '安宁市金晖路宁湖大厦裙楼4楼', icbc, '68688041'),
  office('km-dongchuan', '东川区就业局失业保险科', 'Dongchuan', '530113', '东川区政务服务中心一楼', icbc, '62138526', '62138524'),
  office('km-yiliang', '宜良县就业局失业保险科', 'Yiliang', '530125', '环城西路31号', icbc, '67594012'),
  office('km-shilin', '石林县就业局失业保险科', 'Shilin', '530126', '石林县就业和社会保障服务中心(石林南路302号)', icbc, '67781309'),
  office('km-songming', '嵩明县就业局失业保险科', 'Songming', '530127', '嵩明县水真路208号', abc, '67910171'),
  office('km-fumin', '富民县就业局失业保险科', 'Fumin', '530124', '富民县就业和社会保障中心(飞翠路)', rcc, '68810210'),
  office('km-luquan', '禄劝县就业局失业保险科', 'Luquan', '530128', '禄劝县屏山街道秀屏路81号', rcc, '68915228'),
  office('km-xundian', '寻甸县就业局失业保险科', 'Xundian', '530129', '寻甸县仁德街道办北城区凤凰路12号', ccb, '13354909010'),
  office('km-yangzonghai', '阳宗海管委会就业失业保险科', 'Yangzonghai', null, '呈贡区七甸街道小哨箐村', abc, '67517882'),
]

/** The office with an id, or undefined. */
export const officeById = (id: string): Office | undefined => offices.find((candidate) => candidate.id === id)
