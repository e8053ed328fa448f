import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { writeDurably } from '../db/durableFile.ts'

/** What the sign-in page of a demonstration office shows; its data are made up and its passwords are no secret. */
const shape = z.strictObject({
  today: z.iso.date(),
  office: z.strictObject({ id: z.string(), name: z.string() }),
  logins: z.array(z.strictObject({ login: z.string(), name: z.string(), role: z.string(), password: z.string() })),
})
export type DemoFile = z.infer<typeof shape>

const fileIn = (dir: string) => path.join(dir, 'demo.json')

export const writeDemoFile = (dir: string, demo: DemoFile): void => writeDurably(fileIn(dir), JSON.stringify(demo, null, 2))

/** Undefined for an office that is not a demonstration, or whose file is damaged: then the sign-in page just shows less. */
export function readDemoFile(dir: string): DemoFile | undefined {
  if (!existsSync(fileIn(dir))) return undefined
  try {
    return shape.safeParse(JSON.parse(readFileSync(fileIn(dir), 'utf8'))).data
  } catch {
    return undefined
  }
}
