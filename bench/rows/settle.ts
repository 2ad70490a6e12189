/** From power-on to settled, and 90 s in which the active gateway reloads. */
import { buildScene } from '../../src/engine/build'
import { atSeconds, forkNetwork, runUntil, type SimTime, schedule } from '../../src/sim/index'
import { designOf } from '../../src/testing/many-sites'
import { labWith, powerOn } from '../lab'
import { cpuSeconds, type Row } from '../row'

const settled = (sites: number, must: number, aim: number): Row => ({
  name: `settle-${sites}`,
  what: `power-on to settled, ${sites} sites`,
  unit: 'CPU s',
  must,
  aim,
  prepare: () => {
    const { scene } = buildScene(designOf(sites))
    return () => cpuSeconds(() => powerOn(scene))
  },
  ...(sites > 1000 ? { long: true } : {}),
})

const SITES = 1000

const reload: Row = {
  name: `reload-${SITES}`,
  what: `90 s after the active reloads, ${SITES} sites`,
  unit: 'CPU s',
  must: 2,
  aim: 0.5,
  prepare: () => {
    const { network } = labWith(SITES)
    return () => {
      const fork = forkNetwork(network)
      const fault = { kind: 'reload', device: 'gateway-1', orderly: false } as const
      schedule(fork, { at: fork.now, action: 'fault', fault })
      return cpuSeconds(() => runUntil(fork, (fork.now + atSeconds(90)) as SimTime))
    }
  },
}

export const rows: readonly Row[] = [settled(192, 0.5, 0.2), settled(1000, 3, 1), settled(5000, 18, 6), reload]
