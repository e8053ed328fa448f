import { expect, type Page } from '@playwright/test'
import { type DemoFiling, demoFilings } from '../../main/demo/filings.ts'
import type { CallName, InputOf } from '../../shared/contract/index.ts'
import { kindOf } from '../../shared/filings/index.ts'

let told: readonly DemoFiling[] | undefined
/** Made once: every call draws all their documents. */
const filings = (): readonly DemoFiling[] => (told ??= demoFilings())

/** 办件编号 of the last part of a case of the demonstration office, by its name there: what the queue shows. */
export function numberOf(key: string): string {
  const parts = filings().filter((filing) => filing.key === key)
  const last = parts.find((part) => part.received.kind === 'benefit.claim') ?? parts[0]
  if (!last) throw new Error(`no case ${key}`)
  return last.received.number
}

/** Whom a case is about: a person, or a unit with its credit code for number. */
export const subjectOf = (key: string): { name: string; idNumber: string } => {
  const received = filings().find((filing) => filing.key === key)?.received
  if (!received) throw new Error(`no case ${key}`)
  const { subject } = kindOf(received.kind)
  return { name: String(received.values[subject.name]), idNumber: String(received.values[subject.id]) }
}

/** Address of a case by its name. */
export function addressOf(key: string): string {
  const { jointId, id } = filings().find((filing) => filing.key === key)?.received ?? { jointId: null, id: '' }
  return `#/case/${jointId ?? id}`
}

/** Signs in with a demonstration login. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`· ${login}$`) }).click()
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible({ timeout: 60_000 })
}

export async function signOut(page: Page): Promise<void> {
  await page.locator('.top-row [aria-haspopup=menu]').click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page.getByRole('heading', { name: '登录', exact: true })).toBeVisible()
}

export async function search(page: Page, keyword: string): Promise<void> {
  await page.evaluate((word) => {
    location.hash = `#/queue?keyword=${encodeURIComponent(word)}&statuses=submitted,inReview,firstPassed,inSecondReview`
  }, keyword)
  await expect(page.getByRole('textbox', { name: '关键字' })).toHaveValue(keyword)
}

/** Finds a case in the queue by its number and opens it. */
export async function openCase(page: Page, key: string): Promise<void> {
  const number = numberOf(key)
  await search(page, number)
  await page.getByRole('row', { name: number }).dblclick()
  await expect(page.getByRole('heading', { name: subjectOf(key).name })).toBeVisible()
}

export async function claim(page: Page): Promise<void> {
  await page.getByRole('button', { name: '领取', exact: true }).click()
}

/** Confirms the dialog with this title by its own button. */
export const confirm = (page: Page, words: string) => page.getByRole('dialog', { name: words }).getByRole('button', { name: words }).click()

/** Where the desk says that a case stands, looked up among all of them by its number. */
export async function expectStanding(page: Page, number: string, status: string): Promise<void> {
  // After a decision the desk goes on by itself; the look-up is repeated until it is not overtaken.
  await expect(async () => {
    await page.evaluate((keyword) => {
      location.hash = `#/queue?keyword=${keyword}&statuses=submitted,inReview,returned,firstPassed,inSecondReview,approved,rejected,withdrawn`
    }, number)
    await expect(page.getByRole('row', { name: number })).toContainText(status, { timeout: 3000 })
  }).toPass({ timeout: 30_000 })
}

export const expectStatus = (page: Page, key: string, status: string): Promise<void> => expectStanding(page, numberOf(key), status)

/** A call as the page itself would make it, for what other specs show on their own screens. */
export const call = <N extends CallName>(page: Page, name: N, input: InputOf<N>) =>
  page.evaluate(
    ([asked, given]) =>
      new Promise<{ ok: boolean; value?: Record<string, unknown> }>((resolve) => {
        const id = Math.floor(Math.random() * 1e9) + 1e6
        window.desk.onMessage((text) => {
          const message = JSON.parse(text)
          if (message.type === 'reply' && message.id === id) resolve(message.reply)
        })
        window.desk.send(JSON.stringify({ id, call: asked, commandId: crypto.randomUUID(), input: given }))
      }),
    [name, input] as const,
  )
