/** A design leaves the page as a link and comes back in a fresh profile where somebody was looking; nothing is overwritten. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { complaints, node, open, status } from './page-parts'

async function linkOf(page: Page): Promise<string> {
  await page.locator('header.bar').getByRole('button', { name: 'Share', exact: true }).click()
  const link = page.getByRole('dialog', { name: 'Share' }).getByLabel('Link')
  await expect(link).toHaveValue(/#share=1\./)
  return link.inputValue()
}

test('a link opens at the moment and hop in a fresh profile, without the keys, beside what is there', async ({
  page,
  browser,
}) => {
  await open(page)
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByLabel('Scenario', { exact: true }).selectOption('Reload of the active')
  await expect(page.locator('.outage').first()).toContainText('packets lost', { timeout: 30_000 })
  const scrubber = page.locator('.lanes .scrubber')
  for (let second = 0; second < 23; second++) await scrubber.press('Shift+ArrowRight')
  await expect(page.locator('.time-clock strong')).toHaveText('23.00 s')
  await page.getByRole('tab', { name: 'Path' }).click()
  await page.getByLabel('Saved flows').selectOption({ label: 'CallManager to a phone on the standby' })
  const hop = (where: Page) => where.locator('.way').first().locator('.hop').filter({ hasText: 'gateway-2' }).first()
  await hop(page).getByRole('button').first().click()
  await expect(hop(page).locator('.step .type').filter({ hasText: 'route' }).first()).toBeVisible()
  await node(page, 'gateway-2').click()
  const route = await hop(page).locator('.step-list').textContent()
  const link = await linkOf(page)
  expect(link.length).toBeLessThan(8000)
  const dialog = page.getByRole('dialog', { name: 'Share' })
  await expect(dialog).toContainText('at 23.0 s, gateway-2 selected')
  await expect(dialog).toContainText('at gateway-2')
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])

  const requests: string[] = []
  const fresh = await (await browser.newContext()).newPage()
  fresh.on('request', (request) => requests.push(request.url()))
  await fresh.goto(link)
  await expect(node(fresh, 'gateway-2')).toHaveClass(/selected/)
  await expect(status(fresh)).toContainText('at 23.0 s', { timeout: 60_000 })
  await expect(hop(fresh).locator('.step-list')).toHaveText(route ?? '', { timeout: 30_000 })
  await expect(fresh).toHaveURL(/#design=[0-9a-f]{16}$/)
  expect(requests.every((url) => new URL(url).origin === new URL(link).origin)).toBe(true)

  // One more beside what is there; a broken one changes nothing.
  await node(fresh, 'phone-48').click()
  await fresh.keyboard.press('Delete')
  await expect(node(fresh, 'phone-48')).toHaveCount(0)
  const before = fresh.url()
  await fresh.evaluate((bad) => location.assign(bad), `${link.slice(0, -30)}`)
  await expect(fresh.locator('.notice.error')).toContainText('cut short or changed')
  await expect(fresh).toHaveURL(before)
  await fresh.evaluate((good) => location.assign(good), link)
  await expect(node(fresh, 'phone-48')).toBeVisible()
  await fresh.getByRole('button', { name: 'Designs and versions' }).click()
  await fresh.getByRole('menuitem', { name: 'All designs' }).click()
  await expect(fresh.locator('.design-card strong')).toHaveText(['SRND figure C-1', 'SRND figure C-1'])
  await fresh.context().close()
})

test('a picture opens the design when it is dropped back, holds hostile texts as texts, and prints with a title', async ({
  page,
  browser,
}) => {
  await open(page)
  await page.getByLabel('Saved flows').selectOption({ label: 'CallManager to a phone on the standby' })
  await expect(page.locator('.way h3 .status').first()).toHaveText('accepted')
  await page.getByLabel('Name of the design').fill('<script>alert(1)</script> & "more"')
  await page.keyboard.press('Enter')
  await linkOf(page)
  const dialog = page.getByRole('dialog', { name: 'Share' })
  await dialog.getByLabel('How much of it').selectOption('whole')
  const saved = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name }).click()])
    return download.path()
  }
  const svg = readFileSync(await saved('Save SVG'), 'utf8')
  expect(svg).not.toMatch(/<script|var\(--|currentColor/)
  for (const text of ['gateway-1', 'phone-48', 'Fa0/1', '&lt;script&gt;alert(1)&lt;/script&gt; &amp; "more"'])
    expect(svg).toContain(text)
  await dialog.getByLabel('Colours').selectOption('dark')
  const png = readFileSync(await saved('Save PNG'))
  expect(png.readUInt32BE(16)).toBeGreaterThan(1500)
  await test.info().attach('picture', { body: png, contentType: 'image/png' })
  await page.evaluate(() =>
    Object.assign(globalThis, {
      print: () =>
        document.body.setAttribute('data-printed', document.querySelector('.print-sheet')?.textContent ?? ''),
    }),
  )
  await dialog.getByRole('button', { name: 'Print a sheet…' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', /<script>alert.*Tunnels, settled.*Printed/)

  for (const [name, type, body] of [
    ['picture.svg', 'image/svg+xml', svg],
    ['picture.png', 'image/png', png.toString('latin1')],
  ] as const) {
    const fresh = await (await browser.newContext()).newPage()
    await fresh.goto('./')
    await expect(fresh.getByRole('button', { name: 'Open the reference design' })).toBeVisible()
    const dropped = await fresh.evaluateHandle(
      ([file, kind, text]) => {
        const transfer = new DataTransfer()
        const bytes = kind === 'image/png' ? Uint8Array.from(text, (letter) => letter.charCodeAt(0)) : text
        transfer.items.add(new File([bytes], file, { type: kind }))
        return transfer
      },
      [name, type, body] as const,
    )
    await fresh.dispatchEvent('.shell', 'drop', { dataTransfer: dropped })
    await expect(node(fresh, 'phone-48')).toBeVisible()
    await expect(fresh.getByLabel('Name of the design')).toHaveValue('<script>alert(1)</script> & "more"')
    await expect(fresh.locator('.way h3 .status').first()).toHaveText('accepted', { timeout: 60_000 })
    await fresh.context().close()
  }
})

test('a presentation plays a scenario with captions, and changes nothing', async ({ page }) => {
  await open(page)
  await page.locator('header.bar').getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('dialog', { name: 'Share' }).getByRole('button', { name: 'Present' }).click()
  const presentation = page.getByRole('region', { name: 'Presentation' })
  await expect(presentation).toBeVisible()
  await expect(page.locator('header.bar')).toHaveCount(0)
  await presentation.getByLabel('Scenario').selectOption('Reload of the active')
  // It plays by itself, from the beginning and whatever is chosen then.
  await expect(presentation.getByRole('button', { name: 'Pause time' })).toBeEnabled({ timeout: 30_000 })
  await expect(presentation.getByLabel('What happens')).toContainText(/HSRP|IKE|IPsec/, { timeout: 20_000 })
  await expect(node(page, 'gateway-1')).toContainText('reloading', { timeout: 20_000 })
  await presentation.getByRole('button', { name: 'Pause time' }).click()
  await node(page, 'phone-48').click()
  await page.keyboard.press('Delete')
  await expect(page.locator('.notice.error')).toContainText('Nothing is changed while the design is presented')
  await expect(node(page, 'phone-48')).toBeVisible()
  expect(await complaints(page)).toEqual([])
  await presentation.getByRole('button', { name: 'End presentation' }).click()
  await expect(page.locator('header.bar')).toBeVisible()
  await node(page, 'phone-48').click()
  await page.keyboard.press('Delete')
  await expect(node(page, 'phone-48')).toHaveCount(0)
})

test('the way of a packet and a scenario are saved as animated pictures, and can be stopped', async ({ page }) => {
  await open(page)
  await page.getByLabel('Saved flows').selectOption({ label: 'CallManager to a phone on the standby' })
  await expect(page.locator('.way h3 .status')).toHaveText(['accepted', 'accepted'])
  await page.locator('header.bar').getByRole('button', { name: 'Share', exact: true }).click()
  const films = page.getByRole('region', { name: 'Animated picture' })
  const save = films.getByRole('button', { name: 'Save GIF' })
  const saved = async (by = save) => {
    const download = page.waitForEvent('download', { timeout: 120_000 })
    await by.click()
    return readFileSync(await (await download).path())
  }
  test.setTimeout(300_000)
  const way = await saved()
  expect(way.subarray(0, 6).toString('latin1')).toBe('GIF89a')
  // A frame for each graphic control extension: it moves.
  const frames = (bytes: Buffer) => bytes.toString('latin1').split('\u0021\u00f9\u0004').length - 1
  expect(frames(way)).toBeGreaterThan(30)
  expect(way.length).toBeLessThan(4_000_000)
  await expect(films.getByRole('status')).toContainText(/Saved: \d+ kB/)
  // The browser plays its film: as large as the picture, as long as the way.
  const film = await saved(films.getByRole('button', { name: 'Save WebM' }))
  expect(film.length).toBeLessThan(4_000_000)
  // The page itself may show no films.
  const beside = await page.context().newPage()
  const played = await beside.evaluate(async (base64) => {
    const video = document.createElement('video')
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    video.src = URL.createObjectURL(new Blob([bytes], { type: 'video/webm' }))
    video.muted = true
    await new Promise((done, failed) => {
      video.onloadeddata = done
      video.onerror = () => failed(new Error(video.error?.message))
    })
    video.currentTime = video.duration / 2
    await new Promise((done) => video.addEventListener('seeked', done, { once: true }))
    return { width: video.videoWidth, height: video.videoHeight, seconds: video.duration, at: video.currentTime }
  }, film.toString('base64'))
  await beside.close()
  expect(played.width).toBe(960)
  expect(played.height).toBeGreaterThan(200)
  expect(played.seconds).toBeGreaterThan(8)
  // A player that is moved arrives there.
  expect(played.at).toBeCloseTo(played.seconds / 2, 1)
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByLabel('Scenario', { exact: true }).selectOption('Reload of the standby')
  await expect(page.locator('.lanes .scrubber')).toBeVisible({ timeout: 30_000 })
  await page.locator('header.bar').getByRole('button', { name: 'Share', exact: true }).click()
  await films.getByLabel('What moves').selectOption('The scenario, moment by moment')
  await save.click()
  await expect(films.getByRole('progressbar')).toBeVisible()
  await films.getByRole('button', { name: 'Stop' }).click()
  await expect(films.getByRole('status')).toHaveText('Stopped. Nothing was saved.')
  expect(await complaints(page, { within: ['dialog'] })).toEqual([])
  const scenario = await saved()
  expect(frames(scenario)).toBeGreaterThan(8)
})

test('a browser without an encoder for films says so, and makes the GIF', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'VideoEncoder'))
  await open(page)
  await page.getByLabel('Saved flows').selectOption({ label: 'CallManager to a phone on the standby' })
  await expect(page.locator('.way h3 .status')).toHaveText(['accepted', 'accepted'])
  await page.locator('header.bar').getByRole('button', { name: 'Share', exact: true }).click()
  const films = page.getByRole('region', { name: 'Animated picture' })
  await expect(films).toContainText('This browser has no encoder for WebM films')
  await expect(films.getByRole('button', { name: 'Save GIF' })).toBeVisible()
  await expect(films.getByRole('button', { name: 'Save WebM' })).toHaveCount(0)
})
