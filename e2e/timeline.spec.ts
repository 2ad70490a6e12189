/**
 * Time and failure in the browser: a scenario is played and explained, time runs back, a fault is struck by the keyboard
 * and undone, a cut cross-over leaves a site in silence.
 */
import { expect, type Page, test } from '@playwright/test'
import { complaints, node, open, status } from './page-parts'

const crossOver = (page: Page) => page.locator('.react-flow__edge', { has: page.locator('.cable.cross-over') })

test.beforeEach(async ({ page }) => {
  await open(page)
})

test('a fault is struck by the keyboard, black-holes the sites on the standby, and undo takes it back', async ({
  page,
}) => {
  await page.getByLabel('Saved flows').selectOption({ label: 'CallManager to a phone on the standby' })
  const ways = page.locator('.way h3 .status')
  await expect(ways).toHaveText(['accepted', 'accepted'])
  await crossOver(page).focus()
  await page.keyboard.press('b')
  await expect(page.getByRole('menu', { name: 'Break gateway-1 – gateway-2' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(status(page)).toContainText(
    '4/6 in service · 2 hear nothing since 5.0 s · at 5.0 s · 1 broken · Cut the cable, gateway-1 – gateway-2',
  )
  await expect(page.locator('.cable-mark')).toContainText('cut')
  await expect(ways.first()).toHaveText('denied on the way out', { timeout: 20_000 })
  await expect(page.locator('.way').first()).toContainText('does not send a packet back out of')
  await page.locator('header.bar').getByRole('button', { name: /^Undo/ }).click()
  await expect(page.locator('.cable-mark')).toHaveCount(0)
  await expect(status(page)).toContainText('settled at')
  await expect(ways.first()).toHaveText('accepted', { timeout: 20_000 })
})

test('time is played, an outage explained second by second, and scrubbed back with every table', async ({ page }) => {
  test.setTimeout(120_000)
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByLabel('Scenario', { exact: true }).selectOption('Reload of the standby')
  const outage = page.locator('.outage').first()
  await expect(outage).toContainText('packets lost', { timeout: 20_000 })
  const length = Number.parseFloat((await outage.locator('p strong').first().textContent()) ?? '')
  const causes = (await outage.locator('.legend strong').allTextContents()).map(Number.parseFloat)
  expect(length).toBeGreaterThan(10)
  expect(Math.abs(causes.reduce((sum, seconds) => sum + seconds, 0) - length)).toBeLessThan(0.051 * (causes.length + 1))
  await page.getByRole('tab', { name: 'Journal' }).click()
  await page.getByLabel('Speed of time').selectOption('30')
  await page.getByRole('button', { name: 'Play time' }).click()
  await expect(node(page, 'gateway-2')).toContainText('reloading', { timeout: 20_000 })
  await expect(node(page, 'soho-24')).toContainText('on gateway-1', { timeout: 20_000 })
  await page.locator('.lanes .scrubber').press('Home')
  await expect(page.locator('.time-clock strong')).toHaveText('0.00 s')
  await expect(node(page, 'soho-24')).toContainText('on gateway-2')
  await expect(node(page, 'gateway-2')).toContainText('standby')
  await page.locator('.lanes .scrubber').press('ArrowRight')
  await expect(page.locator('.time-clock strong')).toHaveText('5.00 s')
  await page.getByLabel('Text in the journal').fill('IPsec SA up')
  await page.getByRole('option').filter({ hasText: 'IPsec SA up' }).first().click()
  await expect(page.getByRole('heading', { name: /soho-|gateway-/ })).toBeVisible()
  await expect(page.locator('.time-clock strong')).not.toHaveText('5.00 s')
})

test('many runs are done by workers beside the engine, where there are processors for them', async ({ page }) => {
  test.setTimeout(120_000)
  await page.addInitScript(() => Object.defineProperty(navigator, 'hardwareConcurrency', { value: 3 }))
  await page.reload()
  await expect(status(page)).toHaveText(/6\/6 in service/, { timeout: 60_000 })
  const before = page.workers().length
  let begun = 0
  page.on('worker', () => begun++)
  await page.getByRole('tab', { name: 'Answers' }).click()
  await page.getByRole('button', { name: 'Failover distribution' }).click()
  await page.getByLabel('Runs', { exact: true }).fill('200')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Stop', exact: true }).first()).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('region', { name: 'As designed' })).toContainText('in 200 runs', { timeout: 90_000 })
  expect(begun).toBe(2)
  expect(page.workers()).toHaveLength(before)
})

test('a failover is run at many phases and compared with another keepalive', async ({ page }) => {
  test.setTimeout(120_000)
  await page.getByRole('tab', { name: 'Answers' }).click()
  await page.getByRole('button', { name: 'Failover distribution' }).click()
  const written = page.getByLabel('As it is written')
  const go = page.getByRole('button', { name: 'Run', exact: true })
  await written.fill('cut:gateway-1/Fa9/9')
  await go.click({ force: true })
  await expect(page.getByRole('alert').filter({ hasText: 'gateway-1 has no interface Fa9/9' })).toBeVisible()
  await expect(go).toBeDisabled()
  await page.getByLabel('What fails').selectOption('gateway-2')
  await page.getByLabel('How', { exact: true }).selectOption({ label: 'Reload of gateway-2' })
  await page.getByText('Compare with another set').click()
  await page.getByLabel('Keepalive line of every router').selectOption('periodic')
  await page.getByLabel('Runs', { exact: true }).fill('25')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Run both' }).click()
  const first = page.getByRole('region', { name: 'As designed' })
  await expect(first).toContainText('in the middle', { timeout: 60_000 })
  await expect(first.getByRole('img')).toContainText('31 s')
  await expect(first).toContainText('proves no mechanism')
  await expect(first).toContainText('Reload of gateway-2')
  await expect(first).toContainText('Towards the site: ')
  await expect(page.getByRole('region', { name: 'With keepalive 10 2 periodic' })).toContainText('control packets')
  await page.getByText('Which readings hold silences that were measured?').click()
  await page.getByLabel('Standby reloaded: silent for (s)').fill('40')
  await page.getByLabel('Runs of each').fill('1')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Compare readings' }).click()
  const readings = page.getByRole('table', { name: 'Readings' })
  await expect(readings.getByRole('row')).toHaveCount(7, { timeout: 60_000 })
  await expect(readings).toContainText('list from the top (as designed)')
  await expect(readings).toContainText('40 s cannot be: ')
  expect(await complaints(page, { within: ['.answer'] })).toEqual([])

  // The question and its answer follow a rename; what is gone is named in this panel, and nothing runs.
  await node(page, 'gateway-2').click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('hub-2')
  await page.keyboard.press('Enter')
  await expect(written).toHaveValue('reload:hub-2')
  await expect(first).toContainText('Reload of hub-2')
  await expect(page.getByText('The design has changed since these runs: run them again.')).toBeVisible()
  await node(page, 'hub-2').click()
  await page.keyboard.press('Delete')
  await expect(page.getByRole('alert').filter({ hasText: 'There is no device hub-2' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Run both' })).toBeDisabled()
  await expect(status(page)).not.toContainText('failed')
})

test('a fault made by hand: its scenario is called by it, and the stopwatch offers the call that it silences', async ({
  page,
}) => {
  await crossOver(page).focus()
  await page.keyboard.press('b')
  await page.getByRole('menuitem', { name: 'Cut the cable' }).click()
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByRole('tab', { name: 'Stopwatch' }).click()
  const scenarios = page.getByLabel('Scenario', { exact: true })
  await expect(scenarios.locator('option:checked')).toHaveText('Cut the cable, gateway-1 – gateway-2')
  await expect(status(page)).toContainText('2 hear nothing since 5.0 s', { timeout: 20_000 })
  await expect(page.getByLabel('Call from')).toHaveValue('hq-phone')
  await expect(page.getByLabel('Call to')).toHaveValue('phone-24')
  await page.getByRole('button', { name: 'Add call' }).click()
  const outage = page.locator('.outage').first()
  await expect(outage).toContainText('packets lost', { timeout: 30_000 })
  await expect(outage).toContainText('Nothing repairs it')
  await expect(page.getByLabel('Call to')).toHaveValue('phone-48')

  // The call follows a rename; what goes with its phone is told.
  await node(page, 'phone-24').click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('desk-24')
  await page.keyboard.press('Enter')
  await expect(outage).toContainText('packets lost', { timeout: 30_000 })
  await expect(page.getByRole('tabpanel', { name: 'Stopwatch' })).toContainText('desk-24')
  await node(page, 'desk-24').click()
  await page.keyboard.press('Delete')
  await expect(page.locator('.notice')).toContainText('What spoke of it went too: ')
  await expect(page.getByRole('tabpanel', { name: 'Stopwatch' })).toContainText('Listen to a call')
  await expect(status(page)).not.toContainText('failed')
  await page.getByLabel('Scenario', { exact: true }).selectOption('')
  await expect(page.locator('.scenario-choice').filter({ hasText: 'Cut the cable' })).toContainText(
    '5 s: Cable cut at gateway-1 Fa0/1.',
  )
})
