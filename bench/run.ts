/**
 * `npm run bench`: measures every row three times, each row in a process of its own, prints a table, writes
 * bench/results.json and the table of bench/README.md, and fails when a "must" is missed.
 *   --only NAME   the rows called so, or whose names hold NAME, printed and not written (several: names parted by commas)
 *   --quick       one round, without the rows of 5,000 sites and the page, printed and not written
 *   --rounds N    so many rounds of each
 *   --record      written all the same; rows that were not measured stay as they were
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundled } from './bundle'
import { calibrate } from './cal'
import { type Report, type Result, resultOf } from './result'
import type { Row } from './row'
import { rowsOfAll } from './rows'
import { rows as drawingRows } from './rows/drawing'
import { rows as coldRows } from './rows/page'
import { tableOf } from './table'

const HERE = import.meta.dirname
const RESULTS = join(HERE, 'results.json')
const README = join(HERE, 'README.md')
const [BEGIN, END] = ['<!-- table -->', '<!-- end of table -->']

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean' },
    rounds: { type: 'string' },
    record: { type: 'boolean' },
  },
})
const ROUNDS = Number(options.rounds ?? (options.quick ? 1 : 3))

const pageRows = [...coldRows, ...drawingRows]
const all = [...(await rowsOfAll()), ...pageRows]
const names = options.only?.split(',')
const chosen = all.filter(({ name, long }) => {
  if (names)
    return all.some((row) => names.includes(row.name))
      ? names.includes(name)
      : names.some((part) => name.includes(part))
  return !(options.quick && long)
})
if (chosen.length === 0)
  throw new Error(`no row is called ${options.only}; there are ${all.map((row) => row.name).join(', ')}`)

const program = await bundled()
const done: Result[] = []
for (const row of chosen) done.push(told(pageRows.includes(row) ? await measuredHere(row) : measuredApart(row)))
const results = [...done, ...sharesOf(done)]
const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`
const report: Report = { machine, date: new Date().toISOString().slice(0, 10), results }
process.stdout.write(`\n${tableOf(report)}\n`)
if (options.record || (!names && !options.quick)) record(report)
process.exitCode = results.every((item) => item.mustMet !== false) ? 0 : 1

function measuredApart(row: Row): Result {
  const args = ['--expose-gc', '--max-old-space-size=6000', program, row.name, String(ROUNDS)]
  const child = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  if (child.status !== 0) throw new Error(`${row.name} could not be measured`)
  const { cal, values }: { cal: number; values: number[] } = JSON.parse(child.stdout)
  return resultOf(row, cal, values)
}

/** The page is measured from outside. */
async function measuredHere(row: Row): Promise<Result> {
  const measure = await row.prepare()
  const values: number[] = []
  for (let round = 0; round < ROUNDS; round++) values.push(await measure())
  return resultOf(row, calibrate(), values)
}

function told(result: Result): Result {
  const goal = result.must === undefined ? '' : `, must ${result.must}${result.mustMet ? '' : '  ✗'}`
  process.stdout.write(`${result.name.padEnd(24)}${String(result.median).padStart(12)} ${result.unit}${goal}\n`)
  return result
}

/** How much of the rate with ten sites is left with five thousand. */
function sharesOf(known: readonly Result[]): readonly Result[] {
  const [few, many] = ['forward-10', 'forward-5000'].map((name) => known.find((item) => item.name === name))
  if (!few || !many) return []
  const row = {
    name: 'forward-share',
    what: 'the same at 5,000 sites over the same at 10',
    unit: 'share',
    must: 0.4,
    aim: 0.6,
  } as const
  return [resultOf({ ...row, prepare: () => () => 0 }, few.cal, [many.median / few.median])]
}

/** Rows that were not measured now stay as they were; the table keeps its order. */
function record(fresh: Report): void {
  const known: Report = options.only ? JSON.parse(readFileSync(RESULTS, 'utf8')) : fresh
  const of = (name: string) =>
    [fresh, known].flatMap(({ results: rows }) => rows.find((row) => row.name === name) ?? [])
  const merged = all.flatMap(({ name }) => of(name)[0] ?? [])
  const next = merged.findIndex(({ name }) => name === 'trace-1000')
  const at = next < 0 ? merged.length : next
  const whole = { ...fresh, results: merged.toSpliced(at, 0, ...sharesOf(merged)) }
  writeFileSync(RESULTS, `${JSON.stringify(whole, null, 2)}\n`)
  const text = readFileSync(README, 'utf8')
  const [before = '', rest = ''] = text.split(BEGIN)
  const [, after = ''] = rest.split(END)
  writeFileSync(README, `${before}${BEGIN}\n\n${tableOf(whole)}\n\n${END}${after}`)
}
