/** Many devices at once: selected, set, copied between tabs, moved, put in order. */
import { expect, type Page, test } from '@playwright/test'
import { node, open } from './page-parts'

const inspector = (page: Page) => page.locator('.inspector')
const selected = (page: Page) => page.locator('.react-flow__node.selected')

test('devices are selected by a frame, one by one, by kind and all; set and moved together as one step', async ({
  page,
}) => {
  await open(page)
  const [one, two] = [await node(page, 'gateway-1').boundingBox(), await node(page, 'gateway-2').boundingBox()]
  if (!one || !two) throw new Error('the head-ends are not drawn')
  await page.mouse.click(one.x - 12, one.y - 12)
  await page.keyboard.down('Shift')
  await page.mouse.move(one.x - 12, one.y - 12)
  await page.mouse.down()
  await page.mouse.move(two.x + two.width + 8, two.y + two.height + 12, { steps: 6 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('')
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('2 devices')
  await expect(inspector(page).getByLabel('HSRP priority')).toHaveAttribute('placeholder', 'Mixed')
  await inspector(page).getByLabel('HSRP priority').fill('105')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Undo HSRP priority of 2 devices' })).toBeEnabled()
  await expect(inspector(page).getByLabel('HSRP priority')).toHaveValue('105')

  await node(page, 'firewall').click({ modifiers: ['Shift'] })
  await expect(selected(page)).toHaveCount(3)
  await node(page, 'gateway-1').click({ modifiers: ['Control'] })
  await expect(selected(page)).toHaveCount(2)
  const before = await node(page, 'firewall').boundingBox()
  await node(page, 'firewall').focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await node(page, 'firewall').boundingBox())?.x).toBeGreaterThan(before?.x ?? 0)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await node(page, 'firewall').boundingBox())?.x).toBe(before?.x)

  await page.keyboard.press('Control+a')
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText(/^\d\d devices$/)
  await node(page, 'soho-24').click({ button: 'right', force: true })
  await page.getByRole('menuitem', { name: 'Select…' }).click()
  await page.getByRole('menuitem', { name: 'All SOHO routers' }).click()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('6 devices')
  await inspector(page).getByLabel('Peer that is tried first').selectOption('gateway-2')
  await expect(page.getByRole('button', { name: 'Undo First peer of 6 sites' })).toBeEnabled()
})

test('what is copied in one tab is pasted in another, and other text is told', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page)
  await node(page, 'soho-24').click({ force: true })
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Select…' }).click()
  await page.getByRole('menuitem', { name: 'The site of soho-24' }).click()
  await node(page, 'soho-24').focus()
  await page.keyboard.press('Control+c')
  await expect(page.locator('.notice')).toContainText('Copied 3 devices and 2 cables.')
  await page.keyboard.press('Control+d')
  await expect(page.locator('.notice')).toContainText('Duplicated as')
  await expect(selected(page)).toHaveCount(3)
  await page.keyboard.press('Control+z')

  const other = await context.newPage()
  await other.goto('./')
  await other.getByRole('button', { name: 'New', exact: true }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Head-end pair' }).click()
  await expect(node(other, 'gateway-1')).toBeVisible()
  await other.locator('.react-flow').focus()
  await other.keyboard.press('Control+v')
  await expect(other.locator('.notice')).toContainText(/Pasted .*soho-/)
  await expect(other.locator('.react-flow__node.selected')).toHaveCount(3)
  await other.keyboard.press('Control+z')
  await expect(other.locator('.react-flow__node[data-id^="soho-"]')).toHaveCount(0)

  await other.evaluate(() => navigator.clipboard.writeText('a shopping list'))
  await other.locator('.react-flow').focus()
  await other.keyboard.press('Control+v')
  await expect(other.locator('.notice')).toContainText('Nothing was pasted')
  await other.evaluate(() =>
    navigator.clipboard.writeText('hostname edge\n!\ninterface FastEthernet0/0\n ip address 10.9.0.1 255.255.255.0\n'),
  )
  await other.locator('.react-flow').focus()
  await other.keyboard.press('Control+v')
  await expect(other.getByRole('dialog', { name: /Import/ })).toContainText('pasted.cfg')
})

test('devices are put in line, laid out, locked and hidden; frames take along what stands in them', async ({
  page,
}) => {
  await open(page)
  const choose = async (...titles: readonly string[]) => {
    for (const title of titles) await page.getByRole('menuitem', { name: title }).first().click()
  }
  const place = async (name: string) => (await node(page, name).getAttribute('style'))?.match(/translate\([^)]*\)/)?.[0]
  const block = ['gateway-1', 'gateway-2', 'firewall'] as const
  const before = await Promise.all(block.map(place))
  await node(page, 'gateway-1').click({ force: true })
  await node(page, 'gateway-2').click({ modifiers: ['Shift'] })
  await node(page, 'firewall').click({ modifiers: ['Shift'] })
  await inspector(page).getByRole('button', { name: 'Align: left edges' }).click()
  await expect(page.locator('.notice')).toContainText('Aligned 3 devices.')
  const xs = new Set((await Promise.all(block.map(place))).map((text) => text?.split(',')[0]))
  expect(xs.size).toBe(1)
  await inspector(page).getByLabel('X', { exact: true }).fill('40')
  await page.keyboard.press('Enter')
  await expect.poll(() => place('firewall')).toContain('translate(40px')
  await inspector(page)
    .getByLabel(/^Locked/)
    .check()
  await expect(page.locator('.notice')).toContainText('locked')
  await node(page, 'firewall').focus()
  await page.keyboard.press('Shift+F10')
  await choose('Arrange…', 'Frame around it')
  await inspector(page).getByLabel('Title').fill('Head-end block')
  await page.keyboard.press('Enter')
  await expect(page.locator('.annotation.frame')).toHaveText('Head-end block')
  await page.locator('.react-flow__pane').click({ button: 'right', position: { x: 30, y: 30 } })
  await choose('Lay out…', 'In layers from the Internet')
  await expect.poll(() => place('firewall')).toContain('translate(40px')
  await expect(page.locator('.notice')).toContainText('3 locked devices stayed')
  for (let step = 0; step < 6; step++) await page.keyboard.press('Control+z')
  await expect.poll(() => Promise.all(block.map(place))).toEqual(before)

  await node(page, 'phone-48').click({ force: true })
  await page.keyboard.press('h')
  await expect(node(page, 'phone-48')).toHaveCount(0)
  await page.getByRole('button', { name: '1 device hidden: show' }).click()
  await expect(node(page, 'phone-48')).toBeVisible()
  await page.getByRole('button', { name: /^Overview/ }).click()
  await expect(page.locator('.overview')).toBeVisible()

  // A lasso by clicks: three corners around the CallManager alone, and the first one again.
  await page.locator('.react-flow__pane').click({ button: 'right', position: { x: 30, y: 30 } })
  await choose('Select…', 'What a line is drawn around')
  await expect(page.locator('.lasso-sheet')).toBeVisible()
  const box = await node(page, 'callmanager').boundingBox()
  if (!box) throw new Error('the CallManager is not drawn')
  const [left, top] = [box.x - 12, box.y - 12]
  for (const [x, y] of [
    [left, top],
    [left + 2 * box.width + 24, top],
    [left, top + 2 * box.height + 24],
    [left, top],
  ] as const)
    await page.mouse.click(x, y)
  await expect(page.locator('.notice')).toContainText('Selected 1 device.')
  await expect(page.locator('.device.selected')).toContainText('callmanager')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Duplicate the selection')
})
