/**
 * `npm run trust -- --kills 20 --interleavings 20 --seed 1 [--lanes 3]`: kills and two tabs against the built page, with counts. A
 * run is had again by its seed and a count of 1. Fails when an edit older than a second was lost or an older edit won.
 */
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../chromium'
import { isLoss, type Killed, killOnce } from './kills'
import { inLanes } from './lanes'
import { serve } from './page'
import { type Interleaved, interleaveOnce } from './tabs'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '12' },
    interleavings: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '1' },
  },
})
const seed = Number(values.seed)
const lanes = Number(values.lanes)
const seeds = (count: string) => Array.from({ length: Number(count) }, (_, at) => seed + at)

async function kills(): Promise<number> {
  const done: readonly Killed[] = await inLanes(seeds(values.kills), lanes, killOnce)
  for (const kind of new Set(done.map((item) => item.kind))) {
    const own = done.filter((item) => item.kind === kind)
    const most = Math.max(...own.map((item) => item.lostMs))
    console.log(`kills of the ${kind}: ${own.length}, the oldest lost edit was ${most} ms old`)
  }
  const losses = done.filter(isLoss)
  for (const item of losses)
    console.error(`✗ seed ${item.seed}: ${item.kind}, an edit of ${item.lostMs} ms before was lost`)
  return losses.length
}

async function interleavings(): Promise<number> {
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...CHROMIUM_FLAGS],
  })
  const all = seeds(values.interleavings)
  const done: readonly Interleaved[] = await inLanes(all, lanes, (each) => interleaveOnce(browser, each))
  const wrong = done.filter(({ kept, newest }) => kept !== newest)
  await browser.close()
  console.log(`interleavings of two tabs: ${all.length}, the newest edit lost in ${wrong.length}`)
  for (const { seed: bad, newest, kept, steps } of wrong)
    console.error(`✗ seed ${bad}: edit ${newest} was the newest, the disk has ${kept} (${steps})`)
  return wrong.length
}

const started = Date.now()
const stop = await serve()
try {
  const failures = (await kills()) + (await interleavings())
  console.log(`seeds from ${seed}, ${Math.round((Date.now() - started) / 1000)} s, ${failures} failures`)
  process.exitCode = failures > 0 ? 1 : 0
} finally {
  stop()
}
