import { desc, eq } from 'drizzle-orm'
import { canonical } from '../../shared/journal/canonical.ts'
import type { Row } from '../../shared/policy/tables.ts'
import type { ReadableDb } from '../encryptedFile.ts'
import { readStream } from '../journal/read.ts'
import { orm } from '../orm.ts'
import { policyProposal as proposals, type PolicyProposalRow } from '../schema/policy.ts'

/** One proposal, or nothing. */
export const policyProposal = (db: ReadableDb, proposalId: string): PolicyProposalRow | undefined =>
  orm(db).select().from(proposals).where(eq(proposals.proposalId, proposalId)).get()

/** Newest first. */
export const policyProposals = (db: ReadableDb, limit: number): PolicyProposalRow[] =>
  orm(db).select().from(proposals).orderBy(desc(proposals.seq)).limit(limit).all()

/** Who entered a row and who checked it, with the days; null staff where set-up brought it. */
export interface RowOrigin {
  readonly proposalId: string | null
  readonly enteredBy: string | null
  readonly enteredAt: string
  readonly checkedBy: string | null
  readonly checkedAt: string | null
}

/** Looks up where the rows in force came from: an adopted proposal, else the tables the office began with. */
export function rowOrigins(db: ReadableDb): (table: string, row: Row) => RowOrigin {
  const adopted = orm(db).select().from(proposals).where(eq(proposals.state, 'adopted')).orderBy(proposals.decidedSeq).all()
  const known = new Map<string, PolicyProposalRow>(
    adopted.flatMap((proposal) =>
      (proposal.added ?? []).map((row): [string, PolicyProposalRow] => [`${proposal.tableName} ${canonical(row)}`, proposal]),
    ),
  )
  const first = readStream(db, 'policy').find(({ type }) => type === 'policy.adopted')
  return (table, row) => {
    const proposal = known.get(`${table} ${canonical(row)}`)
    return proposal
      ? {
          proposalId: proposal.proposalId,
          enteredBy: proposal.proposedBy,
          enteredAt: proposal.at,
          checkedBy: proposal.decidedBy,
          checkedAt: proposal.decidedAt,
        }
      : {
          proposalId: null,
          enteredBy: first?.actor.staffId ?? null,
          enteredAt: first?.recordedAt ?? '',
          checkedBy: null,
          checkedAt: null,
        }
  }
}
