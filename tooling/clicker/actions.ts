/** What a restless user does to the page: seeded, so that a session can be played again. */
import type { Page } from '@playwright/test'
import type { Random } from '../fuzz/random'
import { HOSTILE } from '../fuzz/words'

/** Milliseconds after which an action that cannot be done is given up. */
const PATIENCE = 300

const CLICKABLE =
  'button:visible, [role="button"]:visible, [role="tab"]:visible, [role="menuitem"]:visible, a:visible, summary:visible, input[type="checkbox"]:visible, .react-flow__node:visible, .react-flow__edge, tr:visible'
const TYPABLE = 'input:not([type="checkbox"]):not([type="file"]):visible, textarea:visible, .cm-content:visible'
const KEYS = [
  'Escape',
  'Enter',
  'Tab',
  'Shift+Tab',
  'Delete',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Space',
  'Control+z',
  'Control+Shift+z',
  'Control+k',
  'Control+a',
  'Home',
  'End',
  'b',
  '?',
]
const TEXTS = [
  'gateway-9',
  '10.81.2.1/29',
  '10.1.0.10',
  '',
  '0',
  '-1',
  '90s',
  'show ip route',
  'reload:gateway-1',
  ...HOSTILE,
]

/** Words of controls that leave the page or wait for a window of the system. */
const LEFT_ALONE = /save|open a file|download|print|choose files|copy/i

interface Action {
  readonly weight: number
  readonly run: (page: Page, random: Random) => Promise<string>
}

async function choose(page: Page, random: Random, selector: string) {
  const all = page.locator(selector)
  const count = await all.count()
  return count === 0 ? undefined : all.nth(random.below(count))
}

async function press(page: Page, random: Random): Promise<string> {
  const key = random.pick(KEYS)
  await page.keyboard.press(key)
  return `press ${key}`
}

async function click(page: Page, random: Random, how: 'click' | 'dblclick' | 'right'): Promise<string> {
  const target = await choose(page, random, CLICKABLE)
  if (!target) return 'nothing to click'
  const name = (
    (await target.getAttribute('aria-label', { timeout: PATIENCE })) ??
    (await target.innerText({ timeout: PATIENCE }).catch(() => ''))
  ).slice(0, 40)
  if (LEFT_ALONE.test(name)) return `left alone ${JSON.stringify(name)}`
  if (how === 'dblclick') await target.dblclick({ timeout: PATIENCE })
  else await target.click({ timeout: PATIENCE, ...(how === 'right' ? { button: 'right' as const } : {}) })
  return `${how} ${JSON.stringify(name)}`
}

async function type(page: Page, random: Random): Promise<string> {
  const target = await choose(page, random, TYPABLE)
  const text = random.pick(TEXTS).replaceAll('\u0000', '')
  if (!target) return 'nowhere to type'
  await target.fill(text, { timeout: PATIENCE })
  if (random.chance(0.6)) await page.keyboard.press('Enter')
  return `type ${JSON.stringify(text)}`
}

async function select(page: Page, random: Random): Promise<string> {
  const target = await choose(page, random, 'select:visible')
  if (!target) return 'nothing to choose'
  const count = await target.locator('option').count()
  if (count > 0) await target.selectOption({ index: random.below(count) }, { timeout: PATIENCE })
  return 'choose'
}

async function drag(page: Page, random: Random): Promise<string> {
  const size = page.viewportSize() ?? { width: 1440, height: 900 }
  const point = () => [random.below(size.width), random.below(size.height)] as const
  await page.mouse.move(...point())
  await page.mouse.down()
  await page.mouse.move(...point(), { steps: 4 })
  await page.mouse.up()
  return 'drag'
}

const ACTIONS: readonly Action[] = [
  { weight: 12, run: (page, random) => click(page, random, 'click') },
  { weight: 2, run: (page, random) => click(page, random, 'dblclick') },
  { weight: 2, run: (page, random) => click(page, random, 'right') },
  { weight: 5, run: type },
  { weight: 2, run: select },
  { weight: 4, run: press },
  { weight: 2, run: drag },
]

const TOTAL = ACTIONS.reduce((sum, { weight }) => sum + weight, 0)

/** Does one thing; what cannot be done (covered, gone, disabled) is no failure. */
export async function act(page: Page, random: Random): Promise<string> {
  let at = random.below(TOTAL)
  for (const { weight, run } of ACTIONS) {
    if (at < weight) return run(page, random).catch((error: Error) => `not done: ${error.message.split('\n')[0] ?? ''}`)
    at -= weight
  }
  return 'nothing'
}
