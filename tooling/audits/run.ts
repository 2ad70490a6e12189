/**
 * Lighthouse's audits of accessibility and best practices on every view: `npm run audits`, or `npm run audits -- findings keys`
 * for some of them by name. Needs a built page. Lighthouse is no dependency of the repository: it is fetched once, at the
 * version below, into a folder beside the installed packages, and drives the browser that the tests drive.
 */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { status } from '../../e2e/page-parts'
import { VIEWS } from '../../e2e/views'
import { CHROMIUM_FLAGS, findChromium } from '../chromium'
import { failed, type Result, scoresOf } from './scores'

/** The last that runs on every Node the repository is worked on with. */
const LIGHTHOUSE = 'lighthouse@12.8.2'
const ROOT = join(import.meta.dirname, '../..')
const HOME = join(ROOT, 'node_modules/.cache/audits')
const PORT = Number(process.env.HEADEND_PORT ?? 4176)
const PAGE = `http://127.0.0.1:${PORT}/`
const DEBUGGING = PORT + 5000
const CATEGORIES = ['accessibility', 'best-practices'] as const

/** What of Lighthouse and of its browser library is used here. */
interface Lighthouse {
  startFlow(page: unknown, options: object): Promise<Flow>
}
interface Flow {
  navigate(url: string): Promise<void>
  snapshot(options: { readonly name: string }): Promise<void>
  createFlowResult(): Promise<{ readonly steps: readonly { readonly name: string; readonly lhr: Result }[] }>
}
interface Puppeteer {
  launch(options: object): Promise<{ newPage(): Promise<unknown>; close(): Promise<void> }>
}

async function fetched(): Promise<{ readonly lighthouse: Lighthouse; readonly puppeteer: Puppeteer }> {
  if (!existsSync(join(HOME, 'node_modules/lighthouse')))
    execFileSync(
      'npm',
      ['install', '--prefix', HOME, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', LIGHTHOUSE],
      {
        stdio: 'inherit',
      },
    )
  const { resolve } = createRequire(join(HOME, 'node_modules/'))
  const load = (name: string): Promise<unknown> => import(pathToFileURL(resolve(name)).href)
  const { default: puppeteer } = (await load('puppeteer-core')) as { readonly default: Puppeteer }
  return { lighthouse: (await load('lighthouse')) as Lighthouse, puppeteer }
}

async function main(): Promise<number> {
  const { lighthouse, puppeteer } = await fetched()
  const server = spawn('npx', ['vite', 'preview', '--port', String(PORT), '--strictPort'], {
    cwd: ROOT,
    stdio: 'ignore',
    detached: true,
  })
  const args = [...CHROMIUM_FLAGS, `--remote-debugging-port=${DEBUGGING}`]
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    args,
    defaultViewport: { width: 1440, height: 900 },
    protocolTimeout: 300_000,
  })
  try {
    const flow = await lighthouse.startFlow(await browser.newPage(), {
      config: {
        extends: 'lighthouse:default',
        settings: {
          onlyCategories: CATEGORIES,
          formFactor: 'desktop',
          screenEmulation: { disabled: true },
          throttlingMethod: 'provided',
          maxWaitForLoad: 120_000,
        },
      },
    })
    await served()
    await flow.navigate(PAGE)
    const driven = await chromium.connectOverCDP(`http://127.0.0.1:${DEBUGGING}`)
    const page = driven
      .contexts()
      .flatMap((context) => context.pages())
      .find((item) => item.url().startsWith(PAGE))
    if (!page) throw new Error('The page that Lighthouse opened is not to be found.')
    const missed = await walk(page, flow)
    return Math.max(missed.length > 0 ? 1 : 0, tell((await flow.createFlowResult()).steps))
  } finally {
    await browser.close()
    if (server.pid !== undefined) process.kill(-server.pid)
  }
}

async function served(): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    if (
      await fetch(PAGE).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`Nothing answers at ${PAGE}: build the page first (npm run build:page).`)
}

async function walk(page: Page, flow: Flow): Promise<readonly string[]> {
  const missed: string[] = []
  const wanted = process.argv.slice(2)
  page.setDefaultTimeout(120_000)
  await page.getByRole('button', { name: 'Open the reference design' }).click()
  await status(page).getByText('6/6 in service').waitFor()
  for (const { name, go, leave } of VIEWS) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    try {
      await go(page)
      await flow.snapshot({ name })
      await leave?.(page)
      console.error(name)
    } catch (error) {
      missed.push(name)
      console.error(
        `${name} was not looked at: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      )
      await page.keyboard.press('Escape')
    }
  }
  return missed
}

function tell(steps: readonly { readonly name: string; readonly lhr: Result }[]): number {
  const problems = steps.flatMap(({ name, lhr }) => failed(lhr).map((problem) => `${name}: ${problem}`))
  for (const { name, lhr } of steps) console.log(`${name}\t${scoresOf(lhr, CATEGORIES).join('\t')}`)
  for (const problem of problems) console.error(problem)
  return problems.length === 0 ? 0 : 1
}

process.exitCode = await main()
