/** What a first visit costs: the JavaScript that has to arrive, and the time until the network is on the canvas. Needs `npm run build:page`. */
import { join } from 'node:path'
import { initialScripts } from '../../tooling/page-size'
import { inPage } from '../browser'
import type { Row } from '../row'

const ROOT = join(import.meta.dirname, '../..')

/** Milliseconds from the request for the page, by a browser that never saw it, to the reference design on the canvas. */
const coldLoad = (): Promise<number> =>
  inPage({ engine: true }, async (page) => {
    const start = performance.now()
    await page.goto('./')
    await page.getByRole('button', { name: 'Open the reference design' }).click()
    await page.locator('.react-flow__node[data-id="phone-48"]').waitFor({ timeout: 20_000 })
    return performance.now() - start
  })

export const rows: readonly Row[] = [
  {
    name: 'page-size',
    what: 'initial JavaScript, gzip, worker apart',
    unit: 'kB',
    must: 165,
    aim: 150,
    long: true,
    prepare: () => () => initialScripts(join(ROOT, 'dist')).reduce((sum, script) => sum + script.gzip / 1000, 0),
  },
  {
    name: 'cold-load',
    what: 'cold load until the reference design is on the canvas (wall)',
    unit: 'ms',
    must: 1200,
    aim: 1000,
    long: true,
    prepare: () => coldLoad,
  },
]
