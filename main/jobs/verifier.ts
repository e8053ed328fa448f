import { openAnchor } from '../../db/anchor.ts'
import { verify, type Verification } from '../../db/journal/verify.ts'
import { openStore } from '../../db/open.ts'
import { workBeside } from './workBeside.ts'

// Proves the journal; a step is the number of rows proved.

await workBeside<null, number, Verification>(({ dir, key, tell, shouldStop }) => {
  const db = openStore({ dir, key, mode: 'read' })
  try {
    const anchor = openAnchor(dir, key)
    try {
      return verify(db, anchor, tell, shouldStop)
    } finally {
      anchor.close()
    }
  } finally {
    db.close()
  }
})
