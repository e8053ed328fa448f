import { randomInt } from 'node:crypto'

/** Without letters and figures that look alike on paper. */
const characters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to be read out or copied from paper: four groups of four, 79 random bits, `k7mp-x3qd-9hwa-4tce`. */
export const newOneTimePassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => characters[randomInt(characters.length)]).join('')).join('-')
