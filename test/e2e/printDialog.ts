import { expect, type Page } from '@playwright/test'

/** Waits for Chromium's print dialog over a page, with its preview drawn, and presses its button. */
export async function printInDialog(page: Page): Promise<void> {
  const browser = await page.context().browser()?.newBrowserCDPSession()
  if (!browser) throw new Error('no browser')
  const opened = async () => {
    const { targetInfos } = await browser.send('Target.getTargets')
    return targetInfos.find(({ type, url }) => type === 'page' && url === 'chrome://print/')?.targetId
  }
  await expect.poll(opened, { timeout: 60_000 }).toBeDefined()
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId: (await opened()) ?? '', flatten: false })
  let lastId = 0
  const evaluate = (expression: string) =>
    new Promise<unknown>((resolve) => {
      const id = (lastId += 1)
      browser.on('Target.receivedMessageFromTarget', ({ message }) => {
        const answer = JSON.parse(message) as { id: number; result?: { result: { value?: unknown } } }
        if (answer.id === id) resolve(answer.result?.result.value)
      })
      const message = JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression } })
      void browser.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => resolve(undefined))
    })
  const inside = ['print-preview-app', 'print-preview-sidebar', 'print-preview-button-strip']
  const button = `${inside.reduce((at, name) => `${at}.querySelector('${name}').shadowRoot`, 'document')}.querySelector('.action-button')`
  // It can be pressed once the printer is known and the preview stands.
  await expect.poll(() => evaluate(`!${button}.disabled`), { timeout: 60_000 }).toBe(true)
  await evaluate(`${button}.click()`)
}
