import fc from 'fast-check'
import { z } from 'zod'

/** JSON Schema as zod writes it, as far as inputs of calls use it. */
interface Shape {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly additionalProperties?: Shape | boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxLength?: number
  readonly format?: string
}

const text = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom('', '530102199003070016', '202510', '2025-10-16', "' OR 1=1 --", '=1+1', '\u0000'),
)

/** Values that fit the shape, or nearly: what a page, or something in its place, may send. */
function valueOf(shape: Shape): fc.Arbitrary<unknown> {
  if ('const' in shape) return fc.constant(shape.const)
  if (shape.enum) return fc.constantFrom(...shape.enum)
  const either = shape.anyOf ?? shape.oneOf
  if (either) return fc.oneof(...either.map(valueOf))
  if (shape.allOf) return valueOf(shape.allOf[0] ?? {})
  switch (shape.type) {
    case 'object': {
      const members = Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, member]) => [name, valueOf(member)]))
      const required = (shape.required ?? []).filter((name) => name in members)
      const known = fc.record(members, { requiredKeys: required })
      const more = shape.additionalProperties
      if (typeof more !== 'object') return known
      return fc.tuple(known, fc.dictionary(fc.string({ maxLength: 10 }), valueOf(more), { maxKeys: 3 })).map(([a, b]) => ({ ...b, ...a }))
    }
    case 'array':
      return fc.array(valueOf(shape.items ?? {}), { minLength: shape.minItems ?? 0, maxLength: (shape.minItems ?? 0) + 2 })
    case 'string':
      return shape.format === 'uuid' ? fc.uuid({ version: 4 }) : text
    case 'integer':
      return fc.integer({ min: shape.minimum ?? -1000, max: Math.min(shape.maximum ?? 1000, 1_000_000) })
    case 'number':
      return fc.double()
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

/** What an input of a call looks like, from its schema. */
export const inputOf = (schema: z.ZodType): fc.Arbitrary<unknown> =>
  valueOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape)

const strange = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1.5,
    '',
    [],
    {},
    'x'.repeat(100_000),
    [[[[[[]]]]]],
    { toString: 'x' },
    { constructor: { prototype: 1 } },
  ),
  fc.jsonValue({ maxDepth: 3 }),
)

/** An input with something wrong in it: a member of another kind, one too many, one missing, or nothing of the sort at all. */
export const spoiltInput = (schema: z.ZodType): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 1, arbitrary: strange },
    {
      weight: 4,
      arbitrary: fc.tuple(inputOf(schema), fc.nat(), strange, fc.constantFrom('replace', 'add', 'remove')).map(([input, at, odd, how]) => {
        if (typeof input !== 'object' || input === null || Array.isArray(input)) return odd
        const names = Object.keys(input)
        const name = names[at % Math.max(1, names.length)] ?? 'staffId'
        if (how === 'add') return { ...input, ...(at % 2 === 0 ? { roles: ['system'] } : { constructor: odd }) }
        const { [name]: _gone, ...rest } = input as Record<string, unknown>
        return how === 'remove' ? rest : { ...rest, [name]: odd }
      }),
    },
  )
