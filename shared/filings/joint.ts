import type { Kind } from './kind.ts'

/** The matters that may be filed as one with this one (一件事), in their deciding order, this one last; it alone where there are none. */
export const jointOf = (kind: Kind, kinds: readonly Kind[]): readonly Kind[] =>
  [...kinds.filter(({ id }) => kind.joint?.includes(id)), kind].sort((a, b) => a.order - b.order)

/** Whether these matters, each once and no other, make a joint package: the last of them says so. */
export function isJoint(parts: readonly Kind[]): boolean {
  const last = [...parts].sort((a, b) => a.order - b.order).at(-1)
  return (
    last?.joint !== undefined && parts.length === last.joint.length + 1 && last.joint.every((id) => parts.some((kind) => kind.id === id))
  )
}
