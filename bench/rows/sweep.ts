/** Every single failure of a settled design, of all scopes, until the answer is there; the goals are meant for two workers. */
import { sweep } from '../../src/analysis/index'
import { labWith } from '../lab'
import type { Row } from '../row'

const swept = (sites: number, must: number, aim: number): Row => ({
  name: `sweep-${sites}`,
  what: `single sweep, all scopes, ${sites} sites, in one process`,
  unit: 'wall s',
  must,
  aim,
  prepare: () => {
    const { network, scene } = labWith(sites)
    return () => {
      const began = performance.now()
      const work = sweep(scene, network, { scope: 'all', double: false })
      for (;;) {
        const next = work.next()
        if (!next.done) continue
        if (typeof next.value === 'string') throw new Error(next.value)
        return (performance.now() - began) / 1000
      }
    }
  },
  ...(sites > 1000 ? { long: true } : {}),
})

export const rows: readonly Row[] = [swept(100, 0.5, 0.1), swept(1000, 2, 0.5), swept(5000, 8, 2.5)]
