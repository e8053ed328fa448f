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

export const skill = sqliteTable(
  'skill',
  {
    idNumber: text('id_number').notNull(),
    qualification: text('qualification'),
    issuedOn: text('issued_on'),
    level: text('level'),
    title: text('title'),
  },
  (t) => [primaryKey({ columns: [t.idNumber] })],
)

export const repayment = sqliteTable(
  'repayment',
  {
    idNumber: text('id_number').notNull(),
    fromMonth: text('from_month').notNull(),
    toMonth: text('to_month').notNull(),
    amount: integer('amount').notNull(),
    reason: text('reason').notNull(),
    foundOn: text('found_on').notNull(),
  },
  (t) => [primaryKey({ columns: [t.idNumber, t.fromMonth] })],
)

export const subsidy = sqliteTable(
  'subsidy',
  {
    idNumber: text('id_number').notNull(),
    certificateNo: text('certificate_no').notNull(),
    occupation: text('occupation').notNull(),
    level: text('level', { enum: ['5', '4', '3'] }).notNull(),
    issuedOn: text('issued_on').notNull(),
    appliedOn: text('applied_on').notNull(),
    shortage: flag('shortage'),
    amount: integer('amount').notNull(),
    accountNumber: text('account_number').notNull(),
    accountType: text('account_type', { enum: ['card', 'passbook'] }).notNull(),
    accountName: text('account_name').notNull(),
    bankCode: text('bank_code').notNull(),
  },
  (t) => [primaryKey({ columns: [t.idNumber, t.certificateNo] })],
)

export const retention = sqliteTable(
  'retention',
  {
    unitNo: text('unit_no').notNull(),
    year: text('year').notNull(),
    size: text('size', { enum: ['large', 'small'] }).notNull(),
    headMonths: integer('head_months').notNull(),
    cuts: integer('cuts').notNull(),
    paid: integer('paid').notNull(),
    amount: integer('amount').notNull(),
    accountNumber: text('account_number').notNull(),
    accountName: text('account_name').notNull(),
    confirmedOn: text('confirmed_on').notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitNo, t.year] })],
)

export const account = sqliteTable(
  'account',
  {
    system: text('system', { enum: ['platform', 'hall', 'gdUnified', 'gdHrss'] }).notNull(),
    accountName: text('account_name').notNull(),
    creditCode: text('credit_code').notNull(),
    unitName: text('unit_name').notNull(),
    unitNo: text('unit_no'),
    holderName: text('holder_name').notNull(),
    holderId: text('holder_id').notNull(),
    phone: text('phone').notNull(),
    loginMode: text('login_mode', { enum: ['password', 'sms', 'socialCard', 'mobileCa', 'entityCa'] }).notNull(),
    state: text('state', { enum: ['open', 'locked', 'closed'] }).notNull(),
    openedOn: text('opened_on').notNull(),
    caSerial: text('ca_serial'),
    caIssuer: text('ca_issuer'),
    caFrom: text('ca_from'),
    caTo: text('ca_to'),
    trustLevel: text('trust_level', { enum: ['L1', 'L2', 'L3'] }),
    trustBy: text('trust_by', { enum: ['legalBase', 'bankCertificate', 'licence', 'person'] }),
    initialised: flag('initialised'),
    parentAccount: text('parent_account'),
    lockCount: integer('lock_count').notNull(),
    lockedAt: text('locked_at'),
    wrongTries: integer('wrong_tries').notNull(),
    mustChange: flag('must_change'),
    standingPassword: text('standing_password', { enum: ['accountTail', 'creditCodeTail', 'random'] }),
    passwordSince: text('password_since'),
    resetAt: text('reset_at'),
  },
  (t) => [primaryKey({ columns: [t.system, t.accountName] })],
)

export const accountRight = sqliteTable(
  'account_right',
  {
    system: text('system', { enum: ['platform', 'hall', 'gdUnified', 'gdHrss'] }).notNull(),
    accountName: text('account_name').notNull(),
    portal: text('portal', { enum: ['enterprise', 'government', 'project', 'labour', 'employment', 'unemployment'] }).notNull(),
    division: text('division'),
    hallAccount: text('hall_account'),
    grantedBy: text('granted_by', { enum: ['filing', 'entityCa', 'hallAccount'] }).notNull(),
    grantedOn: text('granted_on').notNull(),
  },
  (t) => [primaryKey({ columns: [t.system, t.portal, t.accountName] })],
)

export const authorisationCode = sqliteTable(
  'authorisation_code',
  {
    codeId: text('code_id').notNull(),
    unitNo: text('unit_no').notNull(),
    operatorName: text('operator_name').notNull(),
    operatorId: text('operator_id').notNull(),
    phone: text('phone').notNull(),
    issuedOn: text('issued_on').notNull(),
    expiresOn: text('expires_on').notNull(),
    usedOn: text('used_on'),
  },
  (t) => [primaryKey({ columns: [t.unitNo, t.codeId] })],
)

export const operatorBinding = sqliteTable(
  'operator_binding',
  {
    creditCode: text('credit_code').notNull(),
    operatorId: text('operator_id').notNull(),
    boundOn: text('bound_on').notNull(),
    operatorName: text('operator_name').notNull(),
    phone: text('phone').notNull(),
    unitNo: text('unit_no'),
    endedOn: text('ended_on'),
  },
  (t) => [primaryKey({ columns: [t.creditCode, t.operatorId, t.boundOn] })],
)

export const registerTables = {
  unit,
  person,
  enrolment,
  wage,
  unemployment,
  jobSeeking,
  entitlement,
  skill,
  repayment,
  subsidy,
  retention,
  account,
  accountRight,
  authorisationCode,
  operatorBinding,
} as const
