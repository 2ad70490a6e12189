/** The tour drives the page, by keyboard, is left and gone on with; terms are explained where they stand, and as a list. */
import { expect, test } from '@playwright/test'
import { complaints, node, status } from './page-parts'

test('the tour runs a trace and a failover by keyboard, and goes on where it was left', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('button', { name: 'Take the tour' }).click()
  const tour = page.getByRole('region', { name: 'Tour of the reference design' })
  const heading = tour.getByRole('heading')
  await expect(heading).toContainText('The network')
  await expect(tour).toContainText('gateway-2', { timeout: 60_000 })
  await expect(heading).toBeFocused()
  const next = async (title: string) => {
    await tour.getByRole('button', { name: 'Next' }).focus()
    await page.keyboard.press('Enter')
    await expect(heading).toContainText(title)
    await expect(heading).toBeFocused()
  }
  await next('Who is served')
  await expect(page.getByRole('tab', { name: 'Answers' })).toHaveAttribute('aria-selected', 'true')
  await next('A packet on its way')
  await expect(page.locator('.way h3').first()).toContainText('accepted', { timeout: 30_000 })
  await expect(page.locator('.watched-way')).toBeVisible()

  // A word is explained by the keyboard alone; Escape closes it and not the tour.
  await tour.getByRole('button', { name: 'ESP', exact: true }).focus()
  await page.keyboard.press('Enter')
  const meaning = page.locator('.term-note:popover-open')
  await expect(meaning).toContainText('RFC 4303')
  expect(await complaints(page, { within: ['.tour'] })).toEqual([])
  await page.keyboard.press('Escape')
  await expect(meaning).toHaveCount(0)

  await next('Why it goes that way')
  await expect(page.locator('.way .steps').first()).toContainText('D EX')
  await next('The line behind it')
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('reverse-route')
  await next('Something breaks')
  await expect(node(page, 'gateway-1')).toContainText('reloading', { timeout: 30_000 })

  // Left here, it goes on here after a reload.
  await tour.getByRole('button', { name: 'Leave the tour' }).click()
  await expect(tour).toHaveCount(0)
  await page.reload()
  await expect(status(page)).toContainText(/in service/, { timeout: 60_000 })
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Find anything/ }).fill('tour of')
  await page.keyboard.press('Enter')
  await expect(heading).toContainText('Something breaks')
  await next('In the middle of it')
  await expect(page.locator('.time-clock')).toContainText('26.00', { timeout: 30_000 })
  await next('What to look at next')
  await tour.getByRole('button', { name: 'End the tour' }).click()
  await expect(tour).toHaveCount(0)

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /Find anything/ }).fill('terms explained')
  await page.keyboard.press('Enter')
  const terms = page.getByRole('dialog', { name: 'Terms' })
  await terms.getByRole('searchbox').fill('reverse')
  await expect(terms.locator('dl')).toContainText('RRI: Reverse Route Injection')
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])
})
