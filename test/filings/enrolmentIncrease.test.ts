import { expect, it } from 'vitest'
import { enrolmentRecord, filing, given, li, personRecord, register, results, unitA, unitB } from './given.ts'

const values = {
  ...unitA,
  ...li,
  form: 'single',
  nationality: '中国',
  gender: '1',
  birthDate: '1990-03-07',
  ethnicity: '01',
  phone: '13900000001',
  household: 'urban',
  householdAddress: '昆明市官渡区测试路1号',
  residenceAddress: '昆明市官渡区测试路1号',
  mailingAddress: '昆明市官渡区测试路1号',
  enrolDate: '2025-10-08',
  wage: 612_345,
  ruralWorker: false,
  ruralWorkerPays: false,
  employedOn: '2025-10-08',
}
const increase = (change: object = {}, state: object = {}) => filing('enrolment.increase', { ...values, ...change }, state)
const one = (slice = register(), change: object = {}, state: object = {}) => given(slice).when([increase(change, state)])[0]

it('S1-07 a complete filing passes every check and starts person, enrolment and wage', () => {
  const part = one()
  expect(results(part)).toEqual({})
  expect(part?.approvable).toBe(true)
  expect(part?.effects.map((e) => e.type)).toEqual(['person.register', 'enrolment.start', 'wage.declare'])
})

it('S1-08 previews the ordinary month and each month collected back, with late fee to the day (domain.md §2.4)', () => {
  const part = one(register(), { enrolDate: '2025-08-01', employedOn: '2025-08-01', ruralWorker: true, ruralWorkerPays: true })
  const back = part?.money.filter((m) => m.kind === 'back').map((m) => [m.coverageMonth, m.unitAmount, m.personAmount, m.lateDays])
  // 6123.45 × 0.7 % = 42.86, × 0.3 % = 18.37; days from the 21st to 2025-10-16.
  expect(back).toEqual([
    ['202508', 4286, 1837, 57],
    ['202509', 4286, 1837, 26],
  ])
  expect(part?.money.find((m) => m.kind === 'ordinary')).toMatchObject({
    coverageMonth: '202510',
    base: 612_345,
    unitAmount: 4286,
    personAmount: 1837,
  })
})

it('S1-08 uses the floor and the ceiling of the month', () => {
  expect(one(register(), { wage: 350_000 })?.money[0]).toMatchObject({ base: 435_700, unitAmount: 3050, personAmount: 1307 })
  expect(one(register(), { wage: 2_500_000 })?.money[0]).toMatchObject({ base: 2_178_900, unitAmount: 15_252, personAmount: 6537 })
})

it('S1-09 refuses after the 20th, also in a holiday week, and takes the 20th itself', () => {
  expect(results(one(register(), {}, { submittedAt: '2025-10-20T15:59:00.000Z' }))).toEqual({})
  expect(results(one(register(), {}, { submittedAt: '2025-10-20T16:00:00.000Z' }))).toEqual({ window: 'fail' })
  expect(results(one(register(), {}, { submittedAt: '2025-10-01T01:00:00.000Z' }))).toEqual({})
})

it('S1-10 the insured month is the month of employment registration', () => {
  expect(results(one(register(), { employedOn: '2025-09-30' }))).toEqual({ 'enrol.month': 'fail' })
})

it('S1-11 months before the open one are collected back by force; months the former unit paid are not taken twice', () => {
  const former = enrolmentRecord({ unitNo: unitB.unitNo, fromMonth: '202401', toMonth: '202507', stopReason: '01' })
  const part = one(register({ enrolment: [former], person: [personRecord()] }), { enrolDate: '2025-07-01', employedOn: '2025-07-01' })
  expect(results(part)).toEqual({ 'enrol.back': 'warn' })
  expect(part?.money.map((m) => m.coverageMonth)).toEqual(['202508', '202509', '202510'])
})

it('refuses a person who is insured elsewhere, or here', () => {
  expect(results(one(register({ enrolment: [enrolmentRecord({ unitNo: unitB.unitNo })] })))).toMatchObject({ 'enrol.free': 'fail' })
  expect(results(one(register({ enrolment: [enrolmentRecord()] })))).toMatchObject({ 'enrol.free': 'fail' })
})

it('refuses a start before a later spell elsewhere', () => {
  const later = enrolmentRecord({ unitNo: unitB.unitNo, fromMonth: '202505', toMonth: '202508', stopReason: '01' })
  expect(results(one(register({ enrolment: [later] }), { enrolDate: '2025-03-01', employedOn: '2025-03-01' }))).toMatchObject({
    'enrol.free': 'fail',
  })
})

it('checks digits: a wrong id number fails, a credit code that misses only its check character is a doubt', () => {
  expect(results(one(register(), { idNumber: '530102199003070017' }))).toMatchObject({ 'general.idNumber': 'fail' })
  expect(results(one(register(), { creditCode: '91370285MA3QAJ0108' }))).toMatchObject({
    'general.creditCode': 'warn',
    'unit.known': 'fail',
  })
})

it('compares sex, birth date and name with number and register', () => {
  expect(results(one(register(), { gender: '2' }))).toEqual({ 'person.number': 'fail' })
  expect(results(one(register({ person: [personRecord({ name: '李某' })] })))).toEqual({ 'person.name': 'fail' })
})

it('names every empty required entry', () => {
  const part = one(register(), { householdAddress: null, ethnicity: '' })
  expect(results(part)).toEqual({ 'general.required': 'fail' })
  expect(part?.checks.find((c) => c.id === 'general.required')?.detail.zh).toBe('未填写：民族、户口详细地址')
})

it('blocks with words where no rate is known instead of using a default', () => {
  const part = given({ ...register(), openPeriod: '202601' }).when([
    increase({ enrolDate: '2026-01-05', employedOn: '2026-01-05' }, { submittedAt: '2026-01-06T02:00:00.000Z' }),
  ])[0]
  expect(part?.approvable).toBe(false)
  expect(
    [...(part?.blocked ?? []), ...(part?.checks ?? []).filter((c) => c.result === 'fail').map((c) => c.detail)].map((t) => t.zh).join(),
  ).toContain('202601')
})

it('a rural worker marked as not paying is told that the share is due from 2022-07', () => {
  const part = one(register(), { ruralWorker: true })
  expect(results(part)).toEqual({ 'enrol.rural': 'warn' })
  expect(part?.money[0]?.personAmount).toBe(1837)
})

it('the same person twice in the queue fails; a shared phone is a doubt', () => {
  const clash = {
    field: 'idNumber',
    value: li.idNumber,
    where: 'queue' as const,
    label: 'T-2',
    filingId: 'x',
    kind: 'enrolment.increase',
    subjectId: li.idNumber,
    open: true,
    hits: 1,
  }
  const f = increase()
  expect(results(given(register()).when([f], { [f.id]: [clash] })[0])).toEqual({ 'clash.idNumber': 'fail' })
  const phone = { ...clash, field: 'phone', subjectId: '440524188001010014', open: false }
  expect(results(given(register()).when([f], { [f.id]: [phone] })[0])).toEqual({ 'clash.phone': 'warn' })
})

it('nobody under 16 is insured; the retirement age comes from the dated table', () => {
  const born = (idNumber: string, birthDate: string, gender: string) => results(one(register(), { idNumber, birthDate, gender }))
  // 440524188001010014 and 110105194912310021 are samples of domain.md §8.1 (the second with its check digit put right).
  expect(born('11010519491231002X', '1949-12-31', '2')).toEqual({ 'enrol.age': 'warn' })
  expect(born('44011320141005001X', '2014-10-05', '1')).toEqual({ 'enrol.age': 'fail' })
  expect(born('120103198806018241', '1988-06-01', '2')).toEqual({})
})

it('the document is the one that the number stands on', () => {
  expect(results(one(register(), { idType: '02' }))).toEqual({ 'person.number': 'fail' })
  const hongKong = { idType: '02', idNumber: '810000199001010019', gender: '1', birthDate: '1990-01-01' }
  expect(results(one(register(), hongKong))).toEqual({})
})
