/** What a benchmark is, and how repeated measurements become one line. */

export interface Benchmark {
  readonly name: string
  readonly unit: 'ms' | 's' | 'kB'
  /** What the product promises, in the same unit: the median must not exceed it. */
  readonly limit?: number
  /** How often to measure; a first, unrecorded round warms up when there is more than one. */
  readonly rounds: number
  readonly measure: () => number | Promise<number>
}

export interface Result {
  readonly name: string
  readonly unit: Benchmark['unit']
  readonly rounds: number
  readonly median: number
  readonly worst: number
  readonly limit?: number
  readonly within: boolean
}

/** Measures one after the other; the machine should have nothing else to do. */
export async function runBenchmark(benchmark: Benchmark): Promise<Result> {
  const { name, unit, rounds, limit } = benchmark
  if (rounds > 1) await benchmark.measure()
  const values: number[] = []
  for (let round = 0; round < rounds; round += 1) values.push(await benchmark.measure())
  values.sort((a, b) => a - b)
  const median = values[Math.floor((values.length - 1) / 2)] ?? Number.NaN
  const within = limit === undefined || median <= limit
  return {
    name,
    unit,
    rounds,
    median,
    worst: values.at(-1) ?? median,
    ...(limit === undefined ? {} : { limit }),
    within,
  }
}
