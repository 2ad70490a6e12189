/** Small things that would make an architect distrust the page, each by its name. */
import { expect, type Page, test } from '@playwright/test'
import { SEED_CONFIGS } from '../src/testing/seed-configs'
import { node, open, status } from './page-parts'

test.setTimeout(120_000)

const find = async (page: Page, words: string, early = false): Promise<void> => {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: /^Find anything/ })
  if (!early) await expect(field).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await expect(field).toHaveCount(0)
}

test('what is said in two places is the same, and what is said is for people', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('heading', { name: 'Draw a dual head-end, watch a packet cross it' })).toBeVisible()
  await test.step('the empty page shows no wall of VPN fields', async () => {
    await expect(page.getByLabel('Transform')).toHaveCount(0)
    expect(await page.getByRole('textbox').count()).toBeLessThan(6)
  })
  await test.step('two placeholders of an import are not offered the same address', async () => {
    await page.getByRole('button', { name: 'Import configurations' }).click()
    const dialog = page.getByRole('dialog', { name: 'Import configurations' })
    const texts = Object.values(SEED_CONFIGS).map((text) =>
      text.replaceAll(/198\.51\.100\.1\b/g, '64.yy.yy.a').replaceAll(/198\.51\.100\.2\b/g, '64.yy.yy.b'),
    )
    await dialog.getByLabel('Pasted configurations').fill(texts.join('\n'))
    await dialog.getByRole('button', { name: 'Read the pasted text' }).click()
    const fields = dialog.getByRole('region', { name: 'Placeholders' }).getByRole('textbox')
    await expect(fields).toHaveCount(2)
    const offered = await fields.evaluateAll((all) => all.map((field) => field.getAttribute('placeholder')))
    expect(new Set(offered).size).toBe(2)
    await page.keyboard.press('Escape')
  })
  await open(page)
  await test.step('show version and the inspector name the same box', async () => {
    await node(page, 'gateway-1').click()
    const platform = page.getByLabel('Platform')
    const chosen = await platform.evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.text ?? '')
    await node(page, 'gateway-1').dblclick()
    const screen = page.getByRole('region', { name: 'Terminal of gateway-1' })
    await expect(screen.locator('.xterm-rows')).toContainText('gateway-1#')
    await screen.click()
    await page.keyboard.type('show version | include processor')
    await page.keyboard.press('Enter')
    await expect(screen.locator('.xterm-rows')).toContainText(`${chosen.replace(/^Cisco /, 'cisco ')} processor`)
  })
  await test.step('a saved flow follows a rename', async () => {
    await node(page, 'callmanager').click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('voice-server')
    await page.keyboard.press('Enter')
    await expect(node(page, 'voice-server')).toBeVisible()
    await page.getByRole('tab', { name: 'Path' }).click()
    const flows = page.getByLabel('Saved flows')
    const names = await flows.locator('option').allTextContents()
    await flows.selectOption({ index: names.findIndex((name) => /callmanager|CallManager/.test(name)) })
    await expect(page.locator('.way h3 .status')).toHaveText(['accepted', 'accepted'], { timeout: 20_000 })
    const ends = [page.getByLabel('From', { exact: true }), page.getByLabel('To', { exact: true })]
    expect(await Promise.all(ends.map((end) => end.inputValue()))).toContain('voice-server')
  })
  await test.step('steps at the firewall name protocols and ports, and no integer that means an address', async () => {
    const hop = page.locator('.hop').filter({ hasText: 'firewall' }).first()
    await hop.getByRole('button').first().click()
    const steps = page.locator('.steps').first()
    await expect(steps).toBeVisible()
    expect(await steps.textContent()).not.toMatch(/\b\d{8,}\b/)
  })
  await test.step('no source is called FACTS, and nothing is counted as "1 sites"', async () => {
    await page.getByRole('tab', { name: /^Findings/ }).click()
    for (const tab of [/^Findings/, 'Answers', 'Timeline', 'Path']) {
      await page.getByRole('tab', { name: tab }).click()
      const text = (await page.locator('body').textContent()) ?? ''
      expect(text).not.toMatch(/\bFACTS\b/)
      expect(text).not.toMatch(/\b1 (like )?(sites|devices|cables|packets|routes|tunnels)\b/)
    }
  })
  await test.step('the hand-off sheet and the runbook agree on TCP 80', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /hand-off/i }).click()
    await expect(dialog).toContainText('For a time')
    const handOff = (await dialog.textContent()) ?? ''
    await dialog.getByRole('button', { name: /gateway-1.*enrol|enrol.*gateway-1/i }).click()
    await expect(dialog).toContainText('permit TCP 80 from 10.81.0.3 to 10.1.0.40')
    expect(handOff).toMatch(/10\.81\.0\.3[\s\S]*10\.1\.0\.40[\s\S]*80/)
    await page.keyboard.press('Escape')
  })
})

test('a site that was placed before its CallManager gets one when it comes', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Head-end pair' }).click()
  await expect(node(page, 'callmanager')).toBeVisible()
  await node(page, 'callmanager').click()
  await page.keyboard.press('Delete')
  await expect(node(page, 'callmanager')).toHaveCount(0)
  const place = async (what: string, x: number, y: number) => {
    await page.getByRole('navigation', { name: 'Palette' }).getByRole('button', { name: what, exact: true }).click()
    await page.locator('.react-flow__pane').click({ position: { x, y } })
  }
  await place('SOHO site', 60, 60)
  await expect(page.locator('.react-flow__node[data-id^="phone-"]')).toHaveCount(1)
  await place('Server', 400, 20)
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(/server|callmanager/)
  const phone = page.locator('.react-flow__node[data-id^="phone-"]')
  await phone.click()
  await expect(page.getByLabel('CallManager', { exact: true })).toHaveValue('callmanager')
})

test('tools act where one looks, and not twice', async ({ page }) => {
  await open(page)
  await test.step('Enter before Find has loaded is obeyed', async () => {
    await find(page, 'outline of the network', true)
    await expect(page.getByRole('dialog', { name: /Outline/ })).toBeVisible()
    await page.keyboard.press('Escape')
  })
  await test.step('a note from Find lies in the middle of what is seen', async () => {
    await find(page, 'add a note')
    const note = page.locator('.annotation.note')
    await expect(note).toBeVisible()
    const [box, canvas] = [await note.boundingBox(), await page.locator('main.canvas').boundingBox()]
    if (!box || !canvas) throw new Error('nothing is drawn')
    expect(Math.abs(box.x + box.width / 2 - canvas.x - canvas.width / 2)).toBeLessThan(canvas.width / 4)
    expect(Math.abs(box.y + box.height / 2 - canvas.y - canvas.height / 2)).toBeLessThan(canvas.height / 4)
    await page.keyboard.press('Control+z')
  })
  await test.step('a cable that is cut is not offered to be cut', async () => {
    await page
      .locator('.react-flow__edge[data-id]')
      .filter({ has: page.locator('.cross-over') })
      .focus()
    await page.keyboard.press('b')
    await page.getByRole('menuitem', { name: /^Cut the cable/ }).click()
    await expect(status(page)).toContainText('1 broken', { timeout: 30_000 })
    await page
      .locator('.react-flow__edge[data-id]')
      .filter({ has: page.locator('.cross-over') })
      .focus()
    await page.keyboard.press('b')
    await expect(page.getByRole('menuitem', { name: /^Restore/ })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: /^Cut the cable/ })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Undo/ }).click()
  })
  await test.step('the second click on a button that closes its dialog falls on nothing', async () => {
    await page.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } })
    await page.getByRole('navigation', { name: 'Palette' }).getByRole('button', { name: 'Sites' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sites' })
    await dialog.getByLabel('How many').fill('1')
    await dialog.getByRole('button', { name: 'Add 1 site' }).dblclick()
    await expect(dialog).toHaveCount(0)
    await expect(status(page)).toHaveText(/7\/7 in service/, { timeout: 30_000 })
    await expect(page.locator('.react-flow__node.selected, .react-flow__edge.selected')).toHaveCount(0)
    await expect(page.getByRole('region', { name: /^Terminal/ })).toHaveCount(0)
  })
  await test.step('tables name kinds and releases as people do, have no tools of the drawing, and fill a phone', async () => {
    await page.keyboard.press('t')
    const grid = page.getByRole('grid', { name: 'Devices' })
    await expect(grid.getByRole('row', { name: /^firewall Firewall/ })).toContainText(/PIX|ASA/)
    await expect(grid).not.toContainText(/\b(asa|pix)-\d/)
    await expect(
      page.getByRole('navigation', { name: 'Palette' }).getByRole('button', { name: 'Connect' }),
    ).toHaveCount(0)
    await page.keyboard.press('t')
    await page.setViewportSize({ width: 390, height: 844 })
    await find(page, 'design as tables')
    // A click finds nothing in its way.
    await grid.getByRole('gridcell').first().click()
  })
})

test('a tool that meets a device places beside it, and says so', async ({ page }) => {
  await open(page)
  await page.getByRole('navigation', { name: 'Palette' }).getByRole('button', { name: 'Phone' }).click()
  await node(page, 'hq-lan').click()
  await expect(page.locator('.notice')).toHaveText(/^Placed phone-\S+ beside what stands there\.$/)
  await expect(page.locator('.react-flow__node')).toHaveCount(28)
})
