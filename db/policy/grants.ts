import type { RowOf, Tables } from '../../shared/policy/tables.ts'

const local2025 = '云社险通〔2025〕3号'

const amounts = (from: string, to: string, docNo: string, source: string) =>
  (
    [
      ['5', 100_000],
      ['4', 150_000],
      ['3', 200_000],
    ] as const
  ).map(([level, amount]): RowOf<'skillAmount'> => ({ from, to, docNo, source, confirmed: true, level, amount }))

/** 技能提升补贴, 稳岗返还. Nothing for 2026: the notices have not been found, so those applications wait for their rows. */
export const grantTables: Pick<Tables, 'skillAmount' | 'skillMonths' | 'skillDeadline' | 'skillYearly' | 'retention'> = {
  skillAmount: [
    ...amounts(
      '2024-01-01',
      '2024-12-31',
      '人社部发〔2024〕40号',
      '关于延续实施失业保险援企稳岗政策的通知：初级1000元、中级1500元、高级2000元',
    ),
    ...amounts('2025-01-01', '2025-12-31', local2025, '云南2025年技能提升补贴：初级1000元、中级1500元、高级2000元'),
  ],
  skillMonths: [
    {
      from: '2019-01-01',
      to: '2020-12-31',
      docNo: '云人社办通〔2020〕72号',
      source: '参保缴费36个月放宽至12个月',
      confirmed: true,
      months: 12,
    },
    { from: '2021-01-01', to: '2021-12-31', docNo: '', source: '云南2021年技能提升补贴：累计缴费12个月', confirmed: true, months: 12 },
    {
      from: '2022-01-01',
      to: '2024-12-31',
      docNo: '人社部发〔2024〕40号',
      source: '关于延续实施失业保险援企稳岗政策的通知：累计缴费12个月',
      confirmed: true,
      months: 12,
    },
    {
      from: '2025-01-01',
      to: '2025-12-31',
      docNo: local2025,
      source: '云南2025年技能提升补贴：累计缴费12个月',
      confirmed: true,
      months: 12,
    },
  ],
  skillDeadline: [
    {
      from: '2019-01-01',
      to: '2021-12-31',
      docNo: '云人社办通〔2020〕72号',
      source: '证书核发之日起12个月内申请',
      confirmed: true,
      months: 12,
    },
    {
      from: '2022-01-01',
      to: '2025-12-31',
      docNo: '',
      source: '2025年通知摘录未见申请期限，沿用核发之日起12个月，待确认',
      confirmed: false,
      months: 12,
    },
  ],
  skillYearly: [
    {
      from: '2024-01-01',
      to: '2024-12-31',
      docNo: '人社部发〔2024〕40号',
      source: '每人每年享受技能提升补贴最多三次',
      confirmed: true,
      ordinary: 3,
      shortage: 3,
    },
    {
      from: '2025-01-01',
      to: '2025-12-31',
      docNo: local2025,
      source: '每人每年一次；取得急需紧缺职业证书的可增加两次，兼有两类证书的写法待确认',
      confirmed: false,
      ordinary: 1,
      shortage: 3,
    },
  ],
  retention: [
    {
      from: '2025-01-01',
      to: '2025-12-31',
      docNo: '云人社发〔2025〕9号、云社险通〔2025〕3号',
      source: '2025年失业保险稳岗返还：裁员率不高于5.5%（30人及以下20%），大型企业30%、中小微企业等60%；“30人”口径与尾数取舍待确认',
      confirmed: false,
      year: '2024',
      minimumMonths: 12,
      layoffs: 55,
      smallUnit: 30,
      smallUnitLayoffs: 200,
      largeShare: 3000,
      smallShare: 6000,
    },
  ],
}
