import { kinds } from '../../../shared/filings/index.ts'
import type { Text } from '../../../shared/text.ts'

/** Every matter, for a filter. */
export const kindChoices = (say: (text: Text) => string) => kinds.map(({ id, label }) => ({ value: id, label: say(label) }))
