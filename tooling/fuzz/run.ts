/**
 * `npm run fuzz -- [--target NAME] [--seed N] [--inputs N] [--seconds N] [--one SEED]`: seeded inputs, grammar-aware and
 * byte by byte, against everything that reads a text. Ends with exit code 1 when something does not hold; every failure is
 * printed with its seed and kept under `test-results/fuzz`. `--one` runs a single seed of a target and prints its input.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { campaign, complaint, type Tally } from './campaign'
import { randomOf } from './random'
import { TARGETS } from './targets/all'

const KEPT = 'test-results/fuzz'

const { values } = parseArgs({
  options: {
    target: { type: 'string' },
    seed: { type: 'string', default: '1' },
    inputs: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '60' },
    one: { type: 'string' },
  },
})

const chosen = TARGETS.filter((item) => values.target === undefined || item.name === values.target)
if (chosen.length === 0) {
  console.error(`There is no target "${values.target}"; there are ${TARGETS.map((item) => item.name).join(', ')}.`)
  process.exit(2)
}

if (values.one === undefined) await all()
else await one(Number(values.one))

async function one(seed: number): Promise<void> {
  for (const target of chosen) {
    const input = target.make(randomOf(seed))
    console.log(input)
    const before = performance.now()
    const told = await complaint(target, input)
    console.error(`\n${target.name} ${seed}: ${told ?? 'holds'} (${Math.round(performance.now() - before)} ms)`)
    if (told !== undefined) process.exitCode = 1
  }
}

async function all(): Promise<void> {
  const tallies: Tally[] = []
  for (const target of chosen) {
    const tally = await campaign(target, Number(values.seed), {
      inputs: Number(values.inputs),
      seconds: Number(values.seconds),
    })
    tallies.push(tally)
    tell(tally)
  }
  const failed = tallies.reduce((sum, tally) => sum + tally.failures.length, 0)
  const inputs = tallies.reduce((sum, tally) => sum + tally.inputs, 0)
  console.log(`\n${inputs} inputs, ${failed} failures`)
  if (failed > 0) process.exitCode = 1
}

function tell({ target, inputs, seconds, slowestMs, slowestSeed, failures }: Tally): void {
  const slowest = `slowest ${Math.round(slowestMs)} ms (seed ${slowestSeed})`
  console.log(
    `${target.padEnd(22)} ${String(inputs).padStart(8)} inputs ${seconds.toFixed(1).padStart(7)} s  ${slowest}  ${failures.length} failed`,
  )
  for (const failure of failures) {
    console.log(`  seed ${failure.seed}: ${failure.message}`)
    mkdirSync(KEPT, { recursive: true })
    writeFileSync(join(KEPT, `${target}-${failure.seed}.txt`), failure.input)
  }
}
