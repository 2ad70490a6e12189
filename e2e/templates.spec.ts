/** New designs of every shape, chosen by mouse: what they come to, and what becomes of their export. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { node, open, status } from './page-parts'

test('a template opens, settles with its sites in service, and says what it is', async ({ page }) => {
  await open(page)
  for (const [title, device] of [
    ['Pair beside a firewall', 'border-lan'],
    ['IKEv2 with tunnel interfaces', 'provider-b'],
  ] as const) {
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.getByRole('button', { name: title, exact: true }).click()
    await expect(node(page, device)).toBeVisible()
    await expect(status(page)).toContainText('3/3 in service', { timeout: 90_000 })
  }
  await page.keyboard.press('Escape')
  await node(page, 'hub-1').click()
  await page.getByText('GigabitEthernet0/0', { exact: true }).first().click()
  await expect(page.getByLabel('Leads to').first()).toHaveValue('outside')
})

/** Templates with their sites, which are all in service once it has settled; each row is done on a page of its own. */
const TEMPLATES = [
  [
    ['Source document, figure C-1', 6],
    ['Source document, two cross-overs', 6],
    ['Pair beside a firewall', 3],
  ],
  [
    ['Single hub', 3],
    ['Two hub sites', 3],
    ['IKEv2 with tunnel interfaces', 3],
  ],
  [
    ['Two CallManagers', 3],
    ['Two providers', 3],
  ],
] as const satisfies readonly (readonly (readonly [title: string, sites: number])[])[]

const drop = async (page: Page, name: string, bytes: Buffer): Promise<void> => {
  const data = await page.evaluateHandle(
    ([file = '', text = '']) => {
      const transfer = new DataTransfer()
      const content = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
      transfer.items.add(new File([content], file, { type: 'application/zip' }))
      return transfer
    },
    [name, bytes.toString('base64')],
  )
  await page.dispatchEvent('.shell', 'drop', { dataTransfer: data })
}

async function pathBothWays(page: Page): Promise<void> {
  await page.getByLabel('From', { exact: true }).fill('callmanager')
  await page.keyboard.press('Escape')
  await page.getByLabel('To', { exact: true }).fill('phone-')
  await page
    .getByRole('option', { name: /^phone-/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Run packet' }).click()
  await expect(page.locator('.way h3 .status')).toHaveText(['accepted', 'accepted'], { timeout: 60_000 })
}

/** What every design with sites can do, one thing after the other; it ends with what came back from its export. */
async function roundTrip(page: Page, sites: number): Promise<void> {
  const served = new RegExp(`${sites}/${sites} in service`)
  await expect(status(page)).toContainText(served, { timeout: 180_000 })

  await page.getByRole('tab', { name: 'Path' }).click()
  await pathBothWays(page)

  await page.getByRole('tab', { name: 'Answers' }).click()
  await page.getByRole('button', { name: 'Single points of failure', exact: true }).click()
  await page.getByRole('button', { name: 'Run the sweep', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Run the sweep again' })).toBeVisible({ timeout: 180_000 })
  await expect(page.getByRole('region', { name: 'Single points of failure' })).toBeVisible()

  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download all as zip' }).click()
  const bytes = readFileSync(await (await download).path())
  await page.keyboard.press('Escape')

  await drop(page, 'exported.zip', bytes)
  const dialog = page.getByRole('dialog', { name: 'Import configurations' })
  await expect(dialog.getByText(/configurations read/)).toBeVisible({ timeout: 120_000 })
  const around = dialog.getByLabel('Add what stands around them')
  if (await around.isVisible()) await around.check()
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  await expect(status(page)).toContainText(served, { timeout: 180_000 })
}

const choose = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: title, exact: true }).click()
}

/** One page for all of a row: each begins where the one before ended. */
for (const row of TEMPLATES)
  test(`templates settle, are traced, swept, exported and come back: ${row.map(([title]) => title).join('; ')}`, async ({
    page,
  }) => {
    test.setTimeout(600_000)
    await page.goto('./')
    for (const [title, sites] of row)
      await test.step(title, async () => {
        await choose(page, title)
        await roundTrip(page, sites)
      })
  })

test('the head-end pair, which has no sites yet, does the same once two are placed by mouse', async ({ page }) => {
  test.setTimeout(600_000)
  await page.goto('./')
  await choose(page, 'Head-end pair')
  await expect(status(page)).toContainText(/settled at/i, { timeout: 180_000 })
  await page.getByLabel('Close the inspector').click()
  const drawing = await page.locator('main.canvas').boundingBox()
  for (const y of [150, 340]) {
    await page
      .getByRole('navigation', { name: 'Palette' })
      .getByRole('button', { name: 'SOHO site', exact: true })
      .click()
    await page.locator('.react-flow__pane').click({ position: { x: (drawing?.width ?? 0) - 420, y } })
    await page.keyboard.press('Escape')
  }
  await roundTrip(page, 2)
})
