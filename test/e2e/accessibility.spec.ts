import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { addressOf, claim, openCase, signIn, signOut, subjectOf } from './work.ts'

test.use({ demo: true })

async function seriousProblems(page: Page): Promise<string[]> {
  // axe runs as injected page script: the strict policy keeps its frames out, so only this page is looked at.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map(
      (v) =>
        `${v.id}: ${v.nodes
          .map((n) => n.target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
    )
}

const tooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const screens: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  工作台: async (page) => expect(page.getByText('最紧急的待审办件')).toBeVisible(),
  办件审核: async (page) => {
    await page.getByRole('link', { name: '办件审核' }).click()
    await expect(page.getByRole('row').nth(5)).toBeVisible()
  },
  办件: async (page) => {
    await openCase(page, 'pkg.9')
    await claim(page)
    await expect(page.getByRole('button', { name: '初审通过' })).toBeVisible()
  },
  窗口受理: async (page) => {
    await page.getByRole('link', { name: '窗口受理' }).click()
    await page.getByRole('checkbox', { name: '失业保险金申领' }).check()
    await expect(page.getByText(/将联办：/)).toBeVisible()
  },
  一件事: async (page) => {
    await page.getByRole('button', { name: '开始联办' }).click()
    await expect(page.getByRole('checkbox', { name: /《用户通知》/ })).toBeVisible()
    await expect(page.getByRole('heading', { name: '其中一项不予通过时' })).toBeVisible()
    await page.screenshot({ path: 'test-results/screen-joint.png' })
  },
  批量申报: async (page) => {
    await page.getByRole('link', { name: '批量申报' }).click()
    await expect(page.getByRole('row').filter({ hasText: 'guandu20251015-B0001' })).toBeVisible()
    await page.screenshot({ path: 'test-results/screen-batches.png' })
  },
  批次: async (page) => {
    await page.getByRole('row').filter({ hasText: 'guandu20251015-B0002' }).getByRole('link').first().click()
    await page.getByRole('tab', { name: '暂存（2）' }).click()
    await expect(page.getByText('参保日期').first()).toBeVisible()
    await page.screenshot({ path: 'test-results/screen-batch.png' })
  },
  参保登记: async (page) => {
    await page.getByRole('link', { name: '参保登记' }).click()
    await expect(page.getByRole('heading', { name: '参保登记' })).toBeVisible()
  },
  月度核定: async (page) => {
    await page.getByRole('link', { name: '月度核定' }).click()
    await expect(page.getByText('本期还没有预览')).toBeVisible()
    await page.evaluate(() => (location.hash = '#/assessment/202509'))
    await expect(page.getByRole('row').nth(5)).toBeVisible()
  },
  核定表: async (page) => {
    await page.evaluate(() => (location.hash = '#/assessment/202509/530000100001'))
    await expect(page.getByRole('heading', { name: '第 10 行 单位应缴' })).toBeVisible()
  },
  政策参数: async (page) => {
    await page.getByRole('link', { name: '政策参数' }).click()
    await expect(page.getByText('2026年01月 起没有数据')).toBeVisible()
  },
  导入与结果: async (page) => {
    await page.getByRole('link', { name: '导入与结果' }).click()
    await expect(page.getByRole('heading', { name: '导入与结果' })).toBeVisible()
  },
  ...Object.fromEntries(
    ['到账', '发放与回盘', '期初余额'].map((name) => [
      name,
      async (page: Page) => {
        await page.getByRole('tab', { name }).click()
        await expect(page.getByRole('tab', { name, selected: true })).toBeVisible()
        await expect(page.locator('.waiting')).toHaveCount(0)
      },
    ]),
  ),
}

test('no screen has a serious accessibility problem or scrolls sideways at 1366×768; at 200 % the main action stays in reach', async ({
  desk: { page },
}) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  expect(await seriousProblems(page), '登录').toEqual([])
  await signIn(page, 'chushen')
  for (const [name, open] of Object.entries(screens)) {
    await open(page)
    expect(await seriousProblems(page), name).toEqual([])
    expect(await tooWide(page), name).toBeLessThanOrEqual(0)
  }
  // 200 % on that screen is half of it in CSS pixels.
  await page.setViewportSize({ width: 683, height: 384 })
  await page.evaluate((address) => {
    location.hash = address
  }, addressOf('pkg.9'))
  await expect(page.getByRole('heading', { name: subjectOf('pkg.9').name })).toBeVisible()
  expect(await tooWide(page), '200 %').toBeLessThanOrEqual(0)
  await expect(page.getByRole('button', { name: '初审通过' })).toBeInViewport()
})

const ofOthers: readonly (readonly [login: string, screens: readonly (readonly [name: string, address: string, words: string])[]])[] = [
  [
    'shenji',
    [
      ['审计', '#/audit', '查看完整内容'],
      ['网厅账号', '#/accounts?q=km600001', '办理经过'],
    ],
  ],
  [
    'guanli',
    [
      ['人员', '#/staff', '李初'],
      ['备份', '#/backups', '立即备份'],
    ],
  ],
]

test('the screens of auditors and administrators, and the locked desk, have no serious accessibility problem', async ({
  desk: { page },
}) => {
  test.setTimeout(180_000)
  page.setDefaultTimeout(30_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  for (const [i, [login, addresses]] of ofOthers.entries()) {
    if (i > 0) await signOut(page)
    await signIn(page, login)
    for (const [name, address, words] of addresses) {
      await page.evaluate((to) => (location.hash = to), address)
      await expect(page.getByText(words).first()).toBeVisible({ timeout: 30_000 })
      await page.screenshot({ path: `test-results/screen-${name}.png` })
      expect(await seriousProblems(page), name).toEqual([])
      expect(await tooWide(page), name).toBeLessThanOrEqual(0)
    }
  }
  await page.getByRole('button', { name: '锁定' }).click()
  await expect(page.getByRole('heading', { name: '桌面已锁定' })).toBeVisible({ timeout: 30_000 })
  await page.screenshot({ path: 'test-results/screen-locked.png' })
  expect(await seriousProblems(page), '锁定').toEqual([])
})
