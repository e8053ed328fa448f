import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed mirror of the register's tables in db/migrations/002Projections.ts: one per record kind, members named as in the record. */

const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull()

export const unit = sqliteTable('unit', {
  unitNo: text('unit_no').notNull().unique(),
  creditCode: text('credit_code').notNull(),
  name: text('name').notNull(),
  officeId: text('office_id').notNull(),
  type: text('type', { enum: ['enterprise', 'institution', 'society', 'individual'] }).notNull(),
  phone: text('phone'),
  address: text('address'),
  state: text('state', { enum: ['active', 'cancelled'] }).notNull(),
})

export const person = sqliteTable('person', {
  idNumber: text('id_number').notNull().unique(),
  name: text('name').notNull(),
  gender: text('gender', { enum: ['0', '1', '2', '9'] }).notNull(),
  birthDate: text('birth_date').notNull(),
  ethnicity: text('ethnicity'),
  phone: text('phone'),
  address: text('address'),
  household: text('household', { enum: ['urban', 'rural'] }),
  education: text('education'),
  diedOn: text('died_on'),
})

export const enrolment = sqliteTable(
  'enrolment',
  {
    unitNo: text('unit_no').notNull(),
    idNumber: text('id_number').notNull(),
    fromMonth: text('from_month').notNull(),
    toMonth: text('to_month'),
    stopReason: text('stop_reason'),
    ruralWorker: flag('rural_worker'),
    ruralWorkerPays: flag('rural_worker_pays'),
    employedOn: text('employed_on'),
  },
  (t) => [primaryKey({ columns: [t.unitNo, t.idNumber, t.fromMonth] })],
)

export const wage = sqliteTable(
  'wage',
  {
    unitNo: text('unit_no').notNull(),
    idNumber: text('id_number').notNull(),
    fromMonth: text('from_month').notNull(),
    monthly: integer('monthly').notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitNo, t.idNumber, t.fromMonth] })],
)

export const unemployment = sqliteTable(
  'unemployment',
  {
    idNumber: text('id_number').notNull(),
    registeredOn: text('registered_on').notNull(),
    lostJobOn: text('lost_job_on').notNull(),
    reason: text('reason').notNull(),
    lastUnitNo: text('last_unit_no'),
    personType: text('person_type').notNull(),
    specialStatus: text('special_status'),
    officeId: text('office_id').notNull(),
    cancelledOn: text('cancelled_on'),
    cancelReason: text('cancel_reason'),
  },
  (t) => [primaryKey({ columns: [t.idNumber, t.registeredOn] })],
)

export const jobSeeking = sqliteTable(
  'job_seeking',
  {
    idNumber: text('id_number').notNull(),
    registeredOn: text('registered_on').notNull(),
    area: text('area').notNull(),
    position: text('position').notNull(),
    employmentForm: text('employment_form').notNull(),
    payType: text('pay_type').notNull(),
    cancelledOn: text('cancelled_on'),
  },
  (t) => [primaryKey({ columns: [t.idNumber, t.registeredOn] })],
)

export const entitlement = sqliteTable(
  'entitlement',
  {
    idNumber: text('id_number').notNull(),
    claimedOn: text('claimed_on').notNull(),
    paidMonths: integer('paid_months').notNull(),
    months: integer('months').notNull(),
    carriedOver: integer('carried_over').notNull(),
    firstMonth: text('first_month').notNull(),
    lastMonth: text('last_month').notNull(),
    accountNumber: text('account_number').notNull(),
    accountType: text('account_type', { enum: ['card', 'passbook'] }).notNull(),
    accountName: text('account_name').notNull(),
    bankCode: text('bank_code').notNull(),
    phone: text('phone').notNull(),
    medical: text('medical', { enum: ['fund', 'waived'] }).notNull(),
    medicalNo: text('medical_no'),
    waiverReason: text('waiver_reason'),
    stoppedFrom: text('stopped_from'),
    stopReason: text('stop_reason'),
  },
  (t) => [primaryKey({ columns: [t.idNumber, t.claimedOn] })],
)

export const registerTables = { unit, person, enrolment, wage, unemployment, jobSeeking, entitlement } as const
