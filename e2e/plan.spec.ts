/** Plan calls and load: the packet, another codec for one site, a table of boxes, and the curve with its twin. */
import { expect, test } from '@playwright/test'
import { complaints, open } from './page-parts'

test('a call byte by byte, another codec, a box that cannot carry all alone', async ({ page }) => {
  test.setTimeout(120_000)
  await open(page)
  await page.getByRole('tab', { name: 'Answers' }).click()
  await page.getByRole('button', { name: 'Plan calls and load' }).click()
  const plan = page.getByRole('region', { name: 'Plan calls and load' })
  const row = (site: string) => plan.getByRole('row').filter({ hasText: site })
  await expect(row('soho-24')).toContainText('84.8 kbit/s', { timeout: 30_000 })
  await expect(row('soho-24')).toContainText('0 up, 5 down')
  await plan.getByRole('button', { name: 'soho-24' }).click()
  const layers = plan.getByRole('list', { name: /Layers of the packet/ }).getByRole('listitem')
  await expect(layers.first()).toContainText('ATM cells')
  await expect(layers.first()).toContainText('60 of 212')
  await expect(layers.last()).toContainText('G.729')
  await plan.getByLabel('Codec here').selectOption('G.711')
  await expect(row('soho-24')).toContainText('148.4 kbit/s', { timeout: 30_000 })
  await expect(row('soho-16')).toContainText('84.8 kbit/s')

  await expect(plan.getByText('Nothing is known of its box').first()).toBeVisible()
  await plan.getByText(/What boxes carry/).click()
  const table = plan.getByLabel(/One row for each platform/)
  await table.fill('platform,source,ipsecSas,setupsPerSecond\nc2651xm,,10,2')
  await plan.getByRole('button', { name: 'Take the table in' }).click()
  await expect(plan.getByRole('alert')).toContainText('Line 2')
  await table.fill('platform,source,ipsecSas,setupsPerSecond\nc2651xm,our own test,10,2')
  await plan.getByRole('button', { name: 'Take the table in' }).click()
  await expect(plan.getByText('Cannot carry all alone').first()).toBeVisible({ timeout: 30_000 })
  await expect(plan.getByText(/all sites ask it at once, the last has its tunnel after \d\.\d s/).first()).toBeVisible()

  await plan.getByLabel('One head-end alone').selectOption('seconds until the last is back')
  await expect(plan.getByRole('img', { name: /seconds until the last is back/ })).toBeVisible()
  await plan.getByText('The curves as a table').click()
  await expect(
    plan.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '10000', exact: true }) }),
  ).toContainText('over an hour')
  await plan.getByText(/What is assumed/).click()
  await plan.getByLabel(/Sites in a call at once/).fill('120')
  await plan.getByLabel(/Sites in a call at once/).press('Enter')
  await expect(plan.getByRole('alert')).toContainText('between 0 and 100')
  await plan.getByLabel(/Sites in a call at once/).press('Escape')
  expect(await complaints(page, { within: ['.plan'] })).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
  await page.screenshot({ path: 'test-results/plan.png' })
})
