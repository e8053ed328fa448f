import { Role } from './roles.ts'

/**
 * 业务提出，内控核查: operations ask for a parameter, internal control checks it against its document (人社厅发〔2021〕64号; domain rule 11).
 * The two post groups may not be held together, so proposer and checker are two people already by their roles; the command checks it again.
 */
export const proposers = [Role.supervisor, Role.secondReview] as const
export const checkers = [Role.audit] as const

export const proposalStates = ['open', 'adopted', 'rejected', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]
