/**
 * The page around the drawing: Find, moves by the keyboard, what is said and where, the focus, narrow pages, forced
 * colours, and axe on every view in both themes.
 */
import { expect, type Page, test } from '@playwright/test'
import { isSeen, node, open, status } from './page-parts'

test.setTimeout(120_000)

async function find(page: Page, text: string, option: RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: /^Find anything/ })
  await expect(field).toBeFocused()
  await field.fill(text)
  await expect(page.getByRole('option', { name: option }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(field).toHaveCount(0)
}

test('Find has the focus, finds everything by any name, and brings it into view', async ({ page }) => {
  await open(page)
  // Typed at once, before Find can be there.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('reverse-route')
  const field = page.getByRole('combobox', { name: /^Find anything/ })
  await expect(field).toHaveValue('reverse-route')
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  // Far out of view.
  for (let step = 0; step < 8; step++) await page.locator('.react-flow__controls-zoomin').click()
  await find(page, '10.81.2.50', /Device phone-48/)
  await expect.poll(() => isSeen(page, 'phone-48')).toBe(true)
  await expect(page.getByRole('heading', { name: 'phone-48' })).toBeVisible()
  await find(page, 'stick-lan port3', /Interface stick-lan Port3/)
  await expect.poll(() => isSeen(page, 'stick-lan')).toBe(true)
  await find(page, '10.81.2.24/29', /Subnet 10\.81\.2\.24\/29/)
  await expect.poll(() => isSeen(page, 'soho-24')).toBe(true)
  await find(page, 'site soho-16', /Site soho-16/)
  await expect(node(page, 'phone-16')).toHaveClass(/selected/)
  await find(page, 'reverse-route', /Line reverse-route/)
  await expect(page.locator('.cm-lit')).toHaveText(/reverse-route/)
  await expect(page.locator('.cm-content')).toBeFocused()
  await find(page, 'layer zones', /Action Layer: Zones/)
  await expect(page.locator('.overlay-label').filter({ hasText: 'vpndmz' })).toHaveCount(1)
  await find(page, 'sites in service', /Action Sites in service/)
  await expect(page.getByRole('region', { name: 'Sites and their service' })).toBeVisible()
  await find(page, 'remote register', /Action Remote register/)
  await expect(page.locator('.register-table tbody tr')).toHaveCount(6)
  // No column is cut, whatever the width.
  for (const width of [1440, 1000]) {
    await page.setViewportSize({ width, height: 900 })
    await expect
      .poll(() => page.locator('.register-table').evaluate((box) => box.scrollWidth - box.clientWidth))
      .toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await find(page, 'fit', /Action Fit/)
  await expect.poll(() => isSeen(page, 'phone-48')).toBe(true)
})

/** What is said lies over nothing that is drawn, while the drawing leaves room for it. */
async function toastCoversNoDevice(page: Page): Promise<void> {
  await expect(page.locator('.notice')).toBeVisible()
  const covered = await page.evaluate(() => {
    const said = document.querySelector('.notice')?.getBoundingClientRect() ?? new DOMRect()
    return [...document.querySelectorAll('.react-flow__node')]
      .filter((element) => {
        const box = element.getBoundingClientRect()
        return box.left < said.right && said.left < box.right && box.top < said.bottom && said.top < box.bottom
      })
      .map((element) => element.getAttribute('data-id'))
  })
  expect(covered).toEqual([])
}

test('arrow keys move a device for good, what is removed leaves the focus to its neighbour, toasts keep clear', async ({
  page,
}) => {
  await open(page)
  await node(page, 'gateway-2').click()
  const place = () => node(page, 'gateway-2').evaluate((element: HTMLElement) => element.style.transform)
  const before = await place()
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown')
  await expect.poll(place).not.toBe(before)
  const after = await place()
  await page.waitForTimeout(700)
  await page.reload()
  await expect(status(page)).toHaveText(/6\/6/, { timeout: 30_000 })
  expect(await place()).toBe(after)
  await page.keyboard.press('Control+z')
  await expect.poll(place).toBe(before)

  // The keyboard meets devices before cables.
  await page.locator('.react-flow').focus()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-id'))).toBe('internet')

  const onPage = () => page.evaluate(() => document.activeElement === document.body)
  await node(page, 'phone-48').click()
  await page.keyboard.press('Escape')
  expect(await onPage()).toBe(false)
  await expect(node(page, 'phone-48')).toBeFocused()
  await expect(node(page, 'phone-48')).not.toHaveClass(/selected/)
  await node(page, 'phone-48').click()
  await page.keyboard.press('Delete')
  await expect(node(page, 'phone-48')).toHaveCount(0)
  await expect.poll(onPage).toBe(false)
  // The focus says what is taken away, whatever is selected.
  await node(page, 'phone-24').click()
  await node(page, 'phone-16').focus()
  await page.keyboard.press('Delete')
  await expect(page.locator('.notice')).toContainText('Removed phone-16.')
  await expect(node(page, 'phone-24')).toBeVisible()
  await expect(node(page, 'phone-16')).toHaveCount(0)
  await expect.poll(onPage).toBe(false)
  await expect(page.locator('.react-flow__node:focus')).toHaveCount(1)
  await toastCoversNoDevice(page)
  // Where the dock's tabs leave room nothing lies over the drawing, the second time too.
  await page.keyboard.press('Control+z')
  await expect(page.locator('.notice')).toContainText('Undone')
  for (const step of ['y', 'z']) {
    await expect(page.locator('.notice')).toHaveClass(/ head$/)
    await page.keyboard.press(`Control+${step}`)
  }
  await page.keyboard.press('Control+y')
  await expect(node(page, 'phone-16')).toHaveCount(0)
  // A cable, by key and by button; what takes the focus takes no key of undo.
  for (const by of ['key', 'button'] as const) {
    await page.locator('.react-flow__edge', { has: page.locator('.cable.cross-over') }).focus()
    await page.keyboard.press('Enter')
    if (by === 'key') await page.keyboard.press('Delete')
    else await page.locator('.inspector').getByRole('button', { name: 'Remove link' }).click()
    await expect(page.locator('.cable.cross-over')).toHaveCount(0)
    await expect.poll(onPage).toBe(false)
    await page.keyboard.press('Control+z')
    await expect(page.locator('.cable.cross-over')).toHaveCount(1)
    expect(await onPage()).toBe(false)
  }
  // Whatever opens gives the focus back, closed either way.
  for (const name of ['New', 'Import', 'Export', 'About Headend', 'Find']) {
    const opener = page.getByRole('button', { name, exact: true })
    for (const leave of ['Escape', 'Close']) {
      await opener.click()
      const dialog = page.getByRole('dialog')
      await expect(dialog).toBeVisible()
      if (leave === 'Escape') await page.keyboard.press('Escape')
      else await dialog.getByRole('button', { name: 'Close', exact: true }).click()
      await expect(dialog).toHaveCount(0)
      await expect(opener).toBeFocused()
    }
  }
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByRole('button', { name: 'Done (Esc)' }).click()
  await expect.poll(onPage).toBe(false)

  // A device at the lower edge, where a toast would stand.
  await page.getByLabel('Collapse the dock').click()
  const canvas = await page.locator('main.canvas').boundingBox()
  if (!canvas) throw new Error('no canvas')
  const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height - 30]
  await page.getByRole('button', { name: 'Server', exact: true }).click()
  await page.mouse.click(x, y)
  const notice = page.locator('.notice')
  await expect(notice).toContainText('Placed')
  const [said, placed] = [await notice.boundingBox(), await page.locator('.react-flow__node.selected').boundingBox()]
  if (!said || !placed) throw new Error('both are shown')
  const apart = said.y + said.height <= placed.y || placed.y + placed.height <= said.y
  expect(apart || said.x + said.width <= placed.x || placed.x + placed.width <= said.x).toBe(true)
  const under = await page.evaluate(
    ([left, top]) => document.elementFromPoint(left ?? 0, top ?? 0)?.closest('.notice') === null,
    [said.x + 8, said.y + said.height / 2],
  )
  expect(under).toBe(true)
})

test('an emptied canvas keeps its zoom when the first device comes, and says little before', async ({ page }) => {
  await open(page)
  const zoom = () =>
    page.locator('.react-flow__viewport').evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a)
  await node(page, 'gateway-1').click()
  await page.locator('.react-flow').press('Control+a')
  for (const name of await page
    .locator('.react-flow__node')
    .evaluateAll((all) => all.map((item) => item.getAttribute('data-id'))))
    await node(page, name ?? '').click({ modifiers: ['Control'], force: true })
  await page.keyboard.press('Delete')
  while ((await page.locator('.react-flow__node').count()) > 0) {
    await page.locator('.react-flow__node').first().click({ force: true })
    await page.keyboard.press('Delete')
  }
  await expect(page.getByRole('heading', { name: /Draw a dual head-end/ })).toBeVisible()
  await expect(page.locator('.inspector').getByLabel('Virtual address')).toBeHidden()
  await page.getByRole('tab', { name: 'Answers' }).click()
  for (const name of ['Sites in service', 'Remote register', 'Failover distribution']) {
    await page.getByRole('button', { name, exact: true }).click()
    await expect(page.locator('.answer .teach').first()).toHaveText(/^The design has no site: place one/)
  }
  await page.getByRole('tab', { name: 'Path' }).click()
  const before = await zoom()
  await page.getByRole('button', { name: 'Head-end', exact: true }).click()
  await page.locator('.react-flow__pane').click({ position: { x: 200, y: 60 } })
  await expect(page.locator('.react-flow__node')).toHaveCount(1)
  await page.waitForTimeout(200)
  expect(await zoom()).toBe(before)
})

test('every cable is drawn however quickly the drawing changes while it is measured', async ({ page }) => {
  await open(page)
  const drawn = page.locator('.react-flow__edge-path')
  await expect(drawn).toHaveCount(27)
  for (let round = 0; round < 4; round++) {
    await node(page, 'phone-48').click()
    await page.keyboard.press('Delete')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+Shift+z')
    await page.keyboard.press('Control+z')
    await expect(drawn).toHaveCount(27)
  }
})

/** Every device's name: whole, 9 px at least, beside the others. */
async function namesAreRead(page: Page): Promise<void> {
  const names = () =>
    page.evaluate(() => {
      const zoom = new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport') as Element).transform)
        .a
      const all = [...document.querySelectorAll('.device strong')].map((name) => ({
        text: name.textContent,
        size: Number.parseFloat(getComputedStyle(name).fontSize) * zoom,
        cut: [...name.querySelectorAll('span')].some((part) => part.scrollWidth > part.clientWidth + 1),
        box: name.getBoundingClientRect(),
      }))
      const bad = all.filter(({ size, cut, box }) => size < 8.99 || cut || box.height === 0)
      const over = all.filter(({ box }, index) =>
        all.some(
          (other, at) =>
            at > index &&
            box.left < other.box.right - 1 &&
            other.box.left < box.right - 1 &&
            box.top < other.box.bottom - 1 &&
            other.box.top < box.bottom - 1,
        ),
      )
      return { count: all.length, bad: bad.map(({ text }) => text), over: over.map(({ text }) => text) }
    })
  await expect.poll(names).toEqual({ count: 27, bad: [], over: [] })
}

test('narrow and magnified pages keep everything, and nothing runs over the edge', async ({ page }) => {
  await open(page)
  await page.setViewportSize({ width: 1024, height: 768 })
  await namesAreRead(page)
  for (const [width, height] of [
    [720, 450],
    [390, 844],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height })
    const menu = page.getByRole('button', { name: 'Menu and palette' })
    await menu.click()
    for (const name of ['New', 'Import', 'Export', 'Head-end', 'Cross-over'])
      await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
    await menu.click()
    for (const tab of ['Path', 'Timeline', 'Console', 'Answers', /^Findings/]) {
      await page.getByRole('tab', { name: tab }).click()
      const over = await page.evaluate(() => ({
        page: document.documentElement.scrollWidth - innerWidth,
        parts: [...document.querySelectorAll('.bar *, .dock-head *, .path-ends *')].filter((part) => {
          const box = part.getBoundingClientRect()
          return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)
        }).length,
      }))
      expect(over).toEqual({ page: 0, parts: 0 })
    }
    await page.getByLabel('Collapse the dock').click()
    await page.getByRole('button', { name: /^Fit/ }).click()
    for (const name of ['callmanager', 'phone-0', 'phone-48', 'gateway-1'])
      await expect.poll(() => isSeen(page, name)).toBe(true)
    if (width !== 320) await namesAreRead(page)
    await page.getByLabel('Open the dock').click()
  }
  // What was put away for room comes back with it.
  await expect(page.locator('.inspector')).toHaveCount(0)
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(page.locator('.inspector')).toBeVisible()
})

test('the chosen tab is told in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await open(page)
  const border = (name: string) =>
    page.getByRole('tab', { name }).evaluate((tab) => getComputedStyle(tab).borderBottomWidth)
  expect([await border('Path'), await border('Timeline')]).toEqual(['3px', '2px'])
})
