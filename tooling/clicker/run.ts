/**
 * `npm run clicker -- [--seed N] [--sessions N] [--actions N] [--one SEED] [--lanes N] [--seconds N]`: a random user over the built page. Each
 * session opens the page fresh, does what its seed says, and reloads. It fails when the page throws, goes blank, says that the
 * simulation failed, asks another origin for anything, or does not come back after the reload.
 */
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../chromium'
import { randomOf, seedOf } from '../fuzz/random'
import { inLanes } from '../trust/lanes'
import { act } from './actions'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    sessions: { type: 'string', default: '20' },
    actions: { type: 'string', default: '25' },
    one: { type: 'string' },
    lanes: { type: 'string', default: '1' },
    seconds: { type: 'string', default: 'Infinity' },
    port: { type: 'string', default: '4179' },
  },
})

const ORIGIN = `http://127.0.0.1:${values.port}`
/** Milliseconds for the page to show something. */
const SHOWN_WITHIN = 15_000

interface Session {
  readonly seed: number
  readonly told: readonly string[]
  readonly done: readonly string[]
}

/** What is wrong with the page as it stands; nothing when it is whole. */
async function wrongWith(page: Page): Promise<string | undefined> {
  const text = await page.locator('body').innerText({ timeout: SHOWN_WITHIN })
  if (text.trim() === '') return 'the page is blank'
  const failed = /(The simulation failed|The engine failed)[^\n]*/.exec(text)
  return failed?.[0]
}

async function play(browser: Browser, seed: number): Promise<Session> {
  const random = randomOf(seed)
  const told: string[] = []
  const done: string[] = []
  const context = await browser.newContext({
    viewport: random.pick([
      { width: 1440, height: 900 },
      { width: 1024, height: 768 },
      { width: 390, height: 844 },
    ]),
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => told.push(`the page threw: ${error.message}`))
  page.on('dialog', (dialog) => void dialog.dismiss())
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== ORIGIN) told.push(`it asked ${origin}`)
  })
  try {
    await page.goto(`${ORIGIN}/`, { timeout: SHOWN_WITHIN })
    if (random.chance(0.7)) {
      const open = page.getByRole('button', { name: 'Open the reference design' }).first()
      await open.click({ timeout: SHOWN_WITHIN }).catch(() => undefined)
    }
    for (let n = 0; n < Number(values.actions); n++) {
      done.push(await act(page, random))
      if (told.length > 0) break
    }
    const wrong = await wrongWith(page)
    if (wrong !== undefined) told.push(wrong)
    await page.reload({ timeout: SHOWN_WITHIN })
    await page.locator('header, main').first().waitFor({ timeout: SHOWN_WITHIN })
  } catch (error) {
    told.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  } finally {
    await context.close().catch(() => undefined)
  }
  return { seed, told, done }
}

const server = spawn('npx', ['vite', 'preview', '--port', values.port, '--strictPort'], {
  stdio: 'ignore',
  detached: true,
})
try {
  process.exitCode = await all()
} finally {
  if (server.pid !== undefined) process.kill(-server.pid)
}

async function all(): Promise<number> {
  await waitForServer()
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...CHROMIUM_FLAGS],
  })
  const start = performance.now()
  const count = values.one === undefined ? Number(values.sessions) : 1
  const budget = Number(values.seconds) * 1000
  let [failed, played] = [0, 0]
  const session = async (n: number) => {
    if (performance.now() - start > budget) return
    const seed = values.one === undefined ? seedOf(Number(values.seed), n) : Number(values.one)
    const { told, done } = await play(browser, seed)
    played++
    if (told.length === 0 && values.one === undefined) return
    failed += told.length > 0 ? 1 : 0
    console.log(`seed ${seed}: ${told.join('; ') || 'whole'}\n  ${done.join('\n  ')}`)
  }
  await inLanes([...Array(count).keys()], Number(values.lanes), session)
  await browser.close()
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  console.log(`${played} sessions of ${values.actions} actions in ${seconds} s, ${failed} failed`)
  return failed > 0 ? 1 : 0
}

async function waitForServer(): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (
      await fetch(`${ORIGIN}/`).then(
        (reply) => reply.ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The built page is not served; build it first: npm run build')
}
