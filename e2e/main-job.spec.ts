/** The main job as a new user does it: an empty canvas, mouse and typed values, a packet, the configurations. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { node, open, status } from './page-parts'

/** Takes a device from the palette and clicks it onto the canvas, at a point of the drawing area. */
async function place(page: Page, title: string, x: number, y: number): Promise<void> {
  await page.getByRole('navigation', { name: 'Palette' }).getByRole('button', { name: title, exact: true }).click()
  await page.locator('.react-flow__pane').click({ position: { x, y } })
  await page.keyboard.press('Escape')
}

async function connect(page: Page, a: string, b: string): Promise<void> {
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await node(page, a).click()
  await node(page, b).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText(`Connected ${a} and ${b}.`)).toBeVisible()
}

test("the words of the empty canvas are in nobody's way, and a tool that has placed one places the next", async ({
  page,
}) => {
  await page.goto('./')
  const middle = await page.getByRole('heading', { name: /Draw a dual head-end/ }).boundingBox()
  const choice = await page.getByRole('button', { name: 'Take the tour' }).boundingBox()
  const palette = page
    .getByRole('navigation', { name: 'Palette' })
    .getByRole('button', { name: 'Head-end', exact: true })
  await palette.dragTo(page.locator('main.canvas'), {
    targetPosition: { x: (choice?.x ?? 0) - 50, y: (choice?.y ?? 0) - 40 },
  })
  await expect(node(page, 'gateway-1')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Take the tour' })).toBeVisible()
  await palette.click()
  await page.mouse.click((middle?.x ?? 0) + 100, (middle?.y ?? 0) + 12)
  await expect(node(page, 'gateway-1')).toBeVisible()
  await palette.click()
  await page.mouse.click((middle?.x ?? 0) - 100, (middle?.y ?? 0) + 200)
  await expect(node(page, 'gateway-2')).toBeVisible()
})

test('from an empty canvas to a packet and a zip of configurations', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('./')
  await page.getByLabel('Collapse the dock').click()
  await place(page, 'Internet', 520, 40)
  await place(page, 'Firewall', 300, 160)
  await place(page, 'Server', 90, 160)
  await place(page, 'Switch', 300, 290)
  await place(page, 'Head-end', 180, 420)
  await place(page, 'Head-end', 460, 420)
  for (const name of ['internet', 'firewall', 'callmanager', 'lan-1', 'gateway-1', 'gateway-2'])
    await expect(node(page, name)).toBeVisible()

  await connect(page, 'firewall', 'internet')
  await connect(page, 'callmanager', 'firewall')
  await connect(page, 'gateway-1', 'lan-1')
  await connect(page, 'gateway-2', 'lan-1')
  await connect(page, 'firewall', 'lan-1')
  await page
    .getByRole('button', { name: 'Cross-over' })
    .dragTo(page.locator('.react-flow__pane'), { targetPosition: { x: 320, y: 470 } })
  await expect(page.locator('.cable.cross-over')).toBeVisible()

  await node(page, 'lan-1').click()
  await page.getByLabel('Name', { exact: true }).fill('stick-lan')
  await page.keyboard.press('Enter')
  await expect(node(page, 'stick-lan')).toBeVisible()
  await node(page, 'gateway-2').click()
  await page.getByLabel('HSRP priority').fill('400')
  await expect(page.getByText('It must lie between 0 and 255')).toBeVisible()
  await page.getByLabel('HSRP priority').fill('105')
  await page.keyboard.press('Enter')

  await place(page, 'SOHO site', 620, 150)
  await page.getByLabel('Close the inspector').click()
  await place(page, 'SOHO site', 620, 260)
  await expect(status(page)).toHaveText(/2\/2 in service · settled at/, { timeout: 30_000 })

  await page.getByLabel('Open the dock').click()
  await page.getByLabel('From', { exact: true }).fill('callmanager')
  await page.getByLabel('To', { exact: true }).fill('phone-0')
  await page.getByRole('button', { name: 'Run packet' }).click()
  await expect(page.locator('.way h3 .status')).toHaveText(['accepted', 'accepted'])
  await expect(page.locator('.hop.now')).toContainText('firewall', { timeout: 15_000 })
  await page.getByRole('button', { name: 'Pause' }).click()

  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download all as zip' }).click()
  const files = unzipSync(readFileSync(await (await download).path()))
  expect(Object.keys(files).sort()).toEqual([
    'firewall.cfg',
    'gateway-1.cfg',
    'gateway-2.cfg',
    'soho-0.cfg',
    'soho-8.cfg',
  ])
  expect(strFromU8(files['gateway-2.cfg'] ?? new Uint8Array())).toContain('standby 1 priority 105')
})

test.describe('the reference design', () => {
  test.beforeEach(async ({ page }) => {
    await open(page)
  })

  test('a line taken away changes the path, and undo brings it back', async ({ page }) => {
    await page.getByLabel('Saved flows').selectOption({ label: 'CallManager to a phone on the standby' })
    const ways = page.locator('.way h3 .status')
    await expect(ways).toHaveText(['accepted', 'accepted'])
    await page.locator('.way').first().locator('.hop > button').filter({ hasText: 'gateway-2' }).click()
    await page.locator('.step .line').filter({ hasText: 'reverse-route' }).first().click()
    await expect(page.locator('.cm-lit')).toHaveText(/reverse-route/)
    await page.getByRole('button', { name: 'Remove this line' }).click()
    await expect(ways.first()).toHaveText('denied on the way out', { timeout: 20_000 })
    await page.locator('header.bar').getByRole('button', { name: /^Undo/ }).click()
    await expect(ways.first()).toHaveText('accepted', { timeout: 20_000 })
  })

  test('a broken file says what is wrong and changes nothing; a closed tab loses nothing, undo and redo go both ways', async ({
    page,
  }) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await (await chooser).setFiles({
      name: 'broken.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"format":"headend-design","version":1,"design":{"name":7}}'),
    })
    await expect(page.getByText(/broken.json was not opened. name:/)).toBeVisible()
    await expect(node(page, 'gateway-1')).toBeVisible()
    await node(page, 'phone-48').click()
    await page.keyboard.press('Delete')
    await expect(node(page, 'phone-48')).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect(node(page, 'phone-48')).toBeVisible()
    await page.keyboard.press('Control+Shift+z')
    await expect(node(page, 'phone-48')).toHaveCount(0)
    // What is promised: at most the last second of edits.
    await page.waitForTimeout(1200)
    await page.reload()
    await expect(node(page, 'gateway-1')).toBeVisible()
    await expect(node(page, 'phone-48')).toHaveCount(0)
  })
})
