/** The same design and scenario take the same course everywhere: in the browser, after time ran back, and in Node. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { open } from './page-parts'

const shown = (page: Page) => page.locator('.fingerprint code')

/** The committed course of every built-in scenario of the reference design. */
const COMMITTED = new Map(
  readFileSync(join(import.meta.dirname, '../src/engine/testing/fingerprints.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('srnd-figure-c1\t'))
    .map((line): [string, string] => [line.split('\t')[1] ?? '', line.split('\t')[2] ?? '']),
)

/** What the command line says of the same scenario. */
function headless(scenario: string): string {
  const argv = ['run', '-s', 'headend', '--', 'run', 'srnd-figure-c1', '--scenario', scenario, '--json']
  const out = execFileSync('npm', argv, { encoding: 'utf8', maxBuffer: 100_000_000 })
  return (JSON.parse(out) as { fingerprint: string }).fingerprint
}

test('a scenario has one fingerprint, in Node and here, before and after time is scrubbed', async ({ page }) => {
  test.setTimeout(180_000)
  await open(page)
  await page.getByRole('tab', { name: 'Timeline' }).click()
  const scenarios = page.getByLabel('Scenario', { exact: true })
  await scenarios.selectOption('Reload of the active')
  await expect(shown(page)).toHaveText(/^[0-9a-f]{16}$/, { timeout: 60_000 })
  const first = await shown(page).textContent()
  expect(first).toBe(headless('active-reload'))
  expect(first).toBe(COMMITTED.get('active-reload'))
  for (const key of ['End', 'Home', 'ArrowRight', 'End']) await page.locator('.lanes .scrubber').press(key)
  await scenarios.selectOption('Reload of the standby')
  await expect(shown(page)).not.toHaveText(first ?? '', { timeout: 60_000 })
  const other = await shown(page).textContent()
  expect(other).toBe(headless('standby-reload'))
  await scenarios.selectOption('Reload of the active')
  await expect(shown(page)).toHaveText(first ?? '', { timeout: 60_000 })
})

/** What the engine's script says when it runs in the page itself instead of a worker. */
async function inThePage(page: Page, script: string, design: Named): Promise<readonly string[]> {
  return page.evaluate(
    async ({ url, loaded }) => {
      const found: string[] = []
      const waiting = new Map<number, () => void>()
      const hear = (reply: { kind: string; id: number; result?: { fingerprint: string } }) => {
        if (reply.kind === 'ran' && reply.result) found.push(reply.result.fingerprint)
        if (['snapshot', 'ran', 'failed', 'dropped'].includes(reply.kind)) waiting.get(reply.id)?.()
      }
      Object.assign(window, { postMessage: hear })
      await import(url)
      const ask = (data: { readonly id: number }) =>
        new Promise<void>((resolve) => {
          waiting.set(data.id, resolve)
          window.dispatchEvent(new MessageEvent('message', { data }))
        })
      await ask({ kind: 'load', id: 1, revision: 1, design: loaded } as { id: number })
      for (const [at, scenario] of loaded.scenarios.entries())
        await ask({ kind: 'run', id: 2 + at, revision: 1, scenario } as { id: number })
      return found
    },
    { url: script, loaded: design },
  )
}

interface Named {
  readonly scenarios: readonly { readonly name: string }[]
}

test('every built-in scenario takes its committed course in the page as in the worker', async ({ page }) => {
  test.setTimeout(180_000)
  const file = execFileSync('npm', ['run', '-s', 'headend', '--', 'reference', 'srnd-figure-c1'], { encoding: 'utf8' })
  const { design } = JSON.parse(file) as { readonly design: Named }
  await page.goto('./')
  await expect.poll(() => page.workers().length).toBe(1)
  const script = page.workers()[0]?.url() ?? ''
  const found = await inThePage(page, script, design)
  expect(design.scenarios.map(({ name }, at) => `${name} ${found[at]}`)).toEqual(
    design.scenarios.map(({ name }) => `${name} ${COMMITTED.get(name)}`),
  )
  expect(found.length).toBeGreaterThan(8)
})
