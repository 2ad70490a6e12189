/** Many sites at once: 186 from a table beside the six, seen whole, found by address, and hurt by a gateway; by mouse, then by keyboard. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import { complaints, node, open, status } from './page-parts'

/** What the pools of the source document hold beside its six sites, each row with another line; and one row more that is wrong. */
const RIGHT = [
  'Site;Technology;Down;Remarks',
  ...Array.from({ length: 186 }, (_, n) => `store-${n + 1};${n % 2 === 0 ? 'cable' : 'dsl'};${2000 + n};=none`),
].join('\n')
const TABLE = `${RIGHT}\nstore-187;fibre;1000;`

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Sites' })
const table = (page: Page) => dialog(page).getByLabel(/^Table of sites/)

test.beforeEach(async ({ page }) => {
  await open(page)
})

test('from a table, by mouse: added, fitted, grouped, the last found by its address, a gateway broken, and who is hurt', async ({
  page,
}) => {
  await page.getByRole('navigation', { name: 'Palette' }).getByRole('button', { name: 'Sites' }).click()
  await table(page).fill(TABLE)
  await expect(dialog(page).getByRole('status')).toHaveText(/186 sites would be added, \d+ problems?\./)
  await expect(dialog(page).getByRole('list', { name: 'Problems' })).toContainText(
    'Line 188, column 2 (access): "fibre" is none of dsl',
  )
  await expect(dialog(page).getByLabel('Remarks')).toHaveValue('')
  await expect(dialog(page).getByRole('row', { name: /^store-186 / })).toContainText('10.81.7.248/29')
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])
  await table(page).fill(RIGHT)
  await dialog(page).getByRole('button', { name: 'Add 186 sites' }).click()
  await expect(dialog(page)).toBeHidden()
  await expect(status(page)).toHaveText(/192\/192 in service/, { timeout: 120_000 })
  await page.getByRole('button', { name: 'Fit: show everything' }).click()
  await page.getByLabel('Group sites').selectOption({ label: 'By pool' })
  const groups = page.getByRole('button', { name: /^Group 10\.81\./ })
  await expect(groups).toHaveCount(2)
  await expect(groups.first()).toHaveAccessibleName(/(\d+)\/\1 in service/)
  await expect(node(page, 'store-186')).toHaveCount(0)
  await expect(node(page, 'gateway-1')).toBeInViewport()
  await page.getByRole('button', { name: 'Find' }).click()
  const field = page.getByRole('combobox', { name: /^Find anything/ })
  await expect(field).toBeFocused()
  await field.fill('10.81.7.249')
  await page.getByRole('option').filter({ hasText: 'store-186' }).first().click()
  await expect(node(page, 'store-186')).toBeInViewport()
  await paintedIsAsGood(page)
  // What is looked for opens its group; a press closes it again.
  const opened = page.getByRole('button', { name: /^Group/, expanded: true })
  await expect(opened).toHaveCount(1)
  await opened.press('Enter')
  await expect(node(page, 'store-186')).toHaveCount(0)
  await page.getByRole('button', { name: 'Fit: show everything' }).click()
  await node(page, 'gateway-1').click({ button: 'right' })
  await page.getByRole('menuitem', { name: /^Power off/ }).click()
  await expect(status(page)).toContainText('1 broken', { timeout: 60_000 })
  await page.getByRole('tab', { name: 'Timeline' }).click()
  const ruler = page.getByRole('slider', { name: 'Moment shown' })
  const end = Number(await ruler.getAttribute('aria-valuemax'))
  const box = await ruler.boundingBox()
  if (!box) throw new Error('there is no ruler')
  await ruler.click({ position: { x: (box.width * HURT_AT) / end, y: box.height / 2 } })
  await whoIsHurt(page, 'store-186', (button) => button.click())
  // All 186 are one step.
  for (let step = 0; step < 2; step++) await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(status(page)).toHaveText(/6\/6 in service/, { timeout: 60_000 })
})

/** Seconds after the gateway has gone at which nobody has noticed it yet. */
const HURT_AT = 18

/** Told in the bar, by the groups, and by name with since when and why; the site's name leads to it. */
async function whoIsHurt(page: Page, site: string, press: (button: Locator) => Promise<void>): Promise<void> {
  await expect(status(page)).toContainText(/\d+\/192 in service · \d+ (?:silent|hear nothing)/, { timeout: 60_000 })
  await expect(page.getByRole('button', { name: /^Group 10\.81\..* \d+ (silent|hear nothing)/ }).first()).toBeAttached()
  await press(status(page).getByRole('button', { name: /in service/ }))
  const impact = page.getByRole('region', { name: 'Sites and their service' })
  await expect(impact.getByRole('row')).toHaveCount(193)
  const row = impact.getByRole('row').filter({ hasText: site })
  await expect(row).toContainText(/silent|hears nothing/)
  await expect(row.locator('.since')).toHaveText(/\d s$/)
  await press(row.getByRole('button', { name: site, exact: true }))
  await expect(page.locator('.inspector').getByRole('heading', { level: 2 })).toHaveText(site)
}

/** Beside what was found and is an element, its site is painted: it is pointed at, selected and asked for its menu all the same. */
async function paintedIsAsGood(page: Page): Promise<void> {
  expect(await page.locator('.react-flow__node').count()).toBeLessThan(140)
  await page.getByRole('button', { name: 'Fit: show everything' }).click()
  await expect(page.locator('canvas.underlay')).toHaveAttribute('data-devices', /\d{3}/)
  await expect.poll(() => page.locator('.react-flow__node').count()).toBeLessThan(60)
  const found = await node(page, 'store-186').boundingBox()
  if (!found) throw new Error('store-186 is no element')
  const selected = page.locator('.react-flow__node.selected')
  const [x, y] = [found.x - found.width * 1.01, found.y + found.height / 2]
  await page.mouse.move(x - 40, y + 60)
  await page.mouse.move(x, y)
  await page.mouse.click(x, y)
  await expect(selected).toHaveCount(1)
  await expect(page.locator('.inspector').getByRole('heading', { level: 2 })).toHaveText('home-store-186')
  await page.mouse.click(x, y, { button: 'right' })
  await expect(page.getByRole('menuitem', { name: 'Select…' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

test('from a table, by keyboard: the same from the first site to who is hurt', async ({ page }) => {
  const find = async (words: string, option: RegExp) => {
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: /^Find anything/ })
    await expect(field).toBeFocused()
    await field.fill(words)
    await expect(page.getByRole('option', { name: option }).first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(field).toHaveCount(0)
  }
  await find('Add many sites', /Add many sites/)
  await expect(dialog(page)).toBeVisible()
  await table(page).focus()
  await page.keyboard.insertText(RIGHT)
  await dialog(page).getByRole('button', { name: 'Add 186 sites' }).press('Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(status(page)).toHaveText(/192\/192 in service/, { timeout: 120_000 })
  await find('Fit: show', /Fit: show everything/)
  await expect(page.locator('canvas.underlay')).toHaveAttribute('data-devices', /\d{3}/)
  await expect(node(page, 'gateway-1')).toBeInViewport()
  await find('sites by pool', /Sites: by pool/)
  await expect(page.getByRole('button', { name: /^Group 10\.81\./ })).toHaveCount(2)
  await expect(node(page, 'store-186')).toHaveCount(0)
  await find('10.81.7.249', /Device store-186/)
  await expect(node(page, 'store-186')).toBeFocused()
  await expect(node(page, 'store-186')).toBeInViewport()
  await find('gateway-1', /Device gateway-1/)
  await expect(node(page, 'gateway-1')).toBeFocused()
  await page.keyboard.press('b')
  await page.getByRole('menuitem', { name: /^Power off/ }).press('Enter')
  await expect(status(page)).toContainText('1 broken', { timeout: 60_000 })
  await page.getByRole('tab', { name: 'Timeline' }).press('Enter')
  await page.locator('.lanes .scrubber').press('Home')
  for (let second = 0; second < HURT_AT; second++) await page.keyboard.press('Shift+ArrowRight')
  await whoIsHurt(page, 'store-186', (button) => button.press('Enter'))
})

test('the address plan: a block to grow by shows its lines on every device before it is applied, and undo takes it back', async ({
  page,
}) => {
  await page.getByRole('tab', { name: 'Answers' }).click()
  await page.getByRole('button', { name: 'Addresses' }).click()
  const plan = page.getByRole('region', { name: 'Addresses' })
  await expect(plan.getByText('58 of 64 sites free')).toBeVisible()
  await expect(plan.getByRole('list', { name: 'Growth' })).toContainText(
    '10.81.8.0/21 holds 256 sites more: one access-list 1 line on gateway-1 and gateway-2; one access-list VPNDMZ-IN line, one route on firewall',
    { timeout: 20_000 },
  )
  await plan.getByLabel('Find a free').selectOption('27')
  await expect(plan.getByText('the tightest that holds it: 10.81.2.64/27')).toBeVisible()
  expect(await complaints(page, { within: ['.dock'] })).toEqual([])
  await plan.getByRole('button', { name: 'Show what 10.81.8.0/21 changes' }).click()
  await expect(plan.getByRole('status')).toHaveText('Lines change on 3 devices.', { timeout: 20_000 })
  await expect(plan.locator('pre').filter({ hasText: '+ access-list 1 permit 10.81.8.0 0.0.7.255' })).toHaveCount(2)
  await plan.getByRole('button', { name: 'Apply' }).click()
  await expect(plan.getByText('Pool of sites 10.81.8.0/21')).toBeVisible()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(plan.getByText('Pool of sites 10.81.8.0/21')).toBeHidden()
})
