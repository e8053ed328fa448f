import { type Text, text } from '../text.ts'

/** 行政区划 of Kunming (GB/T 2260), with codes it had before. */
export interface Division {
  readonly code: string
  readonly name: Text
  readonly formerCodes: readonly string[]
}

const division = (code: string, zh: string, en: string, ...formerCodes: string[]): Division => ({ code, name: text(zh, en), formerCodes })

export const divisions: readonly Division[] = [
  division('530100', '昆明市', 'Kunming'),
  division('530102', '五华区', 'Wuhua'),
  division('530103', '盘龙区', 'Panlong'),
  division('530111', '官渡区', 'Guandu'),
  division('530112', '西山区', 'Xishan'),
  division('530113', '东川区', 'Dongchuan'),
  division('530114', '呈贡区', 'Chenggong', '530121'),
  division('530115', '晋宁区', 'Jinning', '530122'),
  division('530124', '富民县', 'Fumin'),
  division('530125', '宜良县', 'Yiliang'),
  division('530126', '石林彝族自治县', 'Shilin'),
  division('530127', '嵩明县', 'Songming'),
  division('530128', '禄劝彝族苗族自治县', 'Luquan'),
  division('530129', '寻甸回族彝族自治县', 'Xundian'),
  division('530181', '安宁市', 'Anning', '530123'),
]

/** The division with a present or former code, or undefined. */
export const divisionOf = (code: string): Division | undefined =>
  divisions.find((candidate) => candidate.code === code || candidate.formerCodes.includes(code))

/** Kunming's own rules (month and reason of a stop must match 失业登记) hold for its divisions and development zones. */
export const isKunming = (code: string | null): boolean => code === null || divisionOf(code) !== undefined
