/** Keys and passwords of an imported configuration are dots on the page, and in what is copied, until they are shown. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { node } from './page-parts'

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
