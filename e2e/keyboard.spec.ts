/** The head-end block built without a mouse: by the keys of the drawing, and by the tables. */
import { expect, type Page, test } from '@playwright/test'
import { node, open, status } from './page-parts'

const menuItem = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true })

/** Chooses an entry of the menu that a key has opened, by its letters and Enter. */
async function choose(page: Page, key: string, name: string): Promise<void> {
  await page.keyboard.press(key)
  await expect(page.getByRole('menu')).toBeVisible()
  for (
    let step = 0;
    step < 30 && !(await menuItem(page, name).evaluate((item) => item === document.activeElement));
    step++
  )
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toHaveCount(0)
}

/** A device beside the one that has the focus; the focus goes on to it. */
async function add(page: Page, kind: string, name: string): Promise<void> {
  await choose(page, 'a', kind)
  await expect(node(page, name)).toBeFocused()
}

const CABLES = [
  'firewall – callmanager',
  'firewall – internet',
  'gateway-1 – gateway-2',
  'gateway-1 – lan-1',
  'gateway-2 – lan-1',
  'lan-1 – firewall',
]

async function expectBlock(page: Page): Promise<void> {
  const ends = await page
    .locator('.react-flow__edge')
    .evaluateAll((edges) =>
      edges.map((edge) => edge.getAttribute('aria-label')?.replace(/^Link (\S+) \S+ to (\S+) \S+$/, '$1 – $2') ?? ''),
    )
  const sorted = (text: string) => text.split(' – ').sort().join(' – ')
  expect(ends.map(sorted).sort()).toEqual(CABLES.map(sorted).sort())
}

test('the head-end block by keyboard alone', async ({ page }) => {
  await page.goto('./')
  await expect(page.locator('.react-flow')).toBeVisible()
  await add(page, 'Internet', 'internet')
  await add(page, 'Firewall', 'firewall')
  await add(page, 'Switch', 'lan-1')
  await add(page, 'Head-end', 'gateway-1')
  await add(page, 'Head-end', 'gateway-2')
  await choose(page, 'j', 'lan-1')
  await expect(page.getByText('Connected gateway-2 and lan-1.')).toBeVisible()
  await page.keyboard.press('Escape')
  // Along the cables back to the firewall.
  for (const name of ['gateway-1', 'lan-1', 'firewall']) {
    await page.keyboard.press('Control+ArrowUp')
    await expect(node(page, name)).toBeFocused()
  }
  await add(page, 'Server', 'callmanager')
  await expectBlock(page)
  await page.keyboard.press('Enter')
  await expect(page.locator('.inspector').getByRole('heading', { level: 2 })).toHaveText('callmanager')
  await expect(node(page, 'gateway-1')).toHaveAttribute('aria-label', /^gateway-1, head-end, .*, 2 cables/)
})

test('the head-end block by tables, and cells of a spreadsheet', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('./')
  await page.getByRole('button', { name: 'Tables', exact: true }).click()
  for (const kind of ['Internet', 'Firewall', 'Switch', 'Head-end', 'Head-end', 'Server']) {
    await page.getByLabel('Kind of the new device').selectOption({ label: kind })
    await page.getByRole('button', { name: 'Add a device' }).click()
  }
  await page.getByRole('tab', { name: 'Cables' }).click()
  for (const cable of CABLES) {
    const [from = '', to = ''] = cable.split(' – ')
    await page.getByLabel('From device').fill(from)
    await page.getByLabel('To device').fill(to)
    await page.getByRole('button', { name: 'Add a cable' }).click()
    await expect(page.locator('.notice')).toContainText(`Connected ${from} and ${to}.`)
  }
  await page.getByRole('tab', { name: 'Devices' }).click()
  const grid = page.getByRole('grid', { name: 'Devices' })
  const rowOf = (name: string) =>
    grid.getByRole('row').filter({ has: page.getByRole('gridcell', { name, exact: true }) })
  const row = rowOf('gateway-2')
  await row.getByRole('gridcell').first().click()
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('lan-1')
  await page.keyboard.press('Enter')
  await expect(grid.getByRole('alert')).toContainText('There is already a device called lan-1')
  await page.keyboard.press('Escape')
  await expect(row.getByRole('gridcell').first()).toBeFocused()
  const column = await grid.getByRole('columnheader').allInnerTexts()
  const priority = column.findIndex((title) => title.startsWith('HSRP priority'))
  const first = grid
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell', { name: 'gateway-1', exact: true }) })
    .getByRole('gridcell')
    .nth(priority)
  await first.click()
  await page.evaluate(() => navigator.clipboard.writeText('130\n131\n'))
  await page.keyboard.press('Control+v')
  await expect(first).toHaveText('130')
  await expect(row.getByRole('gridcell').nth(priority)).toHaveText('131')
  await page.keyboard.press('Control+z')
  await expect(first).toHaveText('120')
  await page.getByRole('button', { name: 'Back to the drawing' }).click()
  await expectBlock(page)
  await expect(status(page)).toContainText(/settled/i, { timeout: 30_000 })
})

test('skip links, the outline and the switch for shortcuts', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Skip to the drawing' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.react-flow__node:focus')).toHaveCount(1)
  await node(page, 'soho-24').focus()
  await page.keyboard.press('ArrowRight')
  await expect(node(page, 'phone-24')).toBeFocused()
  await page.keyboard.press('o')
  const outline = page.getByRole('dialog', { name: /^Outline/ })
  await expect(outline).toContainText('Sites on gateway-2: 2 sites')
  await outline.getByRole('button', { name: 'gateway-1', exact: true }).click()
  await expect(node(page, 'gateway-1')).toBeFocused()
  // What Find finds is on the drawing, also while tables are shown.
  await page.keyboard.press('t')
  await expect(page.getByRole('grid')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('gateway-2')
  await expect(page.locator('.found').getByRole('option').first()).toContainText('gateway-2')
  await page.keyboard.press('Enter')
  await expect(node(page, 'gateway-2')).toBeFocused()
  await page.keyboard.press('?')
  await page.getByLabel('Shortcuts are on').uncheck()
  await page.keyboard.press('Escape')
  await node(page, 'gateway-1').focus()
  await page.keyboard.press('h')
  await expect(node(page, 'gateway-1')).toBeVisible()
})

test('Find does things to what is named: a path, a line at a terminal, a fault', async ({ page }) => {
  await open(page)
  const say = async (sentence: string, offered: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /^Find anything/ }).fill(sentence)
    await expect(page.locator('.found').getByRole('option').first()).toContainText(offered)
    await page.keyboard.press('Enter')
  }
  await say('trace phone-24 to callmanager', 'Trace phone-24 to callmanager')
  await expect(page.locator('.hop').first()).toContainText('phone-24')
  await say('show ip route gateway-1', 'gateway-1# show ip route')
  // The typed line itself has scrolled away.
  await expect(page.locator('.xterm-rows')).toContainText('Gateway of last resort')
  await expect(page.locator('.xterm-rows')).toContainText('10.81.2.24')
  await page.keyboard.press('Control+]')
  await say('cut gateway-1 FastEthernet0/1', 'Cut at Fa0/1, gateway-1')
  await expect(page.getByText(/^Cut at Fa0\/1, gateway-1 at 5\.0 s of a new scenario/)).toBeVisible()
})

test('steps as a list: back to any of them, and on again', async ({ page }) => {
  await open(page)
  for (const name of ['phone-48', 'phone-40', 'phone-32']) {
    await node(page, name).focus()
    await page.keyboard.press('Delete')
    await expect(node(page, name)).toHaveCount(0)
  }
  await page.locator('.react-flow').focus()
  await page.keyboard.press('u')
  const steps = page.getByRole('dialog', { name: 'Steps' })
  await expect(steps).toContainText('3 steps done, 0 taken back.')
  await steps.getByRole('button', { name: 'Remove phone-48' }).click()
  await expect(steps).toContainText('1 step done, 2 taken back.')
  await expect(node(page, 'phone-40')).toHaveCount(1)
  await steps.getByRole('button', { name: 'Remove phone-32' }).click()
  await expect(steps).toContainText('3 steps done, 0 taken back.')
  await steps.getByRole('button', { name: 'The beginning' }).click()
  await expect(node(page, 'phone-48')).toHaveCount(1)
})
