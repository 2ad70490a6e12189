/**
 * `npm run soak -- --designs 1000 --seed 1 [--seconds 600]`: random networks with random faults, run until they are quiet and
 * held against the rules and the independent steady state. A failure is had again by its seed and `--designs 1`.
 */
import { parseArgs } from 'node:util'
import { playRound, type Round } from '../../src/testing/steady-state/campaign'
import { randomBy } from '../trust/random'

const { values } = parseArgs({
  options: {
    designs: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: 'Infinity' },
    verbose: { type: 'boolean', default: false },
  },
})
const first = Number(values.seed)
const [started, budget] = [Date.now(), Number(values.seconds) * 1000]

interface Done extends Round {
  readonly seed: number
  readonly millis: number
  readonly thrown?: string
}

function play(seed: number): Done {
  const from = Date.now()
  try {
    return { ...playRound(randomBy(seed)), seed, millis: Date.now() - from }
  } catch (error) {
    const thrown = error instanceof Error ? `${error.message}` : String(error)
    const comparison = { sites: 0, open: 0, tables: 0, skipped: [], disagreements: [] }
    return { features: [], script: [], comparison, broken: [], settled: false, seed, millis: Date.now() - from, thrown }
  }
}

function failuresOf({ comparison, broken, thrown }: Done): readonly string[] {
  return [...comparison.disagreements, ...broken, ...(thrown === undefined ? [] : [`threw: ${thrown}`])]
}

function tell(done: Done): void {
  const failures = failuresOf(done)
  if (failures.length === 0 && !values.verbose) return
  console.log(`${failures.length > 0 ? '✗' : '·'} seed ${done.seed}: ${[...done.features, ...done.script].join('; ')}`)
  for (const text of failures) console.log(`    ${text}`)
}

const all: Done[] = []
for (let n = 0; n < Number(values.designs) && Date.now() - started < budget; n++) {
  const done = play(first + n)
  all.push(done)
  tell(done)
}

const sum = (of: (done: Done) => number) => all.reduce((total, item) => total + of(item), 0)
const skipped = all.flatMap((item) => item.comparison.skipped)
const sites = sum((item) => item.comparison.sites)
const counted = [...new Set(skipped)].map((why) => `${skipped.filter((item) => item === why).length} × ${why}`)
const restless = all.filter((item) => !item.settled && item.thrown === undefined)
const failed = all.filter((item) => failuresOf(item).length > 0)
const slowest = [...all].sort((a, b) => b.millis - a.millis).slice(0, 3)
const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`

console.log(
  `${all.length} networks, seeds ${first} to ${first + all.length - 1}, ${Math.round((Date.now() - started) / 1000)} s`,
)
console.log(
  `${sites} sites compared both ways (${sum((item) => item.comparison.open)} with several lawful outcomes), ${sum((item) => item.comparison.tables)} tables`,
)
console.log(
  `${skipped.length} sites not modelled (${share(skipped.length, skipped.length + sites)}): ${counted.join(', ') || 'none'}`,
)
console.log(
  `${restless.length} never came to rest: ${
    restless
      .slice(0, 12)
      .map((item) => item.seed)
      .join(', ') || 'none'
  }`,
)
console.log(`slowest: ${slowest.map((item) => `seed ${item.seed} ${item.millis} ms`).join(', ')}`)
console.log(`${failed.length} failed: ${failed.map((item) => item.seed).join(', ') || 'none'}`)
process.exitCode = failed.length > 0 ? 1 : 0
