import { expect, test } from './fixture.ts'
import { claim, confirm, expectStatus, numberOf, openCase, search, signIn, signOut, subjectOf } from './work.ts'

test.use({ demo: true })

test('a clean filing is found, claimed, approved after a confirmation that says what it posts', async ({ desk: { page } }) => {
  await signIn(page, 'chushen')
  await openCase(page, 'inc.6')
  await claim(page)
  await page.getByRole('button', { name: '审核通过' }).click()
  const dialog = page.getByRole('dialog', { name: '确认审核通过' })
  await expect(dialog).toContainText(subjectOf('inc.6').name)
  await expect(dialog).toContainText('2025年10月')
  await expect(dialog).toContainText('建立参保关系')
  await confirm(page, '确认审核通过')
  await expectStatus(page, 'inc.6', '审核通过')
  await page.getByRole('link', { name: '参保登记' }).click()
  await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill(subjectOf('inc.6').name)
  await expect(page.getByText(subjectOf('inc.6').name).first()).toBeVisible()
})

test('search finds by name fragment, initials, id fragment and number', async ({ desk: { page } }) => {
  await signIn(page, 'chushen')
  const { name, idNumber } = subjectOf('inc.rare1')
  for (const keyword of [name, [...name].at(-1) ?? '', idNumber.slice(6, 14), idNumber.slice(-4), numberOf('inc.rare1')]) {
    await search(page, keyword)
    await expect(page.getByRole('row', { name: numberOf('inc.rare1') }), keyword).toBeVisible()
  }
  await search(page, '没有这个人')
  await expect(page.getByText('没有符合筛选条件的办件')).toBeVisible()
  await page.getByRole('button', { name: '清除筛选' }).last().click()
  await expect(page.getByRole('row').nth(5)).toBeVisible()
})

test('a filing with a wrong month is returned with a fix list, a counter-only one is rejected with its rule', async ({
  desk: { page },
}) => {
  await signIn(page, 'chushen')
  await openCase(page, 'inc.month')
  await claim(page)
  await expect(page.getByRole('button', { name: '审核通过' })).toBeDisabled()
  await page.getByRole('button', { name: '退回补正', exact: true }).click()
  await page.getByRole('checkbox', { name: '月份不一致' }).check()
  await page.getByRole('button', { name: '标出“本次参保日期”' }).click()
  await page.getByRole('button', { name: '下一步：核对后退回' }).click()
  await expect(page.getByRole('dialog', { name: '确认退回补正' })).toContainText('本次参保日期')
  await confirm(page, '确认退回补正')
  await expectStatus(page, 'inc.month', '退回补正')

  await openCase(page, 'dec.counterOnly')
  await claim(page)
  await expect(page.getByText('不支持网上办理').first()).toBeVisible()
  await page.getByRole('button', { name: '不予通过', exact: true }).click()
  await page.getByRole('checkbox', { name: '该情形须到窗口办理' }).check()
  await page.getByRole('button', { name: '下一步：核对后不予通过' }).click()
  await confirm(page, '确认不予通过')
  await expectStatus(page, 'dec.counterOnly', '不予通过')
})

test('a joint package passes two persons: the first reviewer cannot be the second', async ({ desk: { page } }) => {
  await signIn(page, 'chushen')
  await openCase(page, 'pkg.8')
  await claim(page)
  await page.getByRole('button', { name: '初审通过' }).click()
  await confirm(page, '确认初审通过')
  await expectStatus(page, 'pkg.8', '初审通过')
  await openCase(page, 'pkg.8')
  await expect(page.getByText('初审人').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '领取', exact: true })).toHaveCount(0)
  await signOut(page)

  await signIn(page, 'fuhe')
  await openCase(page, 'pkg.8')
  await claim(page)
  await page.getByRole('button', { name: '复核通过' }).click()
  const dialog = page.getByRole('dialog', { name: '确认复核通过' })
  for (const part of ['求职登记', '失业登记', '失业保险金申领']) await expect(dialog).toContainText(part)
  await confirm(page, '确认复核通过')
  await expectStatus(page, 'pkg.8', '审核通过')
})

test('a warning asks for a written reason, which survives leaving the case', async ({ desk: { page } }) => {
  await signIn(page, 'chushen')
  await openCase(page, 'inc.sharedPhone1')
  await claim(page)
  await expect(page.getByRole('button', { name: '审核通过' })).toBeDisabled()
  const reason = page.getByRole('textbox', { name: /采信理由/ }).first()
  await reason.fill('与当事人电话核实，夫妻共用')
  await expect(page.getByRole('button', { name: '审核通过' })).toBeEnabled()
  await page.waitForTimeout(1500)
  await page.reload()
  await expect(page.getByRole('textbox', { name: /采信理由/ }).first()).toHaveValue('与当事人电话核实，夫妻共用')
})

test('personal numbers are masked until revealed with a reason, and the look is on record', async ({ desk: { page } }) => {
  const { idNumber } = subjectOf('inc.7')
  await signIn(page, 'chushen')
  await openCase(page, 'inc.7')
  await expect(page.getByText(idNumber)).toHaveCount(0)
  await page.getByRole('button', { name: '查看完整内容' }).first().click()
  await page.getByRole('dialog').getByRole('textbox').fill('核对证件原件')
  await page.getByRole('dialog').getByRole('button', { name: '查看' }).click()
  await expect(page.getByText(idNumber)).toBeVisible()
  await expect(page.getByText('核对证件原件').first()).toBeVisible()
})

test('a decision can be taken back while its result has not left the desk', async ({ desk: { page } }) => {
  await signIn(page, 'chushen')
  await openCase(page, 'dec.6')
  await claim(page)
  await page.getByRole('button', { name: '审核通过' }).click()
  await confirm(page, '确认审核通过')
  await expectStatus(page, 'dec.6', '审核通过')
  await page.getByRole('row', { name: numberOf('dec.6') }).dblclick()
  // How long that is still in one person's hands.
  await expect(page.getByText(/^(\d+小时)?\d+分内可自行撤销审核$/)).toBeVisible()
  await page.getByRole('button', { name: '撤销审核' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('停保月份看错')
  await page.getByRole('dialog').getByRole('button', { name: '撤销审核' }).click()
  await expect(page.getByRole('button', { name: '领取', exact: true })).toBeVisible()
  await expectStatus(page, 'dec.6', '未审核')
})
