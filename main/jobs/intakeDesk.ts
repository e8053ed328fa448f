import { randomUUID } from 'node:crypto'
import type { ImportedFiling } from '../../db/commands/import.ts'
import type { DeskCommand } from '../../db/commands/plan.ts'
import type { Executed, Store } from '../../db/execute.ts'
import { knownAccounts } from '../../db/queries/accounts.ts'
import { filingsByNumber, knownPackage } from '../../db/queries/intake.ts'
import { dropAttachments, hasAttachment, putAttachment } from '../../db/vault.ts'
import type { SubmissionLine } from '../../shared/exchange/submission.ts'
import type { IntakeDesk } from '../intake/intakeDesk.ts'

/** The desk as an import sees it: the writer's own store. */
export function intakeDesk(store: Store, run: (command: DeskCommand) => Executed): IntakeDesk {
  const fresh = new Set<string>()
  return {
    known: (packageId) => knownPackage(store.db, packageId),
    existing: (numbers) => filingsByNumber(store.db, numbers),
    putAttachment(sha256, mediaType, bytes) {
      if (hasAttachment(store.vault, sha256)) return
      putAttachment(store.vault, bytes, mediaType)
      fresh.add(sha256)
    },
    accounts: (keys) => knownAccounts(store.db, keys),
    commit({ lines, notices, ...pkg }) {
      const filings = lines.map(({ filing }) => imported(filing))
      const accounts = notices.map(({ notice }) => notice)
      const executed = run({ type: 'import', package: { ...pkg, channel: 'portal', filings, accounts } })
      if (executed.ok) return { ok: true }
      const problem = executed.refusal.code === 'invalid' ? executed.refusal.message.zh : executed.refusal.code
      return { ok: false, problems: [{ part: '', line: null, field: null, problem }] }
    },
    // Imports run one after the other, so what this one brought anew belongs to nobody else.
    abandon: (sha256s) =>
      dropAttachments(
        store.vault,
        sha256s.filter((sha256) => fresh.has(sha256)),
      ),
    refuse({ fileName, sha256, problems }) {
      run({ type: 'refusePackage', data: { fileName, sha256, problems: problems.map((problem) => ({ ...problem })) } })
    },
  }
}

const imported = (line: SubmissionLine): ImportedFiling => {
  switch (line.action) {
    case 'submit':
      return { ...line, sources: definedOnly(line.sources), id: randomUUID() }
    case 'correct': {
      const { kind: _kind, ...rest } = line
      return { ...rest, sources: definedOnly(line.sources) }
    }
    case 'withdraw':
      return line
  }
}

type Source = { readonly source: string; readonly at: string }
const definedOnly = (sources: Readonly<Record<string, Source | undefined>>): Record<string, Source> =>
  Object.fromEntries(Object.entries(sources).flatMap(([key, source]) => (source ? [[key, source] as const] : [])))
