import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Chromium keeps nothing of what is typed: no passwords, no form history, no addresses of claimants. */
const settings = {
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: { password_manager_enabled: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  translate: { enabled: false },
  spellcheck: { dictionaries: [] },
}

type Json = { [key: string]: unknown }
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function merge(into: Json, from: Json): Json {
  const merged = { ...into }
  for (const [key, value] of Object.entries(from)) {
    const old = merged[key]
    merged[key] = isObject(old) && isObject(value) ? merge(old, value) : value
  }
  return merged
}

function stored(file: string): Json {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isObject(value) ? value : {}
  } catch {
    return {} // Chromium starts a damaged profile afresh, too
  }
}

/** Sets the profile's preferences before Chromium starts; the rest of the profile (zoom) stays. */
export function prepareProfile(profileDir: string): void {
  const file = path.join(profileDir, 'Default', 'Preferences')
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, JSON.stringify(merge(stored(file), settings)))
}
