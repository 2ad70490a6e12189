/**
 * The watched path: drawn over everything on every cable, started, stepped and announced, with room to read it; cables
 * beside each other that are selected and cut one by one.
 */
import { expect, type Page, test } from '@playwright/test'
import { node, open, status } from './page-parts'

test.setTimeout(90_000)

const ways = (page: Page) => page.locator('.way h3 .status')

/** Whole rows of a way that are seen without scrolling. */
async function seenHops(page: Page, way: number): Promise<number> {
  return page
    .locator('.way')
    .nth(way)
    .evaluate((element) => {
      const clip = (box: Element | null): number => {
        if (!box) return innerHeight
        const own = getComputedStyle(box).overflowY === 'visible' ? innerHeight : box.getBoundingClientRect().bottom
        return Math.min(own, clip(box.parentElement))
      }
      const bottom = clip(element)
      return [...element.querySelectorAll('.hop')].filter((hop) => hop.getBoundingClientRect().bottom <= bottom + 1)
        .length
    })
}

async function runTo24(page: Page): Promise<void> {
  await page.getByLabel('From', { exact: true }).fill('10.1.0.10')
  await page.getByRole('option', { name: /callmanager/ }).click()
  await page.getByLabel('To', { exact: true }).fill('soho-24')
  await page.getByRole('option', { name: /phone-24/ }).click()
  await page.getByRole('button', { name: 'Run packet' }).click()
  await expect(ways(page)).toHaveText(['accepted', 'accepted'])
}

test('ends complete by address and site; the packet sets out, is stepped, announced, and leaves with its view', async ({
  page,
}) => {
  await open(page)
  await runTo24(page)
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('callmanager')
  const position = page.getByLabel('Position of the packet')
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(0.5)
  await page.getByRole('button', { name: 'Pause' }).click()

  // A name is read out whole.
  await expect(
    page
      .locator('.way')
      .first()
      .getByRole('button', { name: /^callmanager matched/ }),
  ).toBeVisible()

  // What is typed and not run asks for no path, whatever else changes meanwhile.
  await page.getByLabel('To', { exact: true }).fill('pho')
  await page.keyboard.press('Escape')
  await node(page, 'admin-pc').click()
  await page.keyboard.press('Delete')
  await expect(status(page)).toHaveText(/6\/6 in service.*settled/)
  await expect(ways(page)).toHaveText(['accepted', 'accepted'])
  await page.keyboard.press('Control+z')
  await page.getByLabel('To', { exact: true }).fill('phone-24')
  await page.keyboard.press('Escape')
  await expect(status(page)).toHaveText(/6\/6 in service.*settled/)

  // On every cable, the cross-over too, with its direction, whatever layer is chosen.
  const way = page.locator('.watched-way')
  for (const layer of ['Tunnels', 'Zones', 'None']) {
    if (!(await page.getByRole('radio').first().isVisible())) await page.getByRole('button', { name: 'Layers' }).click()
    await page.getByRole('radio', { name: layer }).check()
    await expect(way.locator('path')).toHaveCount(11)
  }
  const [above, below] = await page.evaluate(() => {
    const level = (name: string) => Number(getComputedStyle(document.querySelector(name) as Element).zIndex)
    return [level('.watched-way'), level('.react-flow__node')]
  })
  expect(above).toBeGreaterThan(0)
  expect(above).toBeLessThan(below ?? 0)

  await page.getByRole('button', { name: 'To the beginning' }).click()
  const said = page.getByLabel('Where the packet is')
  for (const told of [/callmanager, hop 1 of 12/, /hq-lan, hop 2 of 12/, /firewall, hop 3 of 12\. permitted/]) {
    await page.getByRole('button', { name: 'Step forward' }).click()
    await expect(said).toHaveText(told)
  }
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  const drawn = () =>
    page.locator('canvas.flight').evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      return pixels.some((value) => value > 0)
    })
  expect(await drawn()).toBe(true)
  await page.getByRole('tab', { name: 'Answers' }).click()
  await expect(way).toHaveCount(0)
  await expect.poll(drawn).toBe(false)
  await page.getByRole('tab', { name: 'Path' }).click()
  await expect(way).toBeVisible()
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
})

test('under reduced motion the packet goes from device to device, never between', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page)
  await runTo24(page)
  const position = page.getByLabel('Position of the packet')
  const places = new Set<number>()
  await page.getByLabel('Speed').selectOption('4')
  await expect
    .poll(
      async () => {
        places.add(Number(await position.inputValue()) % 1)
        return page.getByLabel('Way', { exact: true }).inputValue()
      },
      { intervals: [40], timeout: 15_000 },
    )
    .toBe('return')
  // A device's own time is the first third of a hop.
  expect([...places].filter((part) => part > 0.36)).toEqual([])
  await expect(page.getByLabel('Where the packet is')).toHaveText(/hop \d+ of 11/)
})

test('a path makes room for itself at every size, and what was set by hand is kept', async ({ page }) => {
  await open(page)
  await page.getByLabel('Saved flows').selectOption({ label: 'CallManager to a phone on the standby' })
  await expect(ways(page)).toHaveText(['accepted', 'accepted'])
  expect(await seenHops(page, 0)).toBeGreaterThanOrEqual(10)
  const opened = page.locator('.way').first().locator('.hop').filter({ hasText: 'gateway-2' })
  await opened.locator('> button').click()
  await expect(opened.locator('.steps')).toBeVisible()
  await expect
    .poll(() =>
      opened.evaluate((element) => {
        const [box, way] = [element, element.closest('.way')].map((item) => item?.getBoundingClientRect())
        return (box?.bottom ?? 9e9) <= (way?.bottom ?? 0) + 2 && (box?.top ?? 0) >= (way?.top ?? 9e9)
      }),
    )
    .toBe(true)
  await opened.locator('> button').click()

  await page.setViewportSize({ width: 1024, height: 768 })
  await expect.poll(() => seenHops(page, 0)).toBeGreaterThanOrEqual(6)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(() => seenHops(page, 0)).toBeGreaterThanOrEqual(10)

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: /^Height of the dock/ }).focus()
  const height = () => page.locator('.dock').evaluate((dock: HTMLElement) => dock.offsetHeight)
  await expect.poll(height).toBe(512)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await height()).toBe(464)
  await page.reload()
  await expect(status(page)).toHaveText(/6\/6/, { timeout: 30_000 })
  expect(await height()).toBe(464)
})

test('two cross-overs lie beside each other: each is named, selected and cut by the mouse', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('button', { name: /two cross-overs/ }).click()
  await expect(status(page)).toHaveText(/6\/6/, { timeout: 30_000 })
  await expect(page.locator('.cable-end').filter({ hasText: /^Fa(0\/1|1\/0)$/ })).toHaveCount(4)
  const lines = page.locator('.cable.cross-over .react-flow__edge-path')
  for (const [index, port] of ['FastEthernet0/1', 'FastEthernet1/0'].entries()) {
    const box = await lines.nth(index).boundingBox()
    if (!box) throw new Error('a cross-over is not drawn')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.click(x, y)
    await expect(page.locator('.inspector')).toContainText(port)
    await page.mouse.click(x, y, { button: 'right' })
    await page.getByRole('menuitem', { name: 'Cut the cable' }).click()
    await expect(page.locator('.cable-mark')).toHaveCount(index + 1)
    await expect(node(page, 'gateway-1')).toBeVisible()
  }
  const marks = await page
    .locator('.cable-mark')
    .evaluateAll((all) => all.map((item) => item.getBoundingClientRect().y))
  expect(Math.abs((marks[0] ?? 0) - (marks[1] ?? 0))).toBeGreaterThan(10)
})
