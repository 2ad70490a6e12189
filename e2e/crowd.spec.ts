/** Many sites, of which most are painted: chosen, moved and cabled as if each were an element of the page. */
import { expect, type Page, test } from '@playwright/test'
import { parseDesignFile, renderDesignFile } from '../src/design/index'
import { designOf } from '../src/testing/many-sites'
import { node } from './page-parts'

const SITES = 120
const NOTE = { id: 'note-1', kind: 'note', text: 'north', position: { x: 0, y: 0 }, width: 160, height: 60 } as const

/** A page that shows many sites, and a note beside the site given. */
async function opened(page: Page, beside: string): Promise<void> {
  const design = designOf(SITES)
  const at = design.devices.find(({ name }) => name === beside)?.position
  if (!at) throw new Error(`there is no ${beside}`)
  const note = { ...NOTE, position: { x: at.x, y: at.y - 80 } }
  await page.goto('./')
  await page.getByRole('button', { name: 'Open the reference design' }).click()
  await expect(node(page, 'phone-48')).toBeVisible({ timeout: 30_000 })
  await page.evaluate(
    (text) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], 'many.headend.json'))
      const onto = document.querySelector('#root > *') ?? document.body
      onto.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
    },
    renderDesignFile({ ...design, annotations: [note] }),
  )
  await expect(page.locator('canvas.underlay')).toHaveAttribute('data-devices', /\d{3}/, { timeout: 60_000 })
  await expect(page.locator('.annotation.note')).toBeVisible()
}

/** Where a device is on the page, found by its name and brought near, then left alone. */
async function placeOf(page: Page, name: string) {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: /^Find anything/ })
  await field.fill(name)
  await expect(page.getByRole('option', { name: new RegExp(`^Device ${name}`) }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(node(page, name)).toBeInViewport()
  await page.waitForTimeout(600)
  const box = await node(page, name).boundingBox()
  if (!box) throw new Error(`${name} is not drawn`)
  return box
}

const heading = (page: Page) => page.locator('.inspector').getByRole('heading', { level: 2 })

test('a frame drawn around painted devices takes what lies in it as a whole, and the note too', async ({ page }) => {
  await opened(page, 'soho-50')
  const box = await placeOf(page, 'soho-50')
  await page.getByRole('button', { name: 'Zoom Out' }).click()
  await page.waitForTimeout(500)
  const [site, note] = [await node(page, 'soho-50').boundingBox(), await page.locator('.annotation.note').boundingBox()]
  if (!site || !note) throw new Error('the site is out of view')
  expect(site.width).toBeLessThan(box.width)
  await page.keyboard.down('Shift')
  await page.mouse.move(site.x - 5, note.y - 5)
  await page.mouse.down()
  await page.mouse.move(site.x + site.width + 6, site.y + site.height + 6, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page.locator('.annotation.note.selected')).toHaveCount(1)
  await expect(node(page, 'soho-50')).toHaveClass(/selected/)
  await page.keyboard.press('Delete')
  await expect(page.locator('.notice')).toContainText(/Removed a frame or note and 1 device/)
})

test('with Shift or Control one painted device more is taken, or one less', async ({ page }) => {
  await opened(page, 'soho-50')
  await placeOf(page, 'soho-50')
  const [first, second] = [await node(page, 'soho-50').boundingBox(), await node(page, 'home-50').boundingBox()]
  if (!first || !second) throw new Error('the site is out of view')
  const middle = (box: typeof first) => [box.x + box.width / 2, box.y + box.height / 2] as const
  await page.mouse.click(...middle(first))
  await expect(heading(page)).toHaveText('soho-50')
  for (const key of ['Shift', 'Control'] as const) {
    await page.keyboard.down(key)
    await page.mouse.click(...middle(second))
    await page.keyboard.up(key)
    await expect(heading(page)).toHaveText(key === 'Shift' ? '2 devices' : 'soho-50')
  }
  // A press that meets the paint before an element is there, as a finger's does.
  const press = (at: readonly [number, number], keys: object) =>
    page.locator('.react-flow__pane').dispatchEvent('click', { clientX: at[0], clientY: at[1], ...keys })
  await press(middle(second), { ctrlKey: true })
  await expect(heading(page)).toHaveText('2 devices')
  await press(middle(first), { ctrlKey: true })
  await expect(heading(page)).toHaveText('home-50')
})

test('what is selected and painted goes along while another device is dragged, and is there after the drop', async ({
  page,
}) => {
  await opened(page, 'soho-50')
  await page.getByRole('button', { name: 'Fit: show everything' }).click()
  await page.keyboard.press('Control+a')
  await expect(heading(page)).toHaveText(/^\d{3} devices$/)
  await page.waitForTimeout(500)
  const before = await node(page, 'gateway-1').boundingBox()
  if (!before) throw new Error('gateway-1 is not drawn')
  const carried = page.locator('canvas.carried')
  await expect(carried).toBeHidden()
  await page.mouse.move(before.x + 3, before.y + 3)
  await page.mouse.down()
  await page.mouse.move(before.x + 33, before.y + 23, { steps: 4 })
  await expect(carried).toBeVisible()
  const offset = () =>
    page.evaluate(() => {
      const [along, whole] = ['.carried', '.underlay'].map(
        (name) => new DOMMatrix(document.querySelector<HTMLElement>(`canvas${name}`)?.style.transform),
      )
      return along && whole ? [along.e - whole.e, along.f - whole.f] : []
    })
  await expect.poll(async () => (await offset())[0]).toBeGreaterThan(10)
  await page.mouse.up()
  await expect(carried).toBeHidden()
  await expect(page.getByRole('button', { name: /^Undo Move/ })).toBeEnabled()
  const kept = () =>
    page.evaluate(
      () =>
        new Promise<string>((done) => {
          const asked = indexedDB.open('headend')
          asked.onsuccess = () => {
            const all = asked.result.transaction('designs').objectStore('designs').getAll()
            all.onsuccess = () =>
              done(
                String(
                  all.result
                    .map((row: { text: string }) => row.text)
                    .sort((a: string, b: string) => b.length - a.length)[0],
                ),
              )
          }
        }),
    )
  const was = new Map(designOf(SITES).devices.map(({ name, position }) => [name, position]))
  const steps = async () => {
    const read = parseDesignFile(await kept())
    if (!read.ok) throw new Error('the design is not kept')
    return new Set(
      read.design.devices.map(
        ({ name, position: { x, y } }) => `${x - (was.get(name)?.x ?? 0)} ${y - (was.get(name)?.y ?? 0)}`,
      ),
    )
  }
  // An edit is written a moment after it was made.
  await expect.poll(async () => [...(await steps())]).not.toEqual(['0 0'])
  expect((await steps()).size).toBe(1)
})

test.describe('with fingers', () => {
  test.use({ hasTouch: true })

  /** Where a painted device is: by the drawing's transform, since it is no element. */
  const paintedPlace = (page: Page, name: string) => {
    const at = designOf(SITES).devices.find((device) => device.name === name)?.position
    return page.locator('.react-flow__viewport').evaluate((viewport: HTMLElement, { x, y }) => {
      const spot = new DOMPoint(x + 20, y + 20).matrixTransform(new DOMMatrix(getComputedStyle(viewport).transform))
      const { left, top } = viewport.parentElement?.getBoundingClientRect() ?? new DOMRect()
      return { x: spot.x + left, y: spot.y + top }
    }, at ?? { x: 0, y: 0 })
  }

  test('a painted device is dragged without a tap before, has its menu by a long press, and two fingers zoom', async ({
    page,
  }) => {
    await opened(page, 'soho-50')
    await placeOf(page, 'soho-50')
    for (let times = 0; times < 3; times++) await page.getByRole('button', { name: 'Zoom Out' }).click()
    await page.waitForTimeout(600)
    const cdp = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: { x: number; y: number }[]) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point, id) => ({ ...point, id })) })

    await expect(node(page, 'soho-51')).toHaveCount(0)
    const from = await paintedPlace(page, 'soho-51')
    const view = () => page.locator('.react-flow__viewport').evaluate((item: HTMLElement) => item.style.transform)
    const still = await view()
    await touch('touchStart', from)
    await expect(node(page, 'soho-51')).toHaveCount(1)
    const before = await node(page, 'soho-51').boundingBox()
    for (const step of [10, 20, 30, 40]) await touch('touchMove', { x: from.x + step, y: from.y + step })
    await touch('touchEnd')
    await expect(page.getByRole('button', { name: /^Undo Move/ })).toBeEnabled()
    const after = await node(page, 'soho-51').boundingBox()
    expect((after?.x ?? 0) - (before?.x ?? 0)).toBeGreaterThan(15)
    expect(await view()).toBe(still)

    await expect(node(page, 'soho-71')).toHaveCount(0)
    const other = await paintedPlace(page, 'soho-71')
    await touch('touchStart', other)
    await expect(page.getByRole('menu')).toBeVisible()
    await touch('touchEnd')
    await expect(page.getByRole('menu')).toHaveAttribute('aria-label', /soho-71/)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)

    const moved = await page.getByRole('button', { name: /^Undo Move/ }).getAttribute('aria-label')
    const spot = await paintedPlace(page, 'soho-91')
    const beside = { x: spot.x + 80, y: spot.y }
    await touch('touchStart', spot)
    // A finger trembles before the other one comes.
    await touch('touchMove', { x: spot.x + 3, y: spot.y + 2 })
    await touch('touchStart', spot, beside)
    for (const step of [10, 20, 30]) await touch('touchMove', spot, { x: beside.x + step, y: beside.y })
    await touch('touchEnd')
    const scale = (transform: string) => Number(/scale\(([\d.]+)/.exec(transform)?.[1])
    await expect.poll(async () => scale(await view())).toBeGreaterThan(scale(still) * 1.1)
    expect(await page.getByRole('button', { name: /^Undo Move/ }).getAttribute('aria-label')).toBe(moved)
  })
})
