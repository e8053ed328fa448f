import { z } from 'zod'
import { identityKeys } from '../filings/identityShown.ts'
import { command, query } from './call.ts'
import { partPreview } from './filings.ts'

/** 窗口受理: the posts that accept filings; deciding on them is another person's. */
const clerks = ['firstReview', 'supervisor'] as const
const value = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()])
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** Size and media type are main's own knowledge of the bytes. */
const material = z.strictObject({ slot: z.string().max(60), name: z.string().min(1).max(200), sha256 })
const entered = { kind: z.string().max(60), values: z.record(z.string().max(60), value), materials: z.array(material).max(100) }
/** Further matters of a joint package (一件事); `kind` is the largest of it. */
const together = z.array(z.strictObject(entered)).max(3).default([])
/** Whether the person at the window read and accepted 用户通知 and 承诺书, which a joint package asks for (S3-01). */
const accepted = z.boolean().default(false)
/** A pasted picture: it has no file on disk and comes in the message itself, so it has to be small. */
const picture = z.strictObject({ name: z.string().min(1).max(200), base64: z.base64() })

const unit = z.strictObject({ unitNo: z.string(), creditCode: z.string(), name: z.string() })

export const counter = {
  /** What the checks say and an approval would do, while it is being typed. Writes nothing. */
  'counter.preview': query(
    clerks,
    z.strictObject({
      ...entered,
      together,
      accepted,
      /** The case that is being corrected: it is no duplicate of itself. */
      correcting: z.string().optional(),
    }),
    z.strictObject({
      /** In the order they are decided; `filingId` is the kind. */
      parts: z.array(partPreview),
      /** For every part of a joint package: which others could not pass either, were it rejected. */
      ifRejected: z.array(z.strictObject({ kind: z.string(), fails: z.array(z.string()) })),
    }),
  ),
  /** A person by the full number, as typed from the document shown; the unit is the one that insures the person now. */
  'counter.person': query(
    clerks,
    z.strictObject({ idNumber: z.string().max(18) }),
    z.strictObject({
      person: z.strictObject({ name: z.string(), gender: z.string(), birthDate: z.string(), unit: unit.nullable() }).nullable(),
    }),
  ),
  /** A unit by its whole number or credit code. */
  'counter.unit': query(clerks, z.strictObject({ code: z.string().max(18) }), z.strictObject({ unit: unit.nullable() })),
  /** Keeps a chosen file, or a pasted picture, for a filing that is being entered. PNG, JPEG and PDF only. */
  'counter.attach': command(
    clerks,
    z.union([z.strictObject({ ticket: z.uuid() }), picture]),
    z.strictObject({ name: z.string(), sha256, size: z.int(), mediaType: z.string() }),
  ),
  /** A one-time address of a file that this person attached, or that the filing to be corrected has. */
  'counter.attachment': query(clerks, z.strictObject({ sha256, filingId: z.string().optional() }), z.strictObject({ url: z.string() })),
  /** 受理: the filing is received and waits for a reviewer who is somebody else. */
  'counter.file': command(
    clerks,
    z.strictObject({
      ...entered,
      together,
      accepted,
      /** The rolled-back filing that it replaces (更正重报). */
      corrects: z.string().optional(),
      submitter: z.strictObject({
        name: z.string().trim().min(2, '请填写来办理的人的姓名').max(100),
        identity: z.enum(identityKeys, '请选择出示的证件'),
      }),
    }),
    z.strictObject({ number: z.string(), caseId: z.string() }),
  ),
  /**
   * Opens what was returned (or rolled back) to be corrected at the window, with everything that was entered. Seeing the whole numbers is
   * recorded, as any revealing is.
   */
  'counter.reopen': command(
    clerks,
    z.strictObject({ caseId: z.string(), filingId: z.string().nullable() }),
    z.strictObject({
      mode: z.enum(['correct', 'again']),
      submitter: z.strictObject({ name: z.string(), identity: z.string() }),
      parts: z.array(
        z.strictObject({
          filingId: z.string(),
          kind: z.string(),
          values: z.record(z.string(), value),
          materials: z.array(z.strictObject({ ...material.shape, size: z.int() })),
          reasons: z.array(
            z.strictObject({ code: z.string(), fields: z.array(z.string()), materials: z.array(z.string()), note: z.string() }),
          ),
          note: z.string(),
        }),
      ),
    }),
  ),
  /** 补正: comes in again for another round. */
  'counter.correct': command(
    clerks,
    z.strictObject({
      caseId: z.string(),
      parts: z
        .array(z.strictObject({ filingId: z.string(), values: entered.values, materials: entered.materials }))
        .min(1)
        .max(4),
    }),
    z.strictObject({ number: z.string(), caseId: z.string() }),
  ),
} as const
