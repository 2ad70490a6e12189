/** New designs of other shapes: chosen by mouse, and one of them built from the palette's parts. */
import { expect, test } from '@playwright/test'
import { node, open, status } from './page-parts'

test('a template opens, settles with its sites in service, and says what it is', async ({ page }) => {
  await open(page)
  for (const [title, device] of [
    ['Pair beside a firewall', 'border-lan'],
    ['IKEv2 with tunnel interfaces', 'provider-b'],
  ] as const) {
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.getByRole('button', { name: title, exact: true }).click()
    await expect(node(page, device)).toBeVisible()
    await expect(status(page)).toContainText('3/3 in service', { timeout: 90_000 })
  }
  await page.keyboard.press('Escape')
  await node(page, 'hub-1').click()
  await page.getByText('GigabitEthernet0/0', { exact: true }).first().click()
  await expect(page.getByLabel('Leads to').first()).toHaveValue('outside')
})
