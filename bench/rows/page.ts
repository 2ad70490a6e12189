/** What a first visit costs: the JavaScript that has to arrive, and the time until the network is on the canvas. Needs `npm run build:page`. */
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { CHROMIUM_FLAGS, findChromium } from '../../tooling/chromium'
import { initialScripts } from '../../tooling/page-size'
import type { Row } from '../row'

const ROOT = join(import.meta.dirname, '../..')

/** Milliseconds from the request for the page, by a browser that never saw it, to the reference design on the canvas. */
async function coldLoad(): Promise<number> {
  const server = await preview({ root: ROOT, logLevel: 'silent', preview: { port: 0 } })
  const executablePath = findChromium()
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...CHROMIUM_FLAGS] })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const start = performance.now()
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    await page.getByRole('button', { name: 'Open the reference design' }).click()
    await page.locator('.react-flow__node[data-id="phone-48"]').waitFor({ timeout: 20_000 })
    return performance.now() - start
  } finally {
    await browser.close()
    await server.close()
  }
}

export const rows: readonly Row[] = [
  {
    name: 'page-size',
    what: 'initial JavaScript, gzip, worker apart',
    unit: 'kB',
    must: 170,
    long: true,
    prepare: () => () => initialScripts(join(ROOT, 'dist')).reduce((sum, script) => sum + script.gzip / 1000, 0),
  },
  {
    name: 'cold-load',
    what: 'cold load until the reference design is on the canvas (wall)',
    unit: 'ms',
    must: 2000,
    long: true,
    prepare: () => coldLoad,
  },
]
