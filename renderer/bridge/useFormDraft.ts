import type { FormInstance } from 'antd'
import { useEffect } from 'react'
import { useDraft } from './useDraft.ts'

const asValues = (stored: unknown): object | null => (typeof stored === 'object' ? stored : null)

/** What is typed into the form of a dialog about one matter (null: it is closed); it stays until it is sent or given up, also through a lock. */
export function useFormDraft<T extends object>(form: FormInstance<T>, about: string | null) {
  const { value, ready, set, clear } = useDraft(about === null ? null : `form/${about}`, asValues)
  useEffect(() => {
    if (ready && value) form.setFieldsValue(value as Parameters<typeof form.setFieldsValue>[0])
  }, [form, ready, value])
  return { onValuesChange: (_changed: unknown, values: T) => set(values), clear }
}
