import { z } from 'zod'

/** Values that several lines of packages have. */

/** With milliseconds, so that times compare as texts. */
export const instant = z.iso.datetime({ precision: 3 })

/** Lower case only: one id, one spelling. */
export const packageId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)

/** Shown as they are, so no control or direction characters. */
const shown = /^[^\u0000-\u001f\u007f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]*$/
export const line = (max: number) => z.string().min(1).max(max).regex(shown)
