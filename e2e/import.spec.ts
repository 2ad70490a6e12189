/** The configurations that people have: pasted or dropped, their placeholders filled, a network that lives. */
import { expect, test } from '@playwright/test'
import { SEED_CONFIGS } from '../src/testing/seed-configs'
import { complaints, node, open, status } from './page-parts'

/** As the source document prints them. */
const PRINTED = Object.entries(SEED_CONFIGS).map(([name, text]) => ({
  name,
  text: text.replaceAll(/198\.51\.100\.1\b/g, '64.yy.yy.a').replaceAll(/198\.51\.100\.2\b/g, '64.yy.yy.b'),
}))

test("the source document's configurations are pasted, their placeholders filled, and a packet crosses", async ({
  page,
}) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Import configurations' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import configurations' })
  await dialog.getByLabel('Pasted configurations').fill(PRINTED.map((item) => item.text).join('\n'))
  await dialog.getByRole('button', { name: 'Read the pasted text' }).click()
  await expect(dialog.getByText(/3 configurations read.* 2 placeholders without an address/)).toBeVisible()
  const errors = dialog.locator('.remarks li').filter({ hasText: 'is a placeholder, not an address' })
  await expect(errors.first()).toContainText('Line 21: 64.yy.yy.a')
  await dialog.getByLabel('64.yy.yy.a').fill('64.100.1')
  await expect(dialog.getByText('Write it like 198.51.100.1')).toBeVisible()
  await dialog.getByLabel('64.yy.yy.a').fill('64.100.1.1')
  await dialog.getByLabel('64.yy.yy.b').fill('64.100.1.2')
  await expect(dialog.getByText('Every placeholder has an address.')).toBeVisible()
  await expect(dialog.getByText(/^No text calls for it, so it is left out: firewall, internet/)).toBeVisible()
  await dialog.getByLabel('Add what stands around them').check()
  await expect(dialog.getByText(/devices added around them/)).toBeVisible()
  await expect(errors).toHaveCount(0)
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()

  await expect(status(page)).toHaveText(/1\/1 in service · settled at/, { timeout: 30_000 })
  await page.getByLabel('From', { exact: true }).fill('callmanager')
  await page.getByLabel('To', { exact: true }).fill('phone-0')
  await page.getByRole('button', { name: 'Run packet' }).click()
  await expect(page.locator('.way h3 .status')).toHaveText(['accepted', 'accepted'])
  await page
    .locator('header.bar')
    .getByRole('button', { name: /^Undo Import 3 configurations/ })
    .click()
  await expect(node(page, 'gateway-1')).toHaveCount(0)

  // Without what stands around them nobody is in service: that is the first finding.
  await page.getByRole('button', { name: 'Import configurations' }).click()
  await dialog.getByLabel('Pasted configurations').fill(PRINTED.map((item) => item.text).join('\n'))
  await dialog.getByRole('button', { name: 'Read the pasted text' }).click()
  await dialog.getByLabel('64.yy.yy.a').fill('64.100.1.1')
  await dialog.getByLabel('64.yy.yy.b').fill('64.100.1.2')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(status(page)).toContainText('0/1 in service', { timeout: 30_000 })
  await page.getByRole('tab', { name: /^Findings/ }).click()
  await expect(page.locator('.finding').first()).toContainText('in the settled network')
  await expect(page.locator('.finding').first()).toContainText('There is no host at headquarters to measure from')
})

test('dropped files are added to what is drawn, unknown lines are kept and listed', async ({ page }) => {
  await open(page)
  const text = 'hostname branch\ninterface FastEthernet0/0\n ip address 10.1.0.77 255.255.255.0\n bridge-group 7\nend\n'
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([content], 'branch.cfg', { type: 'text/plain' }))
    return transfer
  }, text)
  await page.dispatchEvent('.shell', 'drop', { dataTransfer: data })
  const dialog = page.getByRole('dialog', { name: 'Import configurations' })
  await expect(dialog.locator('.remarks')).toContainText(
    'Line 4: Not known what becomes of what passes FastEthernet0/0: "bridge-group 7"',
  )
  await dialog.getByLabel('Add to the design').check()
  await dialog.getByRole('button', { name: 'Add to the design' }).click()
  await expect(node(page, 'branch')).toBeVisible()
  await expect(node(page, 'gateway-1')).toBeVisible()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page
    .getByRole('button', { name: /branch\.cfg/ })
    .first()
    .click()
  await expect(page.getByLabel('Preview of branch.cfg')).toContainText(' bridge-group 7')
  await page.keyboard.press('Escape')

  // All of it is in view, and the same network again, changed a little, updates it.
  await expect(node(page, 'branch')).toBeInViewport()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await dialog
    .getByLabel('Pasted configurations')
    .fill(`${text}${text.replace('branch', 'elsewhere').replace('.77', '.78')}`)
  await dialog.getByRole('button', { name: 'Read the pasted text' }).click()
  await dialog.getByLabel('The design again, as it is now').check()
  await expect(dialog.locator('.devices li').filter({ hasText: 'branch' })).toContainText('as it was')
  await expect(dialog.locator('.devices li').filter({ hasText: 'elsewhere' })).toContainText('new')
  await expect(dialog.locator('.devices li').filter({ hasText: 'gateway-1' })).toContainText('not among the files')
  await dialog.getByLabel('What elsewhere is').selectOption('firewall')
  await expect(dialog.getByLabel('What elsewhere is')).toHaveValue('firewall')
  await dialog.getByLabel('What elsewhere is').selectOption('router')
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])
  await dialog.getByRole('button', { name: 'Update the design' }).click()
  await expect(node(page, 'elsewhere')).toBeInViewport()
  await expect(node(page, 'gateway-1')).toBeVisible()
})

test('what is no configuration says so and changes nothing', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Import configurations' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import configurations' })
  await dialog.getByLabel('Pasted configurations').fill('Dear colleague,\nthe network is down.')
  await dialog.getByRole('button', { name: 'Read the pasted text' }).click()
  await expect(dialog.getByText('None of this is a configuration that is understood')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
})
