/** Answers: the sweep names what SEED names, and a click shows the black hole hop by hop. */
import { expect, test } from '@playwright/test'
import { complaints, node } from './page-parts'

test.beforeEach(async ({ page }) => {
  await page.goto('./')
  await page
    .getByRole('button', { name: /reference design/i })
    .first()
    .click()
  await expect(page.locator('header.bar output')).toContainText('6/6 in service', { timeout: 30_000 })
})

test('the sweep names the cross-over as the only single point of the head-end block, and its path', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.getByRole('tab', { name: 'Answers' }).click()
  await page.getByRole('button', { name: 'Run the sweep' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Run the sweep', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Run the sweep' }).click()
  await expect(page.getByRole('button', { name: 'Run the sweep again' })).toBeVisible({ timeout: 90_000 })
  const points = page.getByRole('region', { name: 'Single points of failure' })
  await expect(points.locator('details[open] li')).toHaveCount(1)
  await expect(points.locator('details[open] li')).toContainText('cross-over gateway-1 Fa0/1 – gateway-2 Fa0/1')
  await expect(points.locator('details[open] li')).toContainText('Add a second cross-over')
  await page
    .getByRole('button', { name: /^hears nothing: cross-over gateway-1 Fa0\/1 – gateway-2 Fa0\/1.*, soho-24$/ })
    .click()
  await expect(page.getByRole('complementary', { name: 'Reason' })).toContainText('Towards the site black-holed')
  expect(await complaints(page, { within: ['.dock'] })).toEqual([])
  await page.getByRole('button', { name: 'Show the path after it' }).click()
  await expect(page.getByText('Shown with: Cable cut at gateway-1 Fa0/1')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Forward' })).toContainText('denied on the way out')
  await expect(page.getByRole('region', { name: 'Return' })).toContainText('accepted')
  await page.getByRole('button', { name: 'Show the path without the failure' }).click()
  await expect(page.getByRole('region', { name: 'Forward' })).toContainText('accepted')

  // The answer follows a rename, says that it is of an earlier design, and is not shown of another one.
  await node(page, 'gateway-2').click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('hub-2')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Answers' }).click()
  await expect(points.locator('details[open] li')).toContainText('cross-over gateway-1 Fa0/1 – hub-2 Fa0/1')
  await expect(page.getByText('The design has changed since this sweep: run it again.')).toBeVisible()
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Empty canvas' }).click()
  await expect(page.getByRole('button', { name: 'Run the sweep', exact: true })).toBeVisible()
  await expect(points).toHaveCount(0)
})

test('a route tells the chain that made it, line by line', async ({ page }) => {
  await page.locator('.react-flow__node[data-id="gateway-1"]').click()
  await page.getByRole('tab', { name: 'Live' }).click()
  await page.getByRole('button', { name: 'why: D EX 10.81.2.24/29' }).click()
  const made = page.getByRole('region', { name: 'What made it' })
  await expect(made.getByRole('listitem').first()).toContainText('access-list 101 permit ip 10.81.2.24 0.0.0.7 any')
  await expect(made).toContainText('reverse-route')
  await expect(made).toContainText('access-list 1 permit 10.81.2.0 0.0.1.255')
  await expect(made.getByRole('listitem').last()).toContainText('D EX 10.81.2.24/29 [170/2588160]')
  expect(await complaints(page, { within: ['.dock'] })).toEqual([])
  await made.getByRole('button', { name: /route-map RRI permit 10/ }).click()
  await expect(page.getByRole('tab', { name: 'Configuration' })).toHaveAttribute('aria-selected', 'true')
})

test('a version kept, a line taken away: the change, the rows it cost and the paths, summary first', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.getByRole('tab', { name: 'Answers' }).click()
  await page.getByRole('button', { name: 'What changed' }).click()
  await page.getByLabel('Name of the version').fill('as designed')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await page.locator('.react-flow__node[data-id="gateway-2"]').click()
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByLabel('Reverse Route Injection').uncheck()
  await expect(page.locator('header.bar output')).toContainText('settled', { ignoreCase: true, timeout: 30_000 })
  await expect(page.getByLabel('Compare with').locator('option:checked')).toContainText('as designed')
  await page.getByLabel('Outages too').uncheck()
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  const summary = page.getByRole('region', { name: 'Summary' })
  await expect(summary).toContainText('soho-24, soho-48 lose a way that they had.', { timeout: 30_000 })
  await expect(page.getByRole('region', { name: 'Paths' })).toContainText('towards soho-24')
  await expect(page.getByRole('region', { name: 'Devices' })).toContainText('reverse-route')
  expect(await complaints(page, { within: ['.dock'] })).toEqual([])
})
