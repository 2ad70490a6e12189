/**
 * Every view looks as it is kept in e2e/looks: labels that are missing, cut, covered or moved are told, at five sizes, one of
 * them as at 200 %, light and dark. They are looked at when that is asked for: `npm run looks` takes what it sees for what is
 * kept, `npm run looks:check` compares, after a change, with what was taken before it. HEADEND_LOOKS_OF names some views by
 * parts of their names, with commas between: the others are gone through, and not looked at.
 */
import { expect, test } from '@playwright/test'
import { looksOf, prepareLooks } from './looks'
import { open } from './page-parts'
import { VIEWS, type View } from './views'

test.use({ actionTimeout: 30_000, contextOptions: { reducedMotion: 'reduce' } })
test.describe.configure({ mode: 'parallel' })

const wanted = (process.env.HEADEND_LOOKS_OF ?? '').split(',')

const half = VIEWS.findIndex(({ name }) => name === 'console')

for (const [what, views] of [
  ['answers', VIEWS.slice(0, half)],
  ['edits or exports', VIEWS.slice(half)],
] as const satisfies readonly (readonly [string, readonly View[]])[])
  test(`what ${what} looks as it is kept`, async ({ page }) => {
    test.setTimeout(900_000)
    expect(views.length).toBeGreaterThan(20)
    // No view may take the window's size: the sizes are this test's.
    await page.addInitScript('Element.prototype.requestFullscreen = () => Promise.resolve()')
    await open(page)
    await prepareLooks(page)
    for (const { name, go, part, leave } of views) {
      await go(page)
      if (wanted.some((word) => name.includes(word))) await looksOf(page, name, part)
      await leave?.(page)
    }
  })

test('the empty page looks as it is kept', async ({ page }) => {
  test.skip(!wanted.some((word) => 'the empty page'.includes(word)), 'it is not asked for')
  await page.goto('./')
  await expect(page.getByRole('heading', { name: /Draw a dual head-end/ })).toBeVisible()
  await prepareLooks(page)
  await looksOf(page, 'the empty page', undefined)
})
