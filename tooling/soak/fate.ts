/**
 * `npm run fate -- --designs 1000 --seed 1 [--seconds 600] [--more] [--shapes] [--verbose]`: random networks with whatever stands around tunnels in
 * the field; each packet of a call must fare alike whether it is sent or stood for, and as a trace says. See docs/trust.md.
 */
import { parseArgs } from 'node:util'
import { type FateRound, playFate } from '../../src/testing/surroundings/fate'
import { randomBy } from '../trust/random'

const { values } = parseArgs({
  options: {
    designs: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: 'Infinity' },
    /** More lines, and hubs of other shapes than the reference design's. */
    more: { type: 'boolean', default: false },
    shapes: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})
const first = Number(values.seed)
const [started, budget] = [Date.now(), Number(values.seconds) * 1000]

function play(seed: number): FateRound {
  try {
    return playFate(randomBy(seed), values)
  } catch (error) {
    const thrown = `threw: ${error instanceof Error ? error.message : String(error)}`
    return { features: [], script: [], flows: 0, open: 0, broken: [thrown] }
  }
}

const all: FateRound[] = []
const failed: number[] = []
for (let n = 0; n < Number(values.designs) && Date.now() - started < budget; n++) {
  const round = play(first + n)
  all.push(round)
  if (round.broken.length > 0) failed.push(first + n)
  if (round.broken.length === 0 && !values.verbose) continue
  console.log(
    `${round.broken.length > 0 ? '✗' : '·'} seed ${first + n}: ${[...round.features, ...round.script].join('; ')}`,
  )
  for (const text of round.broken) console.log(`    ${text}`)
}

const sum = (of: (round: FateRound) => number) => all.reduce((total, round) => total + of(round), 0)
console.log(
  `${all.length} networks, seeds ${first} to ${first + all.length - 1}, ${Math.round((Date.now() - started) / 1000)} s; ${sum(({ flows }) => flows)} flows, ${sum(({ open }) => open)} of them not known at their end`,
)
console.log(`${failed.length} failed: ${failed.join(', ') || 'none'}`)
process.exitCode = failed.length > 0 ? 1 : 0
