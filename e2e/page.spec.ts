/** What holds of the page whatever is on it: it loads in silence, talks to its own server only, and axe is content. */
import { expect, test } from '@playwright/test'
import { open } from './page-parts'

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

test('no text becomes a script, and nothing but the engine is started as one', async ({ page }) => {
  await page.goto('./')
  const refused = await page.evaluate(() => {
    const tried = [
      () => {
        document.body.innerHTML = '<img src=x onerror=alert(1)>'
      },
      () => new Worker('./licences.txt'),
      () => document.createElement('script').setAttribute('src', 'https://example.org/a.js'),
    ]
    return tried.map((attempt) => {
      try {
        attempt()
        return 'allowed'
      } catch (error) {
        return error instanceof TypeError ? 'refused' : String(error)
      }
    })
  })
  expect(refused).toEqual(['refused', 'refused', 'refused'])
})

test('a whole job asks no other server, and breaks no rule of the policy', async ({ page, baseURL }) => {
  const strangers: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => {
    if (![baseURL ?? '', 'data:', 'blob:'].some((start) => request.url().startsWith(start)))
      strangers.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await open(page)
  for (const name of ['Timeline', 'Findings', 'Answers']) await page.getByRole('tab', { name }).click()
  await page.locator('.react-flow__node').filter({ hasText: 'gateway-1' }).first().dblclick()
  await expect(page.locator('.xterm').first()).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'About Headend' }).click()
  await expect(page.getByLabel('Licence texts')).toHaveValue(/react \d+\.\d+\.\d+ \(MIT\)/)
  await expect(page.getByRole('dialog')).toContainText(/Headend \d+\.\d+\.\d+, commit [0-9a-f]{7,}/)
  expect(strangers).toEqual([])
  expect(complaints).toEqual([])
})

test('the empty page stands still while its parts load: a press that begins at once is a click', async ({
  browser,
  baseURL,
}) => {
  for (const [width, height] of [
    [1440, 900],
    [720, 450],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height }, baseURL: baseURL ?? '' })
    const page = await context.newPage()
    const slow = await context.newCDPSession(page)
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.goto('./', { waitUntil: 'commit' })
    const button = page.getByRole('button', { name: 'Open the reference design' })
    const before = await button.boundingBox()
    if (!before) throw new Error('the page is not empty')
    await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2)
    await page.mouse.down()
    // As long as a hand takes; meanwhile the drawing and the panels come.
    await expect(page.locator('.react-flow')).toBeAttached()
    await expect(page.locator('.dock [role="tab"]').first()).toBeVisible()
    expect(await button.boundingBox()).toEqual(before)
    await page.mouse.up()
    await expect(page.locator('.react-flow__node').first()).toBeVisible({ timeout: 30_000 })
    await context.close()
  }
})
