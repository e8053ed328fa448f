import type { z } from 'zod'
import { findKind } from '../../shared/filings/index.ts'

type Issue = z.core.$ZodIssue
const types: Readonly<Record<string, string>> = {
  string: '文字',
  int: '整数',
  number: '整数',
  boolean: '是或否',
  object: '对象',
  record: '对象',
  array: '列表',
}

/** What does not fit its shape, in words: the field's path (`values.idNumber`) and what should stand there. */
export function shapeProblems(error: z.ZodError, given: unknown): { readonly field: string | null; readonly problem: string }[] {
  const labels = fieldLabels(given)
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: pathOf([...issue.path, key]), problem: '没有这一项，不能出现' }))
    const label = issue.path[0] === 'values' ? labels[String(issue.path[1])] : undefined
    const text = describe(issue, at(given, issue.path) === undefined)
    return [{ field: pathOf(issue.path), problem: label ? `${label}：${text}` : text }]
  })
}

function describe(issue: Issue, missing: boolean): string {
  if (missing) return '缺少这一项'
  switch (issue.code) {
    case 'invalid_type':
      return `类型不对，应为${types[issue.expected] ?? issue.expected}`
    case 'too_big':
      return issue.origin === 'string'
        ? `超过 ${issue.maximum} 个字符`
        : issue.origin === 'array'
          ? `超过 ${issue.maximum} 项`
          : `大于 ${issue.maximum}`
    case 'too_small':
      if (issue.origin === 'string') return '不能为空'
      return issue.inclusive === false ? `应大于 ${issue.minimum}` : `小于 ${issue.minimum}`
    case 'invalid_format':
      return formats[issue.format] ?? '格式不对，或含有不允许的字符'
    case 'invalid_key':
      return '没有这一项，不能出现'
    case 'invalid_union':
    case 'invalid_value':
      return codes[String(issue.path.at(-1))] ?? '不是允许的值'
    default:
      return '内容不符合要求'
  }
}

const codes: Readonly<Record<string, string>> = {
  action: '只能是 submit、correct 或 withdraw',
  kind: '没有这个事项',
  officeId: '没有这个经办机构',
  slot: '该事项没有这种材料',
  mediaType: '不支持的附件类型',
  notice: '没有这种账号通知',
}

const formats: Readonly<Record<string, string>> = {
  datetime: '应为 UTC 时间，精确到毫秒，如 2025-10-20T01:02:03.000Z',
  date: '应为存在的日期，如 2025-10-20',
}

function fieldLabels(given: unknown): Readonly<Record<string, string>> {
  const kind = at(given, ['kind'])
  const fields = typeof kind === 'string' ? findKind(kind)?.fields : undefined
  return fields ? Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.label.zh])) : {}
}

function at(given: unknown, path: readonly PropertyKey[]): unknown {
  let value = given
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

/** Keys come from the file and could be anything, so only those that look like names in a program are repeated. */
const pathOf = (path: readonly PropertyKey[]): string | null =>
  path.length === 0
    ? null
    : path.map((key) => (typeof key === 'number' || /^[A-Za-z_]\w{0,39}$/.test(String(key)) ? String(key) : '?')).join('.')
