/** The report is written in the page, with every part in it, and downloaded as a page that stands alone. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { complaints } from './page-parts'

test('the design report is written, read and downloaded', async ({ page }) => {
  test.setTimeout(180_000)
  await page.goto('./')
  await page.getByRole('button', { name: 'Open the reference design' }).click()
  await expect(page.locator('header.bar output')).toHaveText(/6\/6 in service/, { timeout: 30_000 })
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('button', { name: 'Design report' }).click()

  await page.getByRole('button', { name: 'Write the report' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Write the report' }).click()
  const paper = page.getByRole('region', { name: 'Preview of Design report: SRND figure C-1' })
  await expect(paper).toBeVisible({ timeout: 150_000 })
  await expect(paper).toContainText('The only single point of failure of the head-end block is: cross-over')
  await expect(paper.getByRole('img', { name: /^Tunnels/ })).toBeAttached()
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])

  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download to print' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('srnd-figure-c-1-report.html')
  const html = readFileSync(await file.path(), 'utf8')
  expect(html).toContain('ip route-cache same-interface')
  expect(html).not.toContain('<script')
})
