/** Service, not belief: the bar, the canvas, the list of who is hurt and the register say what the stopwatch hears. */
import { expect, type Page, test } from '@playwright/test'
import { complaints, node, open, status } from './page-parts'

const impact = (page: Page) => page.getByRole('region', { name: 'Sites and their service' })
const row = (page: Page, site: string) => impact(page).getByRole('row').filter({ hasText: site })

/** How many words of the service and its moment stand outside the bar, or are cut. */
const unread = (page: Page) =>
  status(page)
    .locator('.lead, .when > :first-child')
    .evaluateAll((parts) => {
      const boxes = ['header.bar', 'header.bar output .words'].map(
        (where) => document.querySelector(where)?.getBoundingClientRect() ?? new DOMRect(),
      )
      return parts.filter((part) => {
        const { top, bottom } = part.getBoundingClientRect()
        const outside = boxes.some((box) => top < box.top - 2 || bottom > box.bottom + 2)
        return outside || (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline')
      }).length
    })

test.beforeEach(async ({ page }) => {
  await open(page)
})

test('a cut cross-over: minutes later all still say who hears nothing, and since when', async ({ page }) => {
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.locator('.react-flow__edge', { has: page.locator('.cable.cross-over') }).focus()
  await page.keyboard.press('b')
  await page.getByRole('menuitem', { name: 'Cut the cable' }).click()
  await page.getByRole('tab', { name: 'Stopwatch' }).click()
  await page.getByLabel('Call to', { exact: true }).selectOption('phone-24')
  await page.getByRole('button', { name: 'Add call' }).click()
  await expect(page.locator('.outage').first()).toContainText('from 5.0', { timeout: 30_000 })
  await page.getByLabel('Speed of time').selectOption('300')
  await page.getByRole('button', { name: 'Play time' }).click()
  await expect(status(page)).toContainText('4/6 in service · 2 hear nothing since 5.0 s · at 240.0 s · 1 broken', {
    timeout: 30_000,
  })
  for (const width of [390, 1024, 1190, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `test-results/status-${width}.png`, clip: { x: 0, y: 0, width, height: 120 } })
    await expect.poll(() => unread(page)).toBe(0)
  }
  for (const name of ['phone-24', 'soho-24', 'phone-48', 'soho-48']) {
    await expect(node(page, name).locator('.status').first()).toHaveClass(/bad/)
    await expect(node(page, name)).toContainText('hears nothing')
  }
  await expect(node(page, 'soho-16')).toContainText('on gateway-1')
  await status(page)
    .getByRole('button', { name: /in service/ })
    .click()
  await expect(row(page, 'soho-24')).toContainText('hears nothing')
  await expect(row(page, 'soho-24')).toContainText('no since 5.0 s')
  await expect(row(page, 'soho-24')).toContainText('does not send a packet back out of')
  expect(await complaints(page, { within: ['.dock', 'header.bar'] })).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await complaints(page, { within: ['.dock', 'header.bar'], colours: true })).toEqual([])
  await page.getByRole('button', { name: 'Remote register' }).click()
  const register = page.getByRole('region', { name: 'Remote register' })
  await expect(register.getByRole('row').filter({ hasText: 'soho-24' })).toContainText('✕ hears nothing since 5.0 s')
  await page.getByRole('button', { name: 'Sites in service' }).click()
  await page.getByRole('button', { name: 'Show the path to soho-24 now' }).click()
  await expect(page.locator('.way h3 .status')).toHaveText(['denied on the way out', 'accepted'], { timeout: 20_000 })
  await expect(page.getByText('as one packet fares at this very moment')).toBeVisible()
})

test('a gateway without power serves nobody: no site stands on it, and its sites are silent', async ({ page }) => {
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByLabel('Scenario', { exact: true }).selectOption('Reload of the active')
  await expect(page.locator('.outage').first()).toContainText('packets lost', { timeout: 30_000 })
  await page.locator('.lanes .scrubber').press('Home')
  for (let second = 0; second < 18; second++) await page.keyboard.press('Shift+ArrowRight')
  await expect(status(page)).toContainText('2/6 in service · 4 silent since 5.0 s · at 18.0 s · 1 broken', {
    timeout: 20_000,
  })
  for (const site of ['soho-vp', 'soho-16', 'soho-32', 'soho-40']) {
    await expect(node(page, site)).toContainText('silent')
    await expect(node(page, site)).not.toContainText('on gateway-1')
  }
  await expect(node(page, 'soho-24')).toContainText('on gateway-2')
})

test('without reverse routes the tunnels stand and the sites hear nothing', async ({ page }) => {
  await node(page, 'gateway-2').click()
  await page.getByLabel('Reverse Route Injection').uncheck()
  await expect(status(page)).toContainText('4/6 in service · 2 hear nothing', { timeout: 30_000 })
  await expect(node(page, 'phone-24')).toContainText('hears nothing')
})

test('a path follows a rename, and says itself what it lacks; the simulation has not failed', async ({ page }) => {
  await page.getByLabel('Saved flows').selectOption({ label: 'CallManager to a phone on the standby' })
  const ways = page.locator('.way h3 .status')
  await expect(ways).toHaveText(['accepted', 'accepted'])
  await node(page, 'phone-24').click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('desk-24')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'To', exact: true })).toHaveValue('desk-24')
  await expect(status(page)).toContainText('6/6 in service', { timeout: 20_000 })
  await expect(ways).toHaveText(['accepted', 'accepted'])
  await node(page, 'desk-24').click()
  await page.keyboard.press('Delete')
  const panel = page.getByRole('alert').filter({ hasText: 'There is no device "desk-24" in this design' })
  await expect(panel).toBeVisible({ timeout: 20_000 })
  await expect(status(page)).not.toContainText('failed')
  await page.keyboard.press('Control+z')
  await expect(ways).toHaveText(['accepted', 'accepted'], { timeout: 20_000 })
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Empty canvas' }).click()
  // A path is of its own design: the new one has none, and asks for ends.
  await expect(status(page)).toContainText('Empty')
  await expect(ways).toHaveCount(0)
  await expect(page.getByRole('combobox', { name: 'From', exact: true })).toHaveValue('')
  await expect(page.locator('.dock').getByRole('alert')).toHaveCount(0)
})

test('typed lines are of the running network: every paper says so, undo takes them back, and discarding asks', async ({
  page,
}) => {
  await node(page, 'gateway-2').dblclick()
  const screen = page.getByRole('region', { name: 'Terminal of gateway-2' })
  await expect(screen.locator('.xterm-rows')).toContainText('gateway-2#')
  const type = async (line: string) => {
    await screen.click()
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await type('conf t')
  await type('int fa0/1')
  await type('shut')
  await expect(status(page)).toContainText('1 line typed at gateway-2')
  await expect(status(page)).toContainText('4/6 in service')
  await type('description spare')
  await expect(status(page)).toContainText('2 lines typed at gateway-2')
  // An edit keeps them; undo goes back step by step, through both kinds.
  await node(page, 'phone-24').click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('desk-24')
  await page.keyboard.press('Enter')
  await expect(node(page, 'desk-24')).toBeVisible()
  await expect(status(page)).toHaveText(/4\/6 in service.*settled with 2 lines typed at gateway-2/, { timeout: 20_000 })
  await page.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } })
  await page.keyboard.press('Control+z')
  await expect(node(page, 'phone-24')).toBeVisible()
  await expect(status(page)).toContainText('2 lines typed at gateway-2', { timeout: 20_000 })
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Undone: “description spare” typed at gateway-2.')).toBeVisible()
  await expect(status(page)).toContainText('1 line typed at gateway-2')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const note = page.getByRole('dialog').getByText('1 line typed at gateway-2 is not in it.')
  await expect(note).toBeVisible()
  await expect(page.getByRole('dialog').locator('pre').first()).not.toContainText('shutdown')
  await page.getByRole('button', { name: 'Changes', exact: true }).last().click()
  await expect(note).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Back to the settled network' }).click()
  const asked = page.getByRole('dialog', { name: 'Discard typed lines?' })
  await expect(asked).toContainText('gateway-2: shut')
  await asked.getByRole('button', { name: 'Cancel' }).click()
  await expect(status(page)).toContainText('1 line typed at gateway-2')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Empty canvas' }).click()
  await asked.getByRole('button', { name: 'Write them' }).click()
  await expect(status(page)).toContainText('Empty')
  await page.goBack()
  await expect(status(page)).toContainText('4/6 in service', { timeout: 20_000 })
})
