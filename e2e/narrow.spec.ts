/** Pages that are narrowed or magnified while something is open: what stays, where it stands, and what lies over what. */
import { expect, type Locator, test } from '@playwright/test'
import { complaints, isSeen, node, open, status } from './page-parts'

/** Pixels that a select is too narrow for what it says; its arrow takes as many as a letter and a half more. */
const lacks = (field: Locator) =>
  field.evaluate((box: HTMLSelectElement) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(box)
    const pen = document.createElement('canvas').getContext('2d')
    if (!pen) return Number.NaN
    pen.font = font
    const words = pen.measureText(box.selectedOptions[0]?.text ?? '').width
    return words + Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight) + 16 - box.clientWidth
  })

test('what is inspected stays as a sheet on a narrow page, and gives way to what is asked for', async ({ page }) => {
  await open(page)
  await node(page, 'gateway-1').click()
  await expect(page.locator('.inspector').getByRole('heading', { name: 'gateway-1' })).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  const sheet = page.locator('.inspector')
  await expect(sheet.getByRole('heading', { name: 'gateway-1' })).toBeVisible()
  const [below, drawing] = [await sheet.boundingBox(), await page.locator('main.canvas').boundingBox()]
  if (!below || !drawing) throw new Error('no sheet')
  expect([below.x, below.width, below.y + below.height]).toEqual([0, 390, 844])
  // The drawing has the room above it, and what is selected is in sight.
  expect(drawing.y + drawing.height).toBeLessThanOrEqual(below.y + 1)
  await page.getByRole('button', { name: /^Fit/ }).click()
  await expect.poll(() => isSeen(page, 'gateway-1')).toBe(true)
  expect(await complaints(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(sheet.getByRole('heading', { name: 'gateway-1' })).toBeVisible()
  // A page that is magnified, or a telephone on its side, has width for both instead: a drawer beside the drawing.
  for (const [width, height] of [
    [720, 450],
    [844, 390],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect(sheet.getByRole('heading', { name: 'gateway-1' })).toBeVisible()
    const drawer = await sheet.boundingBox()
    expect(drawer?.x).toBeGreaterThanOrEqual(width / 2)
    await expect.poll(() => isSeen(page, 'gateway-1')).toBe(true)
    const device = await node(page, 'phone-48').boundingBox()
    expect((device?.x ?? width) + (device?.width ?? 0)).toBeLessThanOrEqual((drawer?.x ?? 0) + 1)
  }
  // Where there is room for neither it goes, and comes back with the room.
  await page.setViewportSize({ width: 390, height: 450 })
  await expect(sheet).toHaveCount(0)
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(sheet.getByRole('heading', { name: 'gateway-1' })).toBeVisible()
  // Menus of the bar lie over it, and what is asked for takes its place.
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Designs and versions' }).click()
  for (const name of ['All designs', 'Steps…', 'Versions…'])
    await page.getByRole('menuitem', { name }).click({ trial: true })
  await page.keyboard.press('Escape')
  await status(page)
    .getByRole('button', { name: /in service/ })
    .click()
  await expect(page.getByRole('region', { name: 'Sites and their service' })).toBeVisible()
  await expect(sheet).toHaveCount(0)
  await page.getByRole('tab', { name: 'Path' }).click()
})

test('what completes an end stays at its field, and saved flows are read whole in both languages', async ({ page }) => {
  await open(page)
  await page.getByLabel('From', { exact: true }).fill('10.81')
  for (const [width, height] of [
    [720, 450],
    [390, 844],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect
      .poll(async () => {
        const [list, field] = [
          await page.locator('.end-choices').boundingBox(),
          await page.getByLabel('From', { exact: true }).boundingBox(),
        ]
        return list && field ? Math.min(Math.abs(field.y - list.y - list.height), Math.abs(list.y - field.y - 33)) : -1
      })
      .toBeLessThan(9)
    expect((await page.locator('.end-choices').boundingBox())?.y).toBeGreaterThanOrEqual(0)
  }
  await page.keyboard.press('Escape')
  await page.getByLabel('From', { exact: true }).fill('')

  for (const language of ['English', 'Deutsch'])
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width: 1440, height: 900 })
      if (language === 'Deutsch' && (await page.locator('html').getAttribute('lang')) !== 'de') {
        await page.keyboard.press('Control+k')
        await page.getByRole('combobox', { name: /^Find anything/ }).fill('Language: Deutsch')
        await page
          .getByRole('option', { name: /Language: Deutsch/ })
          .first()
          .click()
        await expect(page.locator('html')).toHaveAttribute('lang', 'de')
      }
      await page.setViewportSize({ width, height: 844 })
      await expect.poll(() => lacks(page.locator('.path-ends select.flows'))).toBeLessThanOrEqual(0)
      // However many rows the ends take, what is said below them is not cut.
      const body = page.locator('.dock-body')
      await expect.poll(() => body.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeLessThanOrEqual(0)
    }
})

test('a selected frame dims nothing of what it is around, and is taken hold of as before', async ({ page }) => {
  await open(page)
  await node(page, 'gateway-1').click({ button: 'right', force: true })
  await page.getByRole('menuitem', { name: 'Arrange…' }).click()
  await page.getByRole('menuitem', { name: 'Frame around it' }).click()
  await expect(page.locator('.annotation.frame.selected')).toBeVisible()
  const onTop = () =>
    node(page, 'gateway-1').evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
    })
  expect(await onTop()).toBe(true)
  // It is taken hold of as before.
  const title = page.locator('.annotation.frame strong')
  const before = await title.boundingBox()
  await title.hover()
  await page.mouse.down()
  await page.mouse.move((before?.x ?? 0) + 40, (before?.y ?? 0) - 30, { steps: 5 })
  await page.mouse.up()
  await expect.poll(async () => (await title.boundingBox())?.y).not.toBe(before?.y)
  expect(await onTop()).toBe(true)
})

test('tables have the room of a path that is open, and give it back', async ({ page }) => {
  await open(page)
  await page.getByLabel('Saved flows').selectOption({ label: 'CallManager to a phone on the standby' })
  await page.locator('.hop > button').first().click()
  await page.getByRole('button', { name: 'Tables', exact: true }).click()
  const rows = page.getByRole('grid').getByRole('row')
  await expect
    .poll(async () => {
      const dock = await page.locator('.dock').boundingBox()
      const boxes = await Promise.all((await rows.all()).map((row) => row.boundingBox()))
      return boxes.filter((box) => box && dock && box.y + box.height <= dock.y).length
    })
    .toBeGreaterThan(8)
  await page.getByRole('button', { name: 'Back to the drawing' }).click()
  await expect(page.locator('.hop .steps, .steps').first()).toBeVisible()
})

test('the panel of layers covers no device, and no drawer covers the panel', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Layers' }).click()
  await page.getByRole('radio', { name: 'Zones' }).check()
  const panel = page.getByRole('region', { name: 'Layers' })
  const highest = () =>
    page.evaluate(() =>
      Math.min(...[...document.querySelectorAll('.react-flow__node')].map((box) => box.getBoundingClientRect().top)),
    )
  const lower = async () => {
    const box = await panel.boundingBox()
    return box ? box.y + box.height : Number.NaN
  }
  await node(page, 'gateway-1').click()
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.getByRole('button', { name: 'Close the layers' }).click({ trial: true })
  for (const [width, height] of [
    [390, 844],
    [1024, 768],
    [1440, 560],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect.poll(async () => (await highest()) - (await lower()), { message: `${width}` }).toBeGreaterThan(0)
  }
})

test('an inspector in which somebody types stays when a keyboard takes height, with what was typed', async ({
  page,
}) => {
  await open(page)
  await node(page, 'gateway-1').click()
  await expect(page.locator('.inspector').getByRole('heading', { name: 'gateway-1' })).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  const name = page.locator('.inspector').getByLabel('Name', { exact: true }).first()
  await name.fill('gateway-north')
  await page.setViewportSize({ width: 390, height: 500 })
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('gateway-north')
})

test('what Find brings near on a narrow page stays near when the inspector comes beside it', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await open(page)
  const width = async () => (await node(page, 'stick-lan').boundingBox())?.width ?? 0
  const before = await width()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /^Find anything/ }).fill('stick-lan port3')
  await page.getByRole('option', { name: /Interface stick-lan Port3/ }).click()
  await expect(page.locator('.inspector')).toBeVisible()
  await expect.poll(width).toBeGreaterThan(before * 1.2)
  // The drawing would be fitted anew by now.
  await page.waitForTimeout(600)
  expect(await width()).toBeGreaterThan(before * 1.2)
})
