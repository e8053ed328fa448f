import type { WritableDb } from '../../db/encryptedFile.ts'

/** Every row of every projection, and every term of the name indexes. */
export function dump(db: WritableDb): Record<string, unknown[]> {
  const tables = db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'journal%' AND name NOT LIKE '%_ix%' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'",
    )
    .all()
  const rows = tables.map(
    ({ name }) =>
      [
        name,
        db
          .prepare(`SELECT * FROM ${name}`)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ] as const,
  )
  const terms = ['filing_ix', 'person_ix', 'unit_ix'].map((index) => {
    db.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.${index}_terms USING fts5vocab('main', '${index}', 'row')`)
    return [index, db.prepare(`SELECT term, doc, cnt FROM temp.${index}_terms ORDER BY term`).all()] as const
  })
  const indexes = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name").all()
  return Object.fromEntries([...rows, ...terms, ['indexes', indexes]])
}
