import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import { type DemoDelivery, deliveryFor, type PackageFile, packageFiles } from './deliveries.ts'
import { spareFilings } from './filings.ts'
import { demoNotices } from './portalAccounts.ts'

/** A package file for the inbox folder. */
export interface DemoPackage {
  readonly fileName: string
  readonly bytes: Buffer
}

/** The files of a package as a zip with fixed times, so that the same content gives the same bytes. */
export function zipped(files: readonly PackageFile[]): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  const fixed = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100600, compress: false }
  for (const { path, bytes } of files) zip.addBuffer(bytes, path, fixed)
  zip.end()
  return buffer(zip.outputStream)
}

/** A delivery as the zip its portal would have sent. */
export const deliveryPackage = async (delivery: DemoDelivery): Promise<DemoPackage> => ({
  fileName: delivery.package.fileName,
  bytes: await zipped(packageFiles(delivery)),
})

/**
 * Two packages that wait in the inbox for whoever tries the demonstration: one of five good filings and two account notices, and one whose second line gives the
 * wage in words instead of 分, which refuses it whole.
 */
export async function sparePackages(): Promise<DemoPackage[]> {
  const filings = spareFilings()
  const good = deliveryFor(filings.filter((f) => !f.key.startsWith('spare.bad')))
  const bad = deliveryFor(filings.filter((f) => f.key.startsWith('spare.bad')))
  const withNotices = { ...good, package: { ...good.package, accounts: demoNotices() } }
  const inWords = packageFiles(
    { ...bad, package: { ...bad.package, packageId: good.package.packageId.replace(/^.{8}/u, '0badf11e') } },
    (line, i) => (i === 1 && line.action === 'submit' ? { ...line, values: { ...line.values, wage: '五千元' } } : line),
  )
  return [
    { fileName: '待导入-办件5件.zip', bytes: await zipped(packageFiles(withNotices)) },
    { fileName: '待导入-申报工资有误.zip', bytes: await zipped(inWords) },
  ]
}
