/**
 * `npm test`: every check there is, cheapest first, stopping where something is wrong. The checks that only read
 * run side by side. The last line printed is `N passed, N failed`, over unit tests, commands of the papers and browser tests; a step that fails
 * without a failed test to show for it counts as one. With `--quick` (`npm run check`) only what reads, and the unit tests of what
 * is not committed yet.
 */
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { type Count, count, readBrowserReport, readCount, readUnitReport, sum } from './test-count'

const REPORTS = 'test-results/reports'

interface Step {
  readonly title: string
  readonly command: string
  /** Reads how many tests passed and failed; absent for a step that is no test. */
  readonly counted?: () => Count
}

const READING: readonly Step[] = [
  { title: 'Types', command: 'npm run -s typecheck' },
  { title: 'Lint and format', command: 'npm run -s lint' },
  { title: 'Walls between layers', command: 'npm run -s arch' },
  { title: 'Dead code', command: 'npm run -s dead' },
  { title: 'Papers made of the code', command: 'npm run -s papers -- --check' },
  { title: 'Published schemas', command: 'npm run -s schemas -- --check' },
]

const RUNNING: readonly Step[] = [
  {
    title: 'Unit and property tests',
    command: `npm run -s unit -- --reporter=default --reporter=json --outputFile.json=${REPORTS}/unit.json`,
    counted: () => readUnitReport(`${REPORTS}/unit.json`),
  },
  { title: 'Production build', command: 'npm run -s build' },
  { title: 'Size of the page', command: 'npm run -s budget' },
  {
    title: 'The package, and every command of the papers',
    command: 'npm run -s package',
    counted: () => readCount(`${REPORTS}/package.json`),
  },
  {
    title: 'Browser tests',
    command: 'npm run -s e2e',
    counted: () => readBrowserReport(`${REPORTS}/browser.json`),
  },
]

const QUICK: readonly Step[] = [
  {
    title: 'Unit tests of what is not committed',
    command: `npm run -s unit -- --changed --passWithNoTests --reporter=default --reporter=json --outputFile.json=${REPORTS}/unit.json`,
    counted: () => readUnitReport(`${REPORTS}/unit.json`),
  },
]

interface Outcome {
  readonly good: boolean
  readonly output: string
}

/** Runs one step. A quiet one keeps its output for later, so that steps side by side do not mix theirs. */
function run(step: Step, quiet: boolean): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(step.command, {
      shell: true,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('close', (code) => resolve({ good: code === 0, output }))
  })
}

const heading = (title: string): void => console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 74 - title.length))}`)

function tellFailure(step: Step): void {
  console.error(`\n✗ ${step.title}: failed. By itself: ${step.command}`)
}

async function runReading(): Promise<Count> {
  const outcomes = await Promise.all(READING.map(async (step) => ({ step, ...(await run(step, true)) })))
  for (const { step, output, good } of outcomes) {
    heading(step.title)
    console.log(output.trim() === '' ? 'good' : output.trim())
    if (!good) tellFailure(step)
  }
  return count(0, outcomes.filter(({ good }) => !good).length)
}

async function runOne(step: Step): Promise<Count> {
  heading(step.title)
  const { good } = await run(step, false)
  const counted = step.counted?.() ?? count(0, 0)
  if (!good) tellFailure(step)
  return good ? counted : count(counted.passed, Math.max(counted.failed, 1))
}

async function runAll(steps: readonly Step[]): Promise<Count> {
  let total = await runReading()
  for (const step of steps) {
    if (total.failed > 0) return total
    total = sum(total, await runOne(step))
  }
  return total
}

rmSync(REPORTS, { recursive: true, force: true })
const { passed, failed } = await runAll(process.argv.includes('--quick') ? QUICK : RUNNING)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
