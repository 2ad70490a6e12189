/** Layers over the drawing and the register of the sites: what an architect looks up all day. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { complaints, open } from './page-parts'

test.beforeEach(async ({ page }) => {
  await open(page)
})

test('one switcher shows each layer alone, by pointer and by keyboard, with its legend', async ({ page }) => {
  test.setTimeout(120_000)
  await page.getByRole('button', { name: 'Layers', exact: true }).click()
  await expect(page.getByText('A = gateway-1: 4 sites')).toBeVisible()
  await page.getByRole('radio', { name: 'Addressing' }).check()
  await expect(page.locator('.overlay-label').filter({ hasText: '10.81.0.0/29' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'HSRP' })).toBeChecked()
  await expect(page.locator('.overlay-label').filter({ hasText: 'Active 120' })).toBeVisible()
  await page.getByRole('radio', { name: 'Zones' }).check()
  await expect(page.locator('.overlay-label').filter({ hasText: 'vpndmz · 50' })).toBeVisible()
  expect(await complaints(page, { within: ['main'] })).toEqual([])
  await page.getByRole('radio', { name: 'Zones' }).focus()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('radio', { name: 'Zones' })).toHaveCount(0)
})

test('the register is sorted, filtered, exported, and leads to the site', async ({ page }) => {
  await page.getByRole('tab', { name: 'Answers' }).click()
  await page.getByRole('button', { name: 'Remote register' }).click()
  const rows = page.locator('.register-table tbody tr')
  await expect(rows).toHaveCount(6)
  await expect(rows.nth(2)).toContainText('▲ on the standby')
  await page.getByRole('button', { name: /^LAN/ }).click()
  await expect(rows.first()).toContainText('10.81.2.48/29')
  await page.getByLabel('Filter the register').fill('standby')
  await expect(rows).toHaveCount(2)
  await rows.last().getByRole('button', { name: 'soho-24' }).click()
  await expect(page.getByRole('heading', { name: 'soho-24' })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download CSV' }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toContain(
    'soho-24,10.81.2.24/29,192.168.1.102,203.0.113.34',
  )
})
