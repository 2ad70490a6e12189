/** A mistake is said while it is being made, one click puts it right, and undo brings it back. */
import { expect, type Page, test } from '@playwright/test'
import { node, open } from './page-parts'

const finding = (page: Page, text: string | RegExp) => page.locator('.finding').filter({ hasText: text })

test.beforeEach(async ({ page }) => {
  await open(page)
  await page.getByRole('tab', { name: /Findings/ }).click()
})

test('all that is safe is put right in one step; a mistake shows, Fix makes it silent, undo brings it back', async ({
  page,
}) => {
  const count = page.locator('.finding')
  await expect(count).toHaveCount(9)
  await page.getByRole('button', { name: /Fix all safe/ }).click()
  await expect(count).toHaveCount(5, { timeout: 20_000 })
  await page.locator('header.bar').getByRole('button', { name: /^Undo/ }).click()
  await expect(count).toHaveCount(9, { timeout: 20_000 })

  const tie = finding(page, 'Its HSRP priority 120 equals that of gateway-1')
  await expect(tie).toHaveCount(0)
  await node(page, 'gateway-2').click()
  await page.getByLabel('HSRP priority').fill('120')
  await page.keyboard.press('Enter')
  await expect(tie).toBeVisible()
  await expect(node(page, 'gateway-2').locator('.found')).toBeVisible()
  await expect(tie).toContainText('Sets the priority of gateway-2 to 110')
  await tie.getByRole('button', { name: /^Fix/ }).click()
  await expect(tie).toHaveCount(0)
  await expect(page.getByLabel('HSRP priority')).toHaveValue('110')
  await page.locator('header.bar').getByRole('button', { name: /^Undo/ }).click()
  await expect(tie).toBeVisible()
})

test('a line changed by hand is found at its line and given back; every rule is listed, and can be muted', async ({
  page,
}) => {
  await finding(page, 'It pre-empts at once')
    .getByRole('button', { name: /gateway-1/ })
    .click()
  await expect(page.locator('.cm-lit')).toHaveText(/standby 1 preempt/)
  await page.locator('.cm-line').filter({ hasText: 'no ip redirects' }).click()
  await page.getByRole('button', { name: 'Remove this line' }).click()
  const redirects = finding(page, 'sends ICMP redirects')
  await expect(redirects).toBeVisible()
  await redirects.getByRole('button', { name: /^Fix/ }).click()
  await expect(redirects).toHaveCount(0)
  await expect(page.locator('.cm-line').filter({ hasText: 'no ip redirects' })).toBeVisible()

  await page.getByRole('button', { name: /All rules/ }).click()
  await page.getByLabel('Filter rules').fill('waits for EIGRP')
  await expect(page.locator('.rule')).toHaveCount(1)
  await page.getByLabel('Mute: Pre-emption waits for EIGRP').check()
  await expect(page.locator('.rule')).toContainText('muted, 1')
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(finding(page, 'It pre-empts at once')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'All rules (1 muted)' })).toBeVisible()
})
