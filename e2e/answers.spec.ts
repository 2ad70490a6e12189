/** Answers: the sweep names what SEED names, and a click shows the black hole hop by hop. */
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

test.beforeEach(async ({ page }) => {
  await page.goto('./')
  await page
    .getByRole('button', { name: /reference design/i })
    .first()
    .click()
  await expect(page.locator('header.bar output')).toContainText('6/6 sites up', { timeout: 30_000 })
})

test('the sweep names the cross-over as the only single point of the head-end block, and its path', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.getByRole('tab', { name: 'Answers' }).click()
  await page.getByRole('button', { name: 'Run the sweep' }).click()
  await expect(page.getByRole('button', { name: 'Run the sweep again' })).toBeVisible({ timeout: 90_000 })
  const points = page.getByRole('region', { name: 'Single points of failure' })
  await expect(points.locator('details[open] li')).toHaveCount(1)
  await expect(points.locator('details[open] li')).toContainText('cross-over gateway-1 Fa0/1 – gateway-2 Fa0/1')
  await expect(points.locator('details[open] li')).toContainText('Add a second cross-over')
  await page.getByRole('button', { name: 'one-way: cut:gateway-1/FastEthernet0/1, soho-24' }).click()
  await expect(page.getByRole('complementary', { name: 'Reason' })).toContainText('Towards the site black-holed')
  expect((await new AxeBuilder({ page }).include('.dock').analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Show the path after it' }).click()
  await expect(page.getByText('Shown with: cable cut at gateway-1 Fa0/1')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Forward' })).toContainText('denied-out')
  await expect(page.getByRole('region', { name: 'Return' })).toContainText('accepted')
  await page.getByRole('button', { name: 'Show the path without the failure' }).click()
  await expect(page.getByRole('region', { name: 'Forward' })).toContainText('accepted')
})

test('a sweep can be cancelled', async ({ page }) => {
  await page.getByRole('tab', { name: 'Answers' }).click()
  await page.getByRole('button', { name: 'Run the sweep' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Run the sweep', exact: true })).toBeVisible()
})
