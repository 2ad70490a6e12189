/** Parts of the page that the browser tests speak of, how they begin, and what they all look at. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'

export const node = (page: Page, name: string): Locator => page.locator(`.react-flow__node[data-id="${name}"]`)
export const status = (page: Page): Locator => page.locator('header.bar output')

/** The reference design, settled and with every site in service. */
export async function open(page: Page): Promise<void> {
  await page.goto('./')
  await page.getByRole('button', { name: 'Open the reference design' }).click()
  await expect(status(page)).toHaveText(/6\/6 in service/, { timeout: 60_000 })
}

/** Whether a device is wholly seen on the canvas. */
export const isSeen = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const canvas = document.querySelector('main.canvas')?.getBoundingClientRect()
    const box = document.querySelector(`.react-flow__node[data-id="${wanted}"]`)?.getBoundingClientRect()
    if (!canvas || !box) return false
    return box.left >= canvas.left && box.right <= canvas.right && box.top >= canvas.top && box.bottom <= canvas.bottom
  }, name)

interface Looked {
  /** Parts that are looked at; absent = the whole page. */
  readonly within?: readonly string[]
  /** Colours alone: of another theme nothing else differs. */
  readonly colours?: boolean
}

/**
 * What axe says against the page as it is now. Passes are not listed by it: naming them takes most of its time. It runs in the
 * page alone, which has no frames of others: gathering what frames say in a page of its own takes two to three times as long.
 */
export async function complaints(page: Page, { within = [], colours }: Looked = {}): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ['violations'],
    ...(colours ? { runOnly: ['color-contrast'] } : {}),
  })
  for (const part of within) axe.include(part)
  const { violations } = await axe.analyze()
  return violations.map((each) => `${each.id}: ${each.nodes.map((item) => item.target).join(', ')}`)
}

/**
 * The engine's worker takes no message any more: it is made to run a loop without an end, as a fault in the engine would.
 * The page ends the worker, and the evaluation with it; until then there is nothing to wait for.
 */
export function hang(page: Page): void {
  const endless = () => {
    for (;;);
  }
  void page
    .workers()
    .at(-1)
    ?.evaluate(endless)
    .catch(() => undefined)
}
