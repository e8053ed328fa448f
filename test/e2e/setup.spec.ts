import { expect, test } from './fixture.ts'

test('an empty folder becomes an office: wizard, recovery code, first administrator, first reviewer', async ({ desk: { page } }) => {
  await page.getByRole('button', { name: /建立经办机构/ }).click()
  await page.getByRole('combobox', { name: '经办机构' }).click()
  await page
    .getByRole('option', { name: /官渡区/ })
    .or(page.getByTitle(/官渡区/))
    .first()
    .click()
  await page.getByRole('button', { name: /下一步|继续/ }).click()
  await page.getByRole('textbox', { name: '姓名' }).fill('管理测试')
  await page.getByRole('textbox', { name: '登录名' }).fill('guanli')
  await page.getByRole('textbox', { name: '密码', exact: true }).fill('滇池边上的一棵老榕树开了花很好看')
  await page.getByRole('textbox', { name: '再输入一次密码' }).fill('滇池边上的一棵老榕树开了花很好看')
  await page.getByRole('button', { name: '建立机构' }).click()
  await expect(page.getByText('请抄存恢复码')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('checkbox', { name: '我已抄存恢复码，并妥善保管' }).check()
  await page.getByRole('button', { name: '继续，去登录' }).click()

  await page.getByRole('textbox', { name: '登录名' }).fill('guanli')
  await page.getByRole('textbox', { name: '密码' }).fill('错误的密码错误的密码错误的密码')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText(/再(试|输错) 2 次/)).toBeVisible()
  await page.getByRole('textbox', { name: '密码' }).fill('滇池边上的一棵老榕树开了花很好看')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('link', { name: '人员' }).click()
  await expect(page.getByText('管理测试').first()).toBeVisible()
})
