import { z } from 'zod'

/** A place in a list by deadline: the row that stands there, or stood there. */
export interface Place {
  readonly deadline: string
  readonly id: number
}

const shape = z.tuple([z.iso.datetime(), z.int().positive()])

export const cursorOf = ({ deadline, id }: Place): string => Buffer.from(JSON.stringify([deadline, id])).toString('base64url')

/** Undefined for what this program did not write: the list then begins at its start. */
export const placeOf = (cursor: string | null): Place | undefined => {
  if (cursor === null) return undefined
  try {
    const [deadline, id] = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { deadline, id }
  } catch {
    return undefined
  }
}
