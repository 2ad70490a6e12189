/**
 * How views look: at five sizes, one of them as at 200 %, light and dark, with a font that is the same on every machine, their labels are held against
 * those that are kept in e2e/looks. `npm run looks` takes the present ones for the kept ones.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { evenFont } from '../tooling/looks/even-font'
import { differences, lineOf, parse, render } from '../tooling/looks/labels'
import { labelsOf } from './seen'

const FOLDER = join(import.meta.dirname, 'looks')
/** What a theme changes is colour alone: where both are looked at they are held against each other. */
const SIZES = [
  { width: 1920, height: 1080, themes: ['dark'] },
  { width: 1024, height: 768, themes: ['light'] },
  { width: 390, height: 844, themes: ['light', 'dark'] },
  // 1440 × 900 at 200 %.
  { width: 720, height: 450, themes: ['light'] },
  { width: 1440, height: 900, themes: ['dark', 'light'] },
] as const
/** How often labels must be found the same, where nothing is kept to compare with. */
const STAYS = 2
/** Milliseconds until a view that is still being drawn must look as it is kept. */
const PATIENCE = 10_000
/** The present looks are taken for the kept ones. */
const TAKES_LOOKS = process.env.HEADEND_LOOKS === 'take'

/** Loads the font; the page goes on with its own until a look is taken. */
export async function prepareLooks(page: Page): Promise<void> {
  await page.evaluate(async (source) => {
    const font = new FontFace('Even', `url(${source})`)
    document.fonts.add(await font.load())
  }, evenFont())
}

const wearFont = (page: Page, on: boolean) =>
  page.evaluate((isEven) => {
    for (const name of ['--sans', '--mono'])
      if (isEven) document.documentElement.style.setProperty(name, 'Even')
      else document.documentElement.style.removeProperty(name)
  }, on)

/** Everything that is different in this view from how it is kept, by size and theme; the usual size comes last, and stays. */
export async function looksOf(page: Page, view: string, part: string | undefined): Promise<void> {
  const path = join(FOLDER, `${view.replace(/\W+/g, '-').toLowerCase()}.txt`)
  const kept = parse(existsSync(path) ? readFileSync(path, 'utf8') : '')
  const taken = new Map<string, readonly string[]>()
  await wearFont(page, true)
  for (const { width, height, themes } of SIZES) {
    const name = `${width}x${height}`
    await page.setViewportSize({ width, height })
    // A part of a dialog may have gone out of view with the other size.
    if (part !== undefined && part !== 'main') await page.evaluate(bringIntoView, part)
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme })
      const first = taken.get(name)
      const lines = await settled(page, part, first ?? (TAKES_LOOKS ? undefined : (kept.get(name) ?? [])))
      const wanted = first ?? (TAKES_LOOKS ? lines : (kept.get(name) ?? []))
      expect.soft(differences(wanted, lines), `${view}, ${name}, ${colorScheme}`).toEqual([])
      if (!first) taken.set(name, lines)
    }
  }
  await wearFont(page, false)
  if (!TAKES_LOOKS) return
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(path, render(taken))
}

/** Runs in the page. */
function bringIntoView(part: string): void {
  ;[...document.querySelectorAll(part)].at(-1)?.scrollIntoView({ block: 'nearest' })
}

/** The labels once they are as they should be, or, where nothing is kept, once they stay; else as they are at last. */
async function settled(page: Page, part: string | undefined, kept: readonly string[] | undefined) {
  const end = Date.now() + PATIENCE
  let before: readonly string[] = []
  for (let same = 0; ; ) {
    const lines = (await page.evaluate(labelsOf, part)).map(lineOf)
    if (kept ? differences(kept, lines).length === 0 : same >= STAYS) return lines
    if (Date.now() > end) return lines
    same = differences(before, lines).length === 0 ? same + 1 : 0
    before = lines
    await page.waitForTimeout(kept ? 100 : 300)
  }
}
