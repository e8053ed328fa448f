import type { ScreenProps } from '../../app/router.ts'
import { BatchPage } from './BatchPage.tsx'
import { UploadPage } from './UploadPage.tsx'

/** 批量申报: upload a workbook, decide on its rows, save them. The address says which batch, so that a reload comes back to it. */
export function BatchesScreen({ route }: ScreenProps) {
  const [batchId] = route.path
  return batchId === undefined ? (
    <UploadPage corrects={route.query['corrects'] ?? null} />
  ) : (
    <BatchPage key={batchId} batchId={batchId} tab={route.query['tab'] ?? null} />
  )
}
