/** The configuration panel takes typing: remarks as one types, fields of the design follow, and undo brings all back. */
import { expect, type Page, test } from '@playwright/test'
import { complaints, node, open } from './page-parts'

const line = (page: Page, text: string) => page.locator('.cm-line').filter({ hasText: text }).first()

async function openConfiguration(page: Page, device: string): Promise<void> {
  await open(page)
  await node(page, device).click()
  await page.getByRole('tab', { name: 'Configuration' }).click()
}

test('a priority that is typed becomes the head-end’s, an unknown line stays, and undo takes both back', async ({
  page,
}) => {
  await openConfiguration(page, 'gateway-1')
  await line(page, 'standby 1 priority 120').click()
  await page.keyboard.press('End')
  for (let n = 0; n < 3; n++) await page.keyboard.press('Backspace')
  await page.keyboard.type('90\nbridge-group 7\nstandby 1 timers 1')
  const draft = page.getByRole('region', { name: 'Changes that are not applied' })
  await expect(draft).toContainText('1 line is wrong')
  await expect(page.locator('.remarks')).toContainText('a hello time and a hold time are expected')
  await expect(draft).toContainText('HSRP priority 120 → 90. 2 lines are this device')
  expect(await complaints(page, { within: ['.inspector'] })).toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(draft).toHaveCount(0, { timeout: 20_000 })
  await page.getByRole('tab', { name: 'Settings' }).click()
  await expect(page.getByLabel('HSRP priority')).toHaveValue('90')
  await page.getByRole('tab', { name: 'Configuration' }).click()
  await expect(line(page, 'bridge-group 7')).toBeVisible()
  await page
    .locator('header.bar')
    .getByRole('button', { name: /^Undo Change the configuration/ })
    .click()
  await expect(line(page, 'standby 1 priority 120')).toBeVisible()
  await expect(page.locator('.cm-line').filter({ hasText: 'bridge-group' })).toHaveCount(0)
})

test('a line deleted in the text changes the next trace, and undo brings it back', async ({ page }) => {
  await openConfiguration(page, 'gateway-2')
  await page.getByLabel('Saved flows').selectOption({ label: 'CallManager to a phone on the standby' })
  const ways = page.locator('.way h3 .status')
  await expect(ways).toHaveText(['accepted', 'accepted'])
  await line(page, 'reverse-route').click()
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('Backspace')
  await page.getByRole('button', { name: 'Apply', exact: true }).click()
  await expect(ways.first()).toHaveText('denied on the way out', { timeout: 20_000 })
  await page.getByRole('tab', { name: 'Settings' }).click()
  await expect(page.getByLabel('Reverse Route Injection')).not.toBeChecked()
  await page.locator('header.bar').getByRole('button', { name: /^Undo/ }).click()
  await expect(ways.first()).toHaveText('accepted', { timeout: 20_000 })
})

test('what changed since it was saved: side by side, as lines to type with their rollback, and against its twin', async ({
  page,
}) => {
  await openConfiguration(page, 'gateway-1')
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByLabel('HSRP priority').fill('90')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Configuration' }).click()
  await expect(line(page, 'standby 1 priority 90')).toBeVisible()
  await page.getByRole('button', { name: 'Changes', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Changes' })
  await expect(dialog.locator('.cm-merge-a .cm-changedLine')).toHaveText(/standby 1 priority 120/)
  await expect(dialog.locator('.cm-merge-b .cm-changedLine')).toHaveText(/standby 1 priority 90/)
  await dialog.getByRole('tab', { name: 'Lines to type' }).click()
  const there = ['configure terminal', 'interface FastEthernet0/0', ' standby 1 priority 90', 'end', '']
  await expect(dialog.locator('.script pre').first()).toHaveText(there.join('\n'), { useInnerText: true })
  await expect(dialog.getByRole('region', { name: 'Rollback' })).toContainText('standby 1 priority 120')
  await dialog.getByLabel('Against').selectOption({ label: 'gateway-2' })
  await dialog.getByRole('tab', { name: 'As twins' }).click()
  await expect(dialog.getByText('They differ only in what is their own')).toBeVisible()
  await expect(dialog.getByRole('row').filter({ hasText: 'the higher one is active' })).toContainText(
    'standby 1 priority 110',
  )
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])
})
