import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { readPackage } from '../../main/intake/readPackage.ts'
import { bulk } from '../../main/demo/bulk.ts'
import { submissionZip } from '../fixtures/packages/submission.ts'
import { now } from '../desk/bare.ts'
import type { BenchDesk } from './desk.ts'
import type { Figure } from './harness.ts'

const FILINGS = 2000

/** Reading and checking a package of 2,000 filings against inflating it and parsing its lines. */
export const importFigures = ({ dir }: BenchDesk): Figure[] => {
  const received = [...bulk(FILINGS, 'package')].flatMap(({ filings }) => filings.map((filing) => filing.received))
  const lines = received.map(({ id: _id, channel: _channel, portal: _portal, packageId: _package, ...line }) => ({
    action: 'submit',
    ...line,
  }))
  const file = path.join(dir, 'package.zip')
  writeFileSync(file, submissionZip({ lines, manifest: { createdAt: now } }))
  const packed = deflateRawSync(Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')))
  return [
    {
      name: 'import: 2,000 filings read and checked / inflated and parsed',
      goal: { atMost: 9 },
      limit: () =>
        inflateRawSync(packed)
          .toString()
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line)),
      subject: async () => {
        const reading = await readPackage(file)
        if (!reading.ok) return reading.problems
        await reading.package.close()
        return reading.package.lines.length
      },
      right: (read) => read === FILINGS,
      calls: 3,
      by: 'mean',
    },
  ]
}
