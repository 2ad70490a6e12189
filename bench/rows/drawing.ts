/**
 * The drawing of very many sites, with the engine held apart: how long its frames are while it is moved, and how soon what is
 * opened or added is drawn. Needs `npm run build:page`. Frames are wall time: a busy machine counts in full.
 */
import type { Page } from '@playwright/test'
import { renderDesignFile } from '../../src/design/index'
import { designOf } from '../../src/testing/many-sites'
import { framesOf, type Gesture, inPage, openedIn, percentile } from '../browser'
import type { Row } from '../row'

const FRAMES = 180
/** With the head-end block that is 51 devices. */
const SITES_OF_50 = 14

/** A page with a design of so many sites, whole in view. */
async function withSites<Value>(sites: number, work: (page: Page, opened: number) => Promise<Value>): Promise<Value> {
  const design = designOf(sites)
  return inPage({ engine: false }, async (page) => {
    await begin(page)
    const opened = await openedIn(page, renderDesignFile(design), design.devices.length)
    await page.waitForTimeout(1000)
    return work(page, opened)
  })
}

async function begin(page: Page): Promise<void> {
  await page.goto('./')
  await page.getByRole('button', { name: 'Open the reference design' }).click()
  await page.locator('.react-flow__node[data-id="phone-48"]').waitFor({ timeout: 20_000 })
}

const frame = (sites: number, gesture: Gesture) => () =>
  withSites(sites, async (page) => {
    if (gesture === 'drag') await grip(page, sites > 77 ? 'soho-77' : 'soho-7')
    return percentile(await framesOf(page, gesture, FRAMES), 0.95)
  })

/** A site, selected by its name, in view. */
async function grip(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /^Find anything/ }).fill(name)
  await page
    .getByRole('option', { name: new RegExp(`^Device ${name}`) })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.locator(`.react-flow__node[data-id="${name}"].selected`).waitFor()
  await page.waitForTimeout(500)
}

/** Milliseconds from the press that adds so many sites until they are drawn; the painter comes to the page within them. */
const added = (sites: number) => () =>
  inPage({ engine: false }, async (page) => {
    await begin(page)
    // A design whose pool holds them.
    const few = designOf(6)
    await openedIn(page, renderDesignFile(few), few.devices.length)
    await page.getByRole('navigation', { name: 'Palette' }).getByRole('button', { name: 'Sites' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sites' })
    await dialog.getByLabel('How many').fill(String(sites))
    await dialog.getByRole('button', { name: `Add ${sites} sites` }).waitFor()
    return page.evaluate(pressed, sites)
  })

/** Runs in the page: the dialog's button is pressed. */
function pressed(sites: number): Promise<number> {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('dialog button, [role="dialog"] button')]
  const button = buttons.find(({ textContent }) => textContent === `Add ${sites} sites`)
  const began = performance.now()
  button?.click()
  return new Promise((done) => {
    const look = () => {
      const painted = Number(document.querySelector<HTMLElement>('canvas.underlay')?.dataset.devices ?? 0)
      if (document.querySelectorAll('.react-flow__node').length + painted < 3 * sites)
        return requestAnimationFrame(look)
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)))
    }
    look()
  })
}

/** Megabytes of the page's own objects after a collection. */
const heap = (sites: number) => () =>
  withSites(sites, (page) =>
    page.evaluate(() => {
      const { gc, performance } = window as unknown as {
        gc?: () => void
        performance: { memory: { usedJSHeapSize: number } }
      }
      gc?.()
      return performance.memory.usedJSHeapSize / 1e6
    }),
  )

const elements = (sites: number) => () =>
  withSites(sites, (page) => page.evaluate(() => document.querySelectorAll('*').length))

const MOVES: Readonly<Record<Gesture, string>> = {
  pan: 'moved',
  zoom: 'zoomed',
  drag: 'while one device is dragged',
}

const moved = (sites: number, gesture: Gesture, must: number, aim: number): Row => ({
  name: `${gesture}-${sites}`,
  what: `frame of the drawing of ${sites} sites, ${MOVES[gesture]}, 95th percentile, drawn in software`,
  unit: 'ms',
  must,
  aim,
  long: true,
  prepare: () => frame(sites, gesture),
})

const soon = (name: string, what: string, must: number, aim: number, measure: () => Promise<number>): Row => ({
  ...{ name, what, unit: 'ms', must, aim },
  long: true,
  prepare: () => measure,
})

export const rows: readonly Row[] = [
  moved(1000, 'pan', 42, 25),
  moved(1000, 'zoom', 42, 25),
  moved(5000, 'pan', 42, 25),
  moved(5000, 'zoom', 42, 25),
  moved(5000, 'drag', 50, 25),
  {
    ...moved(SITES_OF_50, 'drag', 16.7, 16.7),
    name: 'drag-50',
    what: 'frame of the drawing of 50 devices while one is dragged beside helper lines, 95th percentile, drawn in software',
  },
  soon('add-192', '192 sites added until they are drawn', 300, 100, added(192)),
  soon('add-1000', '1,000 sites added until they are drawn', 1500, 500, added(1000)),
  soon('open-1000', 'a file of 1,000 sites opened until it is drawn', 1000, 500, () =>
    withSites(1000, (_page, opened) => Promise.resolve(opened)),
  ),
  {
    ...{ name: 'page-heap-1000', what: 'heap of the page, 1,000 sites drawn', unit: 'MB', must: 80, aim: 40 },
    long: true,
    prepare: () => heap(1000),
  },
  {
    ...{ name: 'page-heap-5000', what: 'heap of the page, 5,000 sites drawn', unit: 'MB', must: 300, aim: 150 },
    long: true,
    prepare: () => heap(5000),
  },
  {
    ...{ name: 'elements-1000', what: 'elements of the page, 1,000 sites drawn', unit: 'elements' },
    long: true,
    prepare: () => elements(1000),
  },
]
