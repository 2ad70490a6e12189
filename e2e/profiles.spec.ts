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
  // The firewall's own release, 12.2(11)T, knows no name for the port.
  await expect(sheet.locator('pre').filter({ hasText: 'ip inspect' })).toContainText(
    'permit udp any host 198.51.100.1 eq 4500',
  )
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])
})

test('a management baseline, the forms that a box takes, and a check sheet', async ({ page }) => {
  test.setTimeout(90_000)
  await open(page)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('button', { name: /^Management/ }).click()
  await dialog.getByLabel('Write these lines into: Head-ends').check()
  await expect(dialog.getByText('Not given: its lines are left out')).toHaveCount(3)
  await dialog.getByRole('button', { name: /gateway-1\.cfg/ }).click()
  const warning = dialog.getByRole('alert')
  await expect(warning).toContainText('asks for the secret admin, and it is not given', { timeout: 20_000 })
  await dialog.getByRole('button', { name: 'To paste' }).click()
  const lines = dialog.getByRole('region', { name: 'Preview of gateway-1-to-paste.txt' })
  await expect(lines).toContainText('service password-encryption')
  await expect(lines).not.toContainText('aaa new-model')
  await expect(warning).toBeVisible()
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])
  await dialog.getByRole('button', { name: /^Management/ }).click()
  await dialog.getByRole('button', { name: 'Make up the 3 missing ones' }).click()
  await expect(dialog.getByText('Not given: its lines are left out')).toHaveCount(0)
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])

  await dialog.getByRole('button', { name: /gateway-1\.cfg/ }).click()
  await expect(dialog.getByRole('region')).toContainText('username admin privilege 15 secret ••••••••', {
    timeout: 20_000,
  })
  await expect(warning).toHaveCount(0)
  await dialog.getByRole('button', { name: 'To paste' }).click()
  const pasted = dialog.getByRole('region', { name: 'Preview of gateway-1-to-paste.txt' })
  await expect(pasted).toContainText('! gateway-1: to paste')
  await expect(pasted).toContainText('no shutdown')
  await dialog.getByLabel('With reload in 10').check()
  await expect(pasted).toContainText('reload in 10')
  await dialog.getByRole('button', { name: 'As startup-config' }).click()
  await expect(dialog.getByRole('region', { name: 'Preview of gateway-1-startup-config.cfg' })).toContainText(
    '! gateway-1: as startup-config',
  )
  await dialog.getByRole('button', { name: 'Check sheet' }).click()
  const sheet = dialog.getByRole('region', { name: 'Preview of Check sheet: gateway-1' })
  await expect(sheet).toContainText('crypto key generate rsa general-keys modulus 1024')
  await expect(sheet).toContainText('IP-EIGRP neighbors')
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])
})
