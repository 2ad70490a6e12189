/** RRI's row. */
import { rowOf } from '../../kernel/row'
import { rri as machine } from './machine'

export const rri = rowOf(machine, {
  reads: (configuration) => ({ configuration }),
  runs: ({ crypto }) => crypto !== undefined,
  hears: { 'sa-up': (word) => word, 'sa-down': (word) => word },
})
