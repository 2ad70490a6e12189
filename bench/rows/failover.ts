/** Runs of the failover question: a call, the active reloaded at a moment drawn, followed until both ends hear again. */
import { failover } from '../../src/analysis/index'
import { labWith } from '../lab'
import { cpuSeconds, type Row } from '../row'

const FAULT = { kind: 'reload', device: 'gateway-1', orderly: false } as const

function runsPerSecond(sites: number, runs: number): () => number {
  const { network } = labWith(sites)
  return () => {
    const spent = cpuSeconds(() => {
      const work = failover(network, { fault: FAULT, runs, seed: 1 })
      for (;;) {
        const next = work.next()
        if (!next.done) continue
        if (typeof next.value === 'string' || next.value.runs !== runs) throw new Error('the failover was not followed')
        return
      }
    })
    return runs / spent
  }
}

const failovers = (sites: number, runs: number, must: number, aim: number): Row => ({
  name: `failover-${sites}`,
  what: `failovers, ${sites} sites`,
  unit: 'a CPU s',
  must,
  aim,
  prepare: () => runsPerSecond(sites, runs),
})

export const rows: readonly Row[] = [
  failovers(6, 200, 800, 4000),
  failovers(100, 40, 80, 400),
  failovers(1000, 4, 8, 40),
]
