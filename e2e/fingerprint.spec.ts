/** The same design and scenario take the same course everywhere: in the browser, after time ran back, and in Node. */
import { execFileSync } from 'node:child_process'
import { expect, type Page, test } from '@playwright/test'

const shown = (page: Page) => page.locator('.fingerprint code')

/** What the command line says of the same scenario. */
function headless(scenario: string): string {
  const argv = ['run', '-s', 'headend', '--', 'run', 'srnd-figure-c1', '--scenario', scenario, '--json']
  const out = execFileSync('npm', argv, { encoding: 'utf8', maxBuffer: 100_000_000 })
  return (JSON.parse(out) as { fingerprint: string }).fingerprint
}

test('a scenario has one fingerprint, in Node and here, before and after time is scrubbed', async ({ page }) => {
  test.setTimeout(180_000)
  await page.goto('./')
  await page.getByRole('button', { name: 'Open the reference design' }).click()
  await expect(page.locator('header.bar output')).toHaveText(/6\/6 in service/, { timeout: 30_000 })
  await page.getByRole('tab', { name: 'Timeline' }).click()
  const scenarios = page.getByLabel('Scenario', { exact: true })
  await scenarios.selectOption('Reload of the active')
  await expect(shown(page)).toHaveText(/^[0-9a-f]{16}$/, { timeout: 60_000 })
  const first = await shown(page).textContent()
  expect(first).toBe(headless('active-reload'))
  for (const key of ['End', 'Home', 'ArrowRight', 'End']) await page.locator('.lanes .scrubber').press(key)
  await scenarios.selectOption('Reload of the standby')
  await expect(shown(page)).not.toHaveText(first ?? '', { timeout: 60_000 })
  const other = await shown(page).textContent()
  expect(other).toBe(headless('standby-reload'))
  await scenarios.selectOption('Reload of the active')
  await expect(shown(page)).toHaveText(first ?? '', { timeout: 60_000 })
})
