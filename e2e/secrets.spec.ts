/** Keys and passwords of an imported configuration are dots on the page, and in what is copied, until they are shown. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { node, status } from './page-parts'

const CONFIG = readFileSync(join(import.meta.dirname, '../src/secrets/testing/secret.cfg'), 'utf8')
const SECRET = /PLAINENABLE1|PLAINUSERPW|COMMUNITYRW|PRESHAREDKEY1|EIGRPKEYSTRING|HSRPAUTHPLAIN|VTYPASSPLAIN/

test('secrets are dots until one switch shows them', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('./')
  await page.getByRole('button', { name: 'Import configurations' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import configurations' })
  await dialog.getByLabel('Pasted configurations').fill(CONFIG)
  await dialog.getByRole('button', { name: 'Read the pasted text' }).click()
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await node(page, 'r-secret').click()
  await page.getByRole('tab', { name: 'Configuration' }).click()
  const editor = page.locator('.config .cm-content')
  await expect(editor).toContainText('enable password ••••••••')
  await expect(page.locator('body')).not.toHaveText(SECRET)
  await page.locator('.config').getByRole('button', { name: 'Copy' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('enable password ••••••••')
  expect(copied).not.toMatch(SECRET)
  await page.locator('.config').getByRole('button', { name: 'Show secrets' }).click()
  await expect(editor).toContainText('enable password PLAINENABLE1')
  await page.reload()
  await expect(
    page.getByRole('button', { name: 'Show secrets' }).and(page.locator('[aria-pressed="true"]')),
  ).toHaveCount(0)
})

/** Words that stand nowhere but in secrets, in full lines and in lines cut short, which are not understood. */
const TAINTED = `version 12.2
hostname tainted
enable secret 0 Taint1Z
ena pass Taint2Z
username joe privilege 15 password 0 Taint3Z
usern ann pass Taint4Z
snmp-server community Taint5Z RO
crypto isakmp policy 10
 authentication pre-share
crypto isakmp key Taint6Z address 0.0.0.0
cry isa key Taint7Z hostna peer
key chain KC
 key 1
  key-string Taint8Z
interface FastEthernet0/0
 ip address 10.81.2.65 255.255.255.248
 standby 1 ip 10.81.2.70
 standby 1 authentication Taint9Z
 ip authentication mode eigrp 64 md5
 ip authentication key-chain eigrp 64 KC
 no keepalive
router eigrp 64
 network 10.0.0.0
line vty 0 4
 password Taint10Z
 login
end
`

/** Every word of the page that a reader, a screen reader or a look over a shoulder meets, and that is a secret. */
const leaks = (page: Page) =>
  page.evaluate(() => {
    const attributes = [...document.querySelectorAll('*')].flatMap((item) =>
      [...item.attributes].map(({ name, value }) => `${item.tagName} ${name}=${value}`),
    )
    const typed = [...document.querySelectorAll('input:not([type="password"]), textarea')].map(
      (item) => `${item.getAttribute('aria-label')}=${Reflect.get(item, 'value')}`,
    )
    const texts = (document.body.textContent ?? '').match(/.{0,60}Taint\d+Z.{0,20}/g) ?? []
    return [...attributes, ...typed, ...texts].filter((text) => /Taint\d+Z/.test(text))
  })

const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const item of document.querySelectorAll('details')) item.open = true
  })

test('no panel shows a secret, whoever wrote its line', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('./')
  await page.getByRole('button', { name: 'Import configurations' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import configurations' })
  await dialog.getByLabel('Pasted configurations').fill(TAINTED)
  await dialog.getByRole('button', { name: 'Read the pasted text' }).click()
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeEnabled()
  await unfold(page)
  const without = async (where: string) => expect(await leaks(page), where).toEqual([])
  await dialog.getByLabel('Pasted configurations').fill('')
  await without('the import')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(status(page)).toHaveText(/settled/i, { timeout: 30_000 })

  await node(page, 'tainted').click()
  for (const tab of ['Settings', 'Live', 'Configuration', 'Faults']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByRole('tabpanel').first()).toBeVisible()
    await without(`the inspector's ${tab}`)
  }
  await page.getByRole('button', { name: 'Open the terminal of tainted' }).click()
  const screen = page.locator('.terminal-screen .xterm-rows')
  await expect(screen).toContainText('tainted#')
  for (const line of ['show running-config', 'configure terminal', 'cry isa key Taint11Z addr 9.9.9.9', 'end']) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
  }
  await expect(page.getByRole('button', { name: /^Undo .*cry isa key/ })).toHaveAttribute('title', /••••••••/)
  await without('the terminal and the name of the step')
  await page.getByRole('button', { name: /^Undo .*cry isa key/ }).click()
  await page.keyboard.press('Control+Shift+z')
  for (const tab of ['Path', 'Timeline', 'Answers', 'Findings']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.locator('.dock-body > *').nth(1)).toBeVisible()
    await unfold(page)
    await without(tab)
  }
  for (const name of ['Export', 'Find']) {
    await page
      .getByRole('button', { name, exact: name === 'Export' })
      .last()
      .click()
    await expect(page.getByRole('dialog')).toBeVisible()
    if (name === 'Find') await page.keyboard.type('key')
    else await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click()
    await without(name)
    await page.keyboard.press('Escape')
  }
  expect(await page.evaluate(() => navigator.clipboard.readText())).not.toMatch(/Taint/)
  await page.getByRole('button', { name: 'Designs and versions' }).click()
  await page.getByRole('menuitem', { name: 'Versions…' }).click()
  await expect(page.getByRole('dialog', { name: 'Versions' })).toBeVisible()
  await without('the versions')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.keyboard.type('compare with the real')
  await page.keyboard.press('Enter')
  const against = page.getByRole('dialog', { name: 'Compare with the real router' })
  await against.getByLabel('Output of the real router').fill('tainted#show standby\nusername joe password Taint12Z\n')
  await against.getByRole('button', { name: 'Compare' }).click()
  await expect(against.locator('h3, .problem').last()).toBeVisible()
  await against.getByLabel('Output of the real router').fill('')
  await without('the comparison with the real router')
})
