/** Cables that are led: by the mouse, by keys, by numbers and by the menu; each step undone, all saved, the picture the same. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { complaints, node, open } from './page-parts'

const crossOver = (page: Page) => page.locator('.react-flow__edge', { has: page.locator('.cable.cross-over') })
const line = (page: Page) => crossOver(page).locator('.react-flow__edge-path').getAttribute('d')
const corners = async (page: Page) => ((await line(page)) ?? '').split(/[ML]/).filter((part) => part !== '').length
const points = (page: Page) => page.getByRole('button', { name: /^Point \d of \d of the cable gateway-1/ })
const between = (page: Page) => page.getByRole('button', { name: /^Add a point to the cable gateway-1/ })

test('a cable is led through points, at right angles and around devices', async ({ page }) => {
  await open(page)
  const before = await line(page)
  await crossOver(page).focus()
  await page.keyboard.press('Enter')
  await expect(between(page)).toHaveCount(1)
  const handle = await between(page).boundingBox()
  if (!handle) throw new Error('the handle is not drawn')
  expect(Math.min(handle.width, handle.height)).toBeGreaterThanOrEqual(24)
  await page.mouse.move(handle.x + 12, handle.y + 12)
  await page.mouse.down()
  await page.mouse.move(handle.x + 12, handle.y + 90, { steps: 5 })
  await page.mouse.up()
  await expect(points(page)).toHaveCount(1)
  await expect(between(page)).toHaveCount(2)
  expect(await corners(page)).toBe(3)
  await expect(page.getByRole('button', { name: 'Undo Lead gateway-1 – gateway-2' })).toBeEnabled()
  // By keys: moved, another one added, taken away again.
  const y = page.getByLabel('Point 1, Y')
  const dragged = Number(await y.inputValue())
  await points(page).first().press('ArrowDown')
  await expect(y).toHaveValue(String(dragged + 8))
  await between(page).first().press('Enter')
  await expect(points(page)).toHaveCount(2)
  await points(page).first().press('Delete')
  await expect(points(page)).toHaveCount(1)
  // By numbers.
  await y.fill(String(dragged + 40))
  await page.keyboard.press('Enter')
  await page.getByLabel('Drawn', { exact: true }).selectOption('At right angles')
  await expect.poll(() => corners(page)).toBeGreaterThan(3)
  expect(await complaints(page, { within: ['.inspector', '.canvas'] })).toEqual([])

  await page.reload()
  await expect(node(page, 'gateway-1')).toBeVisible()
  const led = await line(page)
  expect(led).not.toBe(before)
  await page.locator('header.bar').getByRole('button', { name: 'Share', exact: true }).click()
  const drop = page.waitForEvent('download')
  await page.getByRole('button', { name: /SVG/ }).first().click()
  const svg = readFileSync(await (await drop).path(), 'utf8')
  expect(svg).toContain((led ?? '').slice(1).split('L').join(' '))
  await page.keyboard.press('Escape')

  // By the menu: around, then straight again.
  await crossOver(page).focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Straighten it' }).click()
  await expect.poll(() => line(page)).toBe(before)
  await page.keyboard.press('Control+z')
  await expect.poll(() => line(page)).toBe(led)
})
