/** Two tabs on one design, in an order by chance: edits, take-overs, reloads, waits. The newest edit that a tab took must win. */
import type { Browser, Page } from '@playwright/test'
import { edit, onDisk, openDesign, pause, took } from './page'
import { randomBy } from './random'

export interface Interleaved {
  readonly seed: number
  /** The newest edit that a tab took, and what the disk has in the end. */
  readonly newest: number
  readonly kept: number
  readonly steps: string
}

const STEPS = 10

/** What may happen to a tab, by how often it does. */
const ACTIONS = ['edit', 'edit', 'edit', 'take over', 'take over', 'reload', 'wait'] as const

export async function interleaveOnce(browser: Browser, seed: number): Promise<Interleaved> {
  const random = randomBy(seed)
  const context = await browser.newContext()
  try {
    const first = await context.newPage()
    const address = await openDesign(first)
    const second = await context.newPage()
    await second.goto(address)
    await second.locator('header.bar').waitFor()
    const tabs = [first, second]
    const steps: string[] = []
    let newest = 0
    for (let step = 1; step <= STEPS; step++) {
      const at = random() < 0.5 ? 0 : 1
      const action = ACTIONS[Math.floor(random() * ACTIONS.length)] ?? 'wait'
      const tab = tabs[at]
      if (tab && (await act(tab, action, step, random))) newest = step
      steps.push(`${at === 0 ? 'A' : 'B'} ${action}`)
    }
    await pause(900)
    return { seed, newest, kept: await onDisk(first, address), steps: steps.join(', ') }
  } finally {
    await context.close()
  }
}

/** Whether the tab took an edit. */
async function act(
  tab: Page,
  action: (typeof ACTIONS)[number],
  number: number,
  random: () => number,
): Promise<boolean> {
  switch (action) {
    case 'edit':
      await edit(tab, number)
      return took(tab, number)
    case 'take over': {
      const button = tab.getByRole('button', { name: 'Take over' })
      if (await button.isVisible()) await button.click({ timeout: 1000 }).catch(() => undefined)
      return false
    }
    case 'reload':
      await tab.reload()
      await tab.locator('header.bar, .start-list').first().waitFor()
      return false
    case 'wait':
      await pause(random() * 500)
      return false
  }
}
