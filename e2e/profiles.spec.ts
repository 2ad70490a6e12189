/** Releases, platforms, cryptography and the firewall's language, chosen in the inspector; sheets for people. */
import { expect, test } from '@playwright/test'
import { complaints, node, open, status } from './page-parts'

test('the years change the network, and the inspector says what', async ({ page }) => {
  test.setTimeout(120_000)
  await open(page)

  await page.getByLabel('Release of every router').selectOption('15.9')
  await expect(status(page)).toHaveText(/0\/6 in service/, { timeout: 30_000 })
  await page.getByLabel('Preset').selectOption('ikev2-gcm')
  await expect(page.getByRole('heading', { name: 'IKEv2 proposal' })).toBeVisible()

  await node(page, 'firewall').click()
  await page.getByLabel('Lets NAT traversal through').check()
  await expect(status(page)).toHaveText(/6\/6 in service/, { timeout: 30_000 })
  await page.getByLabel('Language').selectOption('ios')
  await expect(page.getByText('GigabitEthernet0/1 is now FastEthernet0/1, wherever it is named')).toBeVisible()
  await expect(status(page)).toHaveText(/6\/6 in service/, { timeout: 30_000 })
  expect(await complaints(page, { within: ['.inspector'] })).toEqual([])

  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('button', { name: /Hand-off for the firewall team/ }).click()
  const sheet = page.getByRole('region', { name: 'Preview of Firewall hand-off: firewall' })
  await expect(sheet.getByText('permit udp any host 198.51.100.1 eq non500-isakmp')).toBeVisible()
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])
})
