import { z } from 'zod'

/** What an applicant read and accepted before filing, and when (ISO). */
export const acceptance = z.strictObject({ name: z.string().min(1).max(60), acceptedAt: z.iso.datetime() })
export type Acceptance = z.infer<typeof acceptance>

/** What has to be read and accepted before 失业“一件事” (S3-01). */
export const noticesToAccept = ['用户通知', '承诺书'] as const

/** The time of the last acceptance (ISO) once every notice is accepted; null before. */
export function allAcceptedAt(acceptances: readonly Acceptance[]): string | null {
  const each = noticesToAccept.map((name) => acceptances.find((given) => given.name === name)?.acceptedAt)
  return each.reduce<string | null>((last, at) => (last === null || at === undefined ? null : at > last ? at : last), '')
}
