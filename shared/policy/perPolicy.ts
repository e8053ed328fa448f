import type { Policy } from './policy.ts'

/** Remembers what follows from a set of tables alone, by key: a run asks the same for a million persons. A changed set is another object. */
export const perPolicy = <Value>(): ((policy: Policy, key: string, make: () => Value) => Value) => {
  const known = new WeakMap<Policy, Map<string, Value>>()
  return (policy, key, make) => {
    let values = known.get(policy)
    if (!values) known.set(policy, (values = new Map()))
    let value = values.get(key)
    if (value === undefined) values.set(key, (value = make()))
    return value
  }
}
