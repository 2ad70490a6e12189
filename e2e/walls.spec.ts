/** Panels fail alone: whatever the engine answers and whatever devices are called, the page stands and the design is whole. */
import { expect, type Page, test } from '@playwright/test'

const node = (page: Page, name: string) => page.locator(`.react-flow__node[data-id="${name}"]`)

/** From the second snapshot on, every answer of the engine has a few of its values, chosen by a seed, replaced by nonsense. */
function nonsense(seed: number): void {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const NONSENSE = [null, undefined, -1, '__proto__', [], {}]
  const spoil = (value: object, depth: number): void => {
    const keys = Object.keys(value)
    const key = keys[Math.floor(random() * keys.length)]
    if (key === undefined) return
    const inner: unknown = Reflect.get(value, key)
    if (depth > 0 && typeof inner === 'object' && inner !== null && random() < 0.85) return spoil(inner, depth - 1)
    Reflect.set(value, key, NONSENSE[Math.floor(random() * NONSENSE.length)])
  }
  let answers = 0
  const real = Worker.prototype.addEventListener
  Worker.prototype.addEventListener = function (this: Worker, type: string, hear: unknown, ...rest: unknown[]) {
    const spoiled = (event: unknown) => {
      const data: unknown = event instanceof MessageEvent ? event.data : undefined
      const inner: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'view') : undefined
      if (typeof inner === 'object' && inner !== null && ++answers > 1) for (let n = 0; n < 12; n++) spoil(inner, 4)
      if (typeof hear === 'function') hear(event)
    }
    return Reflect.apply(real, this, [type, type === 'message' ? spoiled : hear, ...rest])
  }
}

test('nonsense from the engine leaves the bar, the other panels and the design', async ({ page }) => {
  test.setTimeout(150_000)
  let failed = 0
  for (const seed of [1, 2, 3, 4]) {
    await page.goto('about:blank')
    await page.addInitScript(nonsense, seed)
    await page.goto('./')
    const empty = page.getByRole('button', { name: 'Open the reference design' })
    await expect(empty.or(page.getByLabel('Search designs'))).toBeVisible()
    if (await empty.isVisible()) await empty.click()
    else await page.locator('.design-card .picture').first().click()
    await expect(page.getByLabel('Name of the design')).toBeVisible()
    await page.getByLabel('Name of the design').fill(`Whole ${seed}`)
    await page.keyboard.press('Enter')
    for (const tab of ['Findings', 'Timeline', 'Path']) await page.getByRole('tab', { name: tab }).click()
    await expect(page.locator('.dock-body')).not.toBeEmpty()
    await expect(page.locator('.react-flow, .canvas > .failed')).toBeVisible()
    failed += await page.locator('.failed').count()
    await expect(page.locator('header.bar .keep-mark')).toHaveAttribute('title', 'Kept in this browser')
    await page.getByRole('button', { name: 'Designs and versions' }).click()
    await page.getByRole('menuitem', { name: 'All designs' }).click()
    await expect(page.locator('.design-card').first()).toContainText(`Whole ${seed}`)
    await expect(page.locator('.design-card').first()).toContainText('27 devices')
  }
  test.info().annotations.push({ type: 'panels that failed', description: String(failed) })
})

test('a device may be called constructor, before and after a reload', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Open the reference design' }).click()
  for (const [from, to] of [
    ['gateway-1', 'constructor'],
    ['soho-24', 'toString'],
    ['phone-24', 'hasOwnProperty'],
  ] as const) {
    await node(page, from).click()
    await page.getByLabel('Name', { exact: true }).first().fill(to)
    await page.keyboard.press('Enter')
    await expect(node(page, to)).toBeVisible()
  }
  await expect(page.locator('header.bar output')).toHaveText(/6\/6 in service/, { timeout: 30_000 })
  await page.reload()
  await node(page, 'constructor').click()
  await page.getByRole('tab', { name: 'Live' }).click()
  await expect(page.locator('.inspector')).toContainText('active')
  for (const tab of ['Findings', 'Answers', 'Console', 'Timeline']) await page.getByRole('tab', { name: tab }).click()
  await expect(page.locator('.failed')).toHaveCount(0)
})

test('a design with which the page twice did not get up is listed, not opened', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Open the reference design' }).click()
  await expect(page.locator('header.bar .keep-mark')).toHaveAttribute('title', 'Kept in this browser')
  await page.evaluate(() => {
    const failed = { id: location.hash.slice('#design='.length), failed: 2, doing: 'opening it' }
    addEventListener('pagehide', () => localStorage.setItem('headend.starts', JSON.stringify(failed)))
  })
  await page.reload()
  await expect(page.getByText('The page failed twice in a row')).toBeVisible()
  await page.locator('.design-card .picture').click()
  await expect(node(page, 'gateway-1')).toBeVisible()
})
