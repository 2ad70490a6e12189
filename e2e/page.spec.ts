/** What holds of the page whatever is on it: it loads in silence, talks to its own server only, and axe is content. */
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

test('loads without an error and without asking another host', async ({ page, baseURL }) => {
  const complaints: string[] = []
  const strangers: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const known = [baseURL ?? '', 'data:', 'blob:'].some((start) => request.url().startsWith(start))
    if (!known) strangers.push(request.url())
  })
  await page.goto('./')
  await expect(page).toHaveTitle(/Headend/)
  await expect(page.locator('#root > *').first()).toBeVisible()
  await expect(page.locator('header.bar')).toHaveCSS('height', '44px')
  expect(complaints).toEqual([])
  expect(strangers).toEqual([])
})

test('its security policy stops requests to other hosts', async ({ page }) => {
  await page.goto('./')
  const outcome = await page.evaluate(async () => {
    const blocked = new Promise<string>((resolve) =>
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
        once: true,
      }),
    )
    await fetch('https://example.org/').catch(() => undefined)
    return Promise.race([blocked, new Promise<string>((resolve) => setTimeout(() => resolve('not blocked'), 2000))])
  })
  expect(outcome).toBe('connect-src')
})

test('axe finds nothing', async ({ page }) => {
  await page.goto('./')
  await expect(page.locator('#root > *').first()).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target).join(', ')}`)).toEqual([])
})
