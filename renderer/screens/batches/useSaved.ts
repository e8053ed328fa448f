import { App } from 'antd'
import { useState } from 'react'
import type { InputOf } from '../../../shared/contract/index.ts'
import { CallFailure } from '../../bridge/client.ts'
import { client } from '../../bridge/desk.ts'
import { saveFile } from '../../ui/saveFile.ts'

/** Fetches a workbook that main writes and saves it; says where it is. */
export function useSaved<N extends 'batch.template' | 'batch.result'>(name: N, saved: (fileName: string) => string) {
  const { notification } = App.useApp()
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<CallFailure | null>(null)
  const save = async (input: InputOf<N>) => {
    setPending(true)
    setFailure(null)
    try {
      const file = await client.ask(name, input)
      saveFile(file)
      notification.success({ title: saved(file.fileName), placement: 'topRight', duration: 8 })
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error
      setFailure(error)
    } finally {
      setPending(false)
    }
  }
  return { save, pending, failure, close: () => setFailure(null) }
}
