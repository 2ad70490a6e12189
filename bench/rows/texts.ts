/** From the drawing to what is simulated: compiled, written as text, read back, converted. */
import { buildScene } from '../../src/engine/build'
import { designOf } from '../../src/testing/many-sites'
import { cpuSeconds, type Row } from '../row'

const SITES = 1000

export const rows: readonly Row[] = [
  {
    name: `texts-${SITES}`,
    what: `texts of ${SITES} sites: compiled, rendered, parsed, converted`,
    unit: 'CPU s',
    must: 0.6,
    aim: 0.2,
    prepare: () => {
      const [design, other] = [designOf(SITES), designOf(1)]
      return () => {
        // What was read of the design before is remembered: of this one nothing must be.
        buildScene(other)
        return cpuSeconds(() => buildScene(design))
      }
    },
  },
]
