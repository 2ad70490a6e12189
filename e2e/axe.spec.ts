/**
 * axe in every view, light and dark: a page goes from view to view, as a person does. Of a view its own part of the page
 * is looked at; of the dark theme colours, since nothing else differs.
 */
import { expect, type Page, test } from '@playwright/test'
import { complaints, open } from './page-parts'
import { answer, button, tab, VIEWS, type View } from './views'

// A view that does not come is told by its name, not by the end of the whole.
test.use({ actionTimeout: 30_000 })

async function look(page: Page, name: string, part: string | undefined): Promise<void> {
  const within = part === undefined ? [] : [part]
  await page.emulateMedia({ colorScheme: 'light' })
  expect.soft(await complaints(page, { within }), `${name}, light`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect.soft(await complaints(page, { within, colours: true }), `${name}, dark`).toEqual([])
}

// They share nothing, and each takes a busy machine minutes.
test.describe.configure({ mode: 'parallel' })

const half = VIEWS.findIndex(({ name }) => name === 'console')

async function lookAtAll(page: Page, views: readonly View[]): Promise<void> {
  test.setTimeout(600_000)
  expect(views.length).toBeGreaterThan(20)
  await open(page)
  for (const { name, go, part, leave } of views) {
    await go(page)
    await look(page, name, part)
    await leave?.(page)
  }
}

test('axe finds nothing in the empty page, in light and dark', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('heading', { name: /Draw a dual head-end/ })).toBeVisible()
  await look(page, 'the empty page', undefined)
})

test('axe finds nothing in any view that answers, in light and dark', async ({ page }) => {
  await lookAtAll(page, VIEWS.slice(0, half))
})

test('axe finds nothing in any view that edits or exports, in light and dark', async ({ page }) => {
  await lookAtAll(page, VIEWS.slice(half))
})

test('axe finds nothing where one panel is shown at a time', async ({ page }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page)
  const views: readonly View[] = [
    { name: 'path', go: async () => undefined },
    answer('Sites in service'),
    { name: 'findings', part: '.dock', go: (view) => tab(view, /^Findings/) },
    { name: 'menu', part: '.shell', go: (view) => button(view, 'Menu and palette').click() },
  ]
  for (const { name, go, part } of views) {
    await go(page)
    await look(page, name, part)
  }
})
