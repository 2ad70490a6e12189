/** The reference design: a day of its control plane, and a thousand failovers of 90 simulated seconds. */
import {
  atSeconds,
  createNetwork,
  forkNetwork,
  type Network,
  runUntil,
  type SimTime,
  schedule,
} from '../../src/sim/index'
import { labWith } from '../lab'
import { cpuSeconds, type Row } from '../row'

const DAY_SECONDS = 86_400
const RUNS = 1000
const FAILOVER_SECONDS = 90

/** Between the starts of two runs, so that every run meets other timers. */
const PHASE_MICROS = 17_300

function failover(network: Network, run: number): void {
  const fork = forkNetwork(network)
  const at = (network.now + run * PHASE_MICROS) as SimTime
  schedule(fork, { at, action: 'fault', fault: { kind: 'reload', device: 'gateway-2', orderly: false } })
  runUntil(fork, (at + atSeconds(FAILOVER_SECONDS)) as SimTime)
}

export const rows: readonly Row[] = [
  {
    name: 'day',
    what: '24 h of the reference design',
    unit: 'CPU s',
    must: 2.5,
    aim: 1,
    prepare: () => {
      const { scene } = labWith(6)
      return () => cpuSeconds(() => runUntil(createNetwork(scene), atSeconds(DAY_SECONDS)))
    },
  },
  {
    name: 'failovers-of-reference',
    what: '1,000 failovers of the reference design, 90 s each',
    unit: 'CPU s',
    must: 1.3,
    aim: 0.3,
    prepare: () => {
      const { network } = labWith(6)
      return () =>
        cpuSeconds(() => {
          for (let run = 0; run < RUNS; run++) failover(network, run)
        })
    },
  },
]
