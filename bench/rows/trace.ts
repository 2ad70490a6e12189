/** Both ways between headquarters and every site in turn, with the record of every step. */
import { tracePair } from '../../src/analysis/index'
import { labWith } from '../lab'
import { perCpuSecond, type Row } from '../row'

const SITES = 1000
const AT_ONCE = 25

export const rows: readonly Row[] = [
  {
    name: `trace-${SITES}`,
    what: `two-way traces with their records, ${SITES} sites`,
    unit: 'a CPU s',
    must: 5000,
    aim: 50_000,
    prepare: () => {
      const { network, scene } = labWith(SITES)
      let site = 0
      const some = () => {
        for (let count = 0; count < AT_ONCE; count++) {
          const to = `phone-${site++ % SITES}`
          const pair = tracePair(network, scene.configurations, { from: 'hq-phone', to, protocol: 'udp', port: 16_384 })
          if (typeof pair === 'string' || pair.return.disposition !== 'accepted') throw new Error(`no way to ${to}`)
        }
        return AT_ONCE
      }
      return () => perCpuSecond(some)
    },
  },
]
