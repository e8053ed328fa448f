import { pinyin } from 'pinyin-pro'
import { fold } from './fold.ts'

/** Combinations of readings kept of one name. */
const MOST = 16

const readings = new Map<string, readonly string[]>()
const heads = new Map<string, readonly string[]>()

/**
 * Pinyin initials of a name, one per combination of readings: a clerk may type either. 曾国藩 → zgf, cgf; 尉迟敬德 → ycjd, wcjd.
 * Letters and digits stand for themselves; a character without a reading is left out.
 */
export const initialsOf = (name: string): string[] => {
  const places = [...fold(name)]
  const head = headOf(places.slice(0, 2).join(''))
  let spelled = ['']
  for (const [i, place] of places.entries()) {
    const choice = [...new Set([...(head[i] ?? ''), ...readingsOf(place)])].filter(isLetter)
    const kept = spelled.length * choice.length > MOST ? choice.slice(0, 1) : choice
    if (kept.length > 0) spelled = spelled.flatMap((start) => kept.map((letter) => start + letter))
  }
  return spelled
}

const isLetter = (letter: string): boolean => /^[a-z0-9]$/.test(letter)

/** Initials of every reading of one character, the usual one first. */
const readingsOf = (place: string): readonly string[] => {
  let known = readings.get(place)
  if (!known) readings.set(place, (known = pinyin(place, { multiple: true, toneType: 'none', type: 'array', pattern: 'first' })))
  return known
}

/** Initials of the first one or two characters read as a surname (单 shàn, 尉迟 yùchí). */
const headOf = (pair: string): readonly string[] => {
  let known = heads.get(pair)
  if (!known) heads.set(pair, (known = pinyin(pair, { surname: 'head', toneType: 'none', type: 'array', pattern: 'first' })))
  return known
}
