import { formatRoute, navigate, type Route } from '../../app/router.ts'
import type { InputOf } from '../../../shared/contract/index.ts'

type Ask = InputOf<'assessment.sheets'>

/** What the screen shows, kept in the address: `#/assessment/202510/530000105421?only=changed`. */
export interface Place {
  readonly period: string | null
  readonly unitNo: string | null
  readonly only: Ask['only']
  readonly order: Ask['order']
  readonly keyword: string
}

const oneOf = <T extends string>(values: readonly T[], value: string | undefined, otherwise: T): T =>
  values.find((candidate) => candidate === value) ?? otherwise

export const onlys = ['all', 'changed', 'adjusted', 'blocked'] as const
export const orders = ['moved', 'unit'] as const

export const placeOf = ({ path: [period, unitNo], query }: Route): Place => ({
  period: period ?? null,
  unitNo: unitNo ?? null,
  only: oneOf(onlys, query['only'], 'all'),
  order: oneOf(orders, query['order'], 'moved'),
  keyword: query['keyword'] ?? '',
})

export const linkTo = (place: Place): string =>
  formatRoute(
    'assessment',
    [place.period, place.unitNo].flatMap((part) => part ?? []),
    {
      only: place.only === 'all' ? '' : place.only,
      order: place.order === 'moved' ? '' : place.order,
      keyword: place.keyword,
    },
  )

export const goTo = (place: Place, replace = false): void => navigate(linkTo(place), { replace })
