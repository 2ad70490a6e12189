/**
 * `npm run bench [-- NAME]`: runs the benchmarks of bench/*.bench.ts (those whose file name holds NAME), prints a
 * table and fails when a promise is broken. `--record` also writes bench/results.json, so that a change of the
 * numbers is seen in review. They need the built page: npm run build.
 */
import { readdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { type Benchmark, type Result, runBenchmark } from './measure'

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts') && wanted.every((word) => file.includes(word)))
  .sort()

const results: Result[] = []
for (const file of files) {
  const { benchmarks }: { benchmarks: readonly Benchmark[] } = await import(`./${file}`)
  for (const benchmark of benchmarks) {
    const result = await runBenchmark(benchmark)
    results.push(result)
    console.log(lineOf(result))
  }
}

function lineOf({ name, unit, median, worst, limit, within }: Result): string {
  const figures = `${median.toFixed(1).padStart(9)} ${unit}, worst ${worst.toFixed(1)} ${unit}`
  const promise = limit === undefined ? '' : `, promised ${limit} ${unit}${within ? '' : '  ✗ broken'}`
  return `${name.padEnd(52)}${figures}${promise}`
}

if (process.argv.includes('--record')) {
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`
  writeFileSync(`${import.meta.dirname}/results.json`, `${JSON.stringify({ machine, results }, null, 2)}\n`)
}
process.exitCode = results.every(({ within }) => within) ? 0 : 1
