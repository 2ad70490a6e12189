/** An engine that hangs is noticed and replaced, and Stop works whatever it does. */
import { expect, type Page, test } from '@playwright/test'
import { hang, open, status } from './page-parts'

/** Takes a way back and forth, so that the network is simulated anew. */
async function change(page: Page): Promise<void> {
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+Shift+z')
}

test('a worker that hangs ends at Stop, or by the watchdog, and the design is simulated all the same', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page)
  await page.locator('.react-flow__node').filter({ hasText: 'phone-24' }).first().click()
  await page.keyboard.press('Delete')
  await expect(status(page)).toHaveText(/settled/i, { timeout: 30_000 })
  hang(page)
  await change(page)
  await page.getByRole('button', { name: 'Stop' }).click()
  await status(page).getByRole('button', { name: 'The simulation failed' }).click({ timeout: 5000 })
  const dialog = page.getByRole('dialog', { name: 'The simulation failed' })
  await expect(dialog).toContainText('the document is not touched')
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  const report = await page.evaluate(() => navigator.clipboard.readText())
  expect(report).toMatch(/^Not computed: \S/)
  expect(report).toContain('"gateway-1"')
  expect(report).not.toContain('"phone-24"')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(status(page)).toHaveText(/6\/6 in service · settled/, { timeout: 30_000 })

  hang(page)
  await page.keyboard.press('Control+Shift+z')
  // A machine that is overloaded is no failure: at first the worker is waited for.
  await expect(status(page)).toHaveText(/the simulation is slow to answer/i, { timeout: 30_000 })
  await expect(status(page).getByRole('button', { name: 'Stop' })).toBeVisible()
  await expect(page.getByText('It was started again')).toBeVisible({ timeout: 90_000 })
  await expect(status(page)).toHaveText(/settled/i, { timeout: 30_000 })
})
