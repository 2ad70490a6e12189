/** Many sites at once: 186 from a table beside the six, seen whole, found by address, and hurt by a gateway; by mouse, then by keyboard. */
import { expect, type Page, test } from '@playwright/test'
import { complaints, node, open, status } from './page-parts'

/** What the pools of the source document hold beside its six sites, each row with another line, two of them wrong. */
const TABLE = [
  'Site;Technology;Down;Remarks',
  ...Array.from({ length: 186 }, (_, n) => `store-${n + 1};${n % 2 === 0 ? 'cable' : 'dsl'};${2000 + n};=none`),
  'store-187;fibre;1000;',
].join('\n')

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Sites' })
const table = (page: Page) => dialog(page).getByLabel(/^Table of sites/)

test.beforeEach(async ({ page }) => {
  await open(page)
})

test('from a table, by mouse', async ({ page }) => {
  await page.getByRole('navigation', { name: 'Palette' }).getByRole('button', { name: 'Sites' }).click()
  await table(page).fill(TABLE)
  await expect(dialog(page).getByRole('status')).toHaveText(/186 sites would be added, \d+ problems?\./)
  await expect(dialog(page).getByRole('list', { name: 'Problems' })).toContainText(
    'Line 188, column 2 (access): "fibre" is none of dsl',
  )
  await expect(dialog(page).getByLabel('Remarks')).toHaveValue('')
  await expect(dialog(page).getByRole('row', { name: /^store-186 / })).toContainText('10.81.7.248/29')
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])
  await table(page).fill(TABLE.split('\n').slice(0, -1).join('\n'))
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
  await page.getByRole('button', { name: /^Undo/ }).click()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(status(page)).toHaveText(/6\/6 in service/, { timeout: 60_000 })
})

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

test('by count, by keyboard: the last is found by its address, a gateway is broken and who is hurt is read', async ({
  page,
}) => {
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
  await dialog(page).getByLabel('How many').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('24')
  await dialog(page).getByRole('button', { name: 'Add 24 sites' }).press('Enter')
  await expect(status(page)).toHaveText(/30\/30 in service/, { timeout: 60_000 })
  await find('sites by pool', /Sites: by pool/)
  await expect(page.getByRole('button', { name: /^Group 10\.81\./ }).first()).toBeVisible()
  await expect(node(page, 'soho-232')).toHaveCount(0)
  await find('10.81.2.233', /Device soho-232/)
  await expect(node(page, 'soho-232')).toBeFocused()
  await expect(node(page, 'soho-232')).toBeInViewport()
  await find('gateway-1', /Device gateway-1/)
  await expect(node(page, 'gateway-1')).toBeFocused()
  await page.keyboard.press('b')
  await page.getByRole('menuitem', { name: /^Power off/ }).press('Enter')
  await expect(status(page)).toContainText('1 broken', { timeout: 60_000 })
  await page.getByRole('tab', { name: 'Timeline' }).press('Enter')
  await page.locator('.lanes .scrubber').press('Home')
  for (let second = 0; second < 18; second++) await page.keyboard.press('Shift+ArrowRight')
  await expect(status(page)).toContainText(/\d+\/30 in service · \d+ (?:silent|hear nothing)/, { timeout: 30_000 })
  await expect(page.getByRole('button', { name: /^Group 10\.81\..* \d+ (silent|hear nothing)/ }).first()).toBeAttached()
  await status(page)
    .getByRole('button', { name: /in service/ })
    .press('Enter')
  const impact = page.getByRole('region', { name: 'Sites and their service' })
  await expect(impact.getByRole('row').filter({ hasText: 'soho-232' })).toContainText(/silent|hears nothing/)
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
