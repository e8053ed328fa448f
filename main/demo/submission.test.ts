import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readPackage } from '../intake/readPackage.ts'
import { demoDeliveries } from './deliveries.ts'
import { demoFilings } from './filings.ts'
import { portals } from './plan.ts'
import { deliveryPackage, type DemoPackage, sparePackages } from './submission.ts'

async function read({ fileName, bytes }: DemoPackage) {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'casedesk-package-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  writeFileSync(path.join(dir, fileName), bytes)
  const reading = await readPackage(path.join(dir, fileName))
  if (reading.ok) await reading.package.close()
  return reading
}

it('leaves one good package of five filings and one that names its problem', async () => {
  const [good, bad] = await Promise.all((await sparePackages()).map(read))
  expect(good?.ok && good.package.lines.length).toBe(5)
  expect(good?.ok && good.package.attachments.length).toBeGreaterThan(6)
  expect(bad?.ok).toBe(false)
  expect(bad?.ok === false && bad.problems.map((p) => [p.part, p.line, p.field])).toEqual([['filings.ndjson', 2, 'values.wage']])
})

it('writes deliveries that the intake takes, the same bytes each time', async () => {
  const deliveries = demoDeliveries(demoFilings())
  expect(new Set(deliveries.map((d) => d.package.portal))).toEqual(new Set(Object.values(portals)))
  for (const portal of Object.values(portals)) {
    const last = deliveries.findLast((d) => d.package.portal === portal)
    if (!last) throw new Error(portal)
    const written = await deliveryPackage(last)
    expect(written.bytes.equals((await deliveryPackage(last)).bytes)).toBe(true)
    const reading = await read(written)
    expect(reading.ok || reading.problems).toBe(true)
    expect(reading.ok && reading.package.lines.length).toBe(last.package.filings.length)
  }
})
