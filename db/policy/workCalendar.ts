import type { RowOf } from '../../shared/policy/tables.ts'

const year = (
  of: number,
  docNo: string,
  holidays: readonly (readonly [name: string, from: string, to: string])[],
  workingDays: readonly string[],
): RowOf<'workCalendar'> => ({
  from: `${of}-01-01`,
  to: `${of}-12-31`,
  docNo,
  source: `国务院办公厅关于${of}年部分节假日安排的通知`,
  confirmed: true,
  holidays: holidays.map(([name, from, to]) => ({ name, from: `${of}-${from}`, to: `${of}-${to}` })),
  workingDays: workingDays.map((day) => `${of}-${day}`),
})

/** Holidays and 调休 working days as the State Council announced them; a year without a row blocks. */
export const workCalendar: readonly RowOf<'workCalendar'>[] = [
  year(
    2024,
    '国办发明电〔2023〕7号',
    [
      ['元旦', '01-01', '01-01'],
      ['春节', '02-10', '02-17'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '06-10', '06-10'],
      ['中秋节', '09-15', '09-17'],
      ['国庆节', '10-01', '10-07'],
    ],
    ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  ),
  year(
    2025,
    '国办发明电〔2024〕12号',
    [
      ['元旦', '01-01', '01-01'],
      ['春节', '01-28', '02-04'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '05-31', '06-02'],
      ['国庆节、中秋节', '10-01', '10-08'],
    ],
    ['01-26', '02-08', '04-27', '09-28', '10-11'],
  ),
  year(
    2026,
    '国办发明电〔2025〕7号',
    [
      ['元旦', '01-01', '01-03'],
      ['春节', '02-15', '02-23'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '06-19', '06-21'],
      ['中秋节', '09-25', '09-27'],
      ['国庆节', '10-01', '10-07'],
    ],
    ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  ),
]
