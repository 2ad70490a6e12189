/** Spanning tree's row. */
import { rowOf } from '../../kernel/row'
import { spanningTree as machine } from './machine'
import { spanningTreeRow } from './rows'

export const spanningTree = rowOf(machine, {
  reads: (configuration) => configuration.spanningTree,
  runs: (configuration) => configuration.spanningTree !== undefined,
  hears: {
    interface: (word) => word,
    frame: ({ interface: name, frame: { payload } }) =>
      payload.type === 'bpdu' ? { kind: 'bpdu', interface: name, bpdu: payload.bpdu } : undefined,
  },
  frames: ['bpdu'],
  tables: { spanningTree: spanningTreeRow },
  bridging: ({ ports }, name) => ports.find((port) => port.name === name)?.state ?? 'discarding',
})
