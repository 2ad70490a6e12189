/** EIGRP's row. */
import { rowOf } from '../../kernel/row'
import { eigrpProcesses } from './processes'
import { eigrpNeighborRows, eigrpProcessRow, eigrpTopologyRows } from './rows'

export const eigrp = rowOf(eigrpProcesses, {
  reads: (configuration) => ({ configuration }),
  runs: ({ eigrp: processes }) => processes.length > 0,
  hears: {
    interface: (word) => word,
    rib: (word) => word,
    packet: ({ interface: name, packet: { source, payload } }) =>
      name !== undefined && payload.protocol === 'eigrp'
        ? { kind: 'message', interface: name, from: source, message: payload.message }
        : undefined,
    fault: ({ fault }) =>
      fault.kind === 'clear-eigrp'
        ? { kind: 'clear', ...(fault.neighbor === undefined ? {} : { neighbor: fault.neighbor }) }
        : undefined,
    stop: ({ farewell }) => ({ kind: 'stop', goodbye: farewell }),
  },
  packets: ['eigrp'],
  goodbye: (ending) => ending === 'orderly',
  unsettles: ['neighbor-up', 'neighbor-down'],
  tables: {
    eigrp: (_config, states) => states.map(eigrpProcessRow),
    eigrpNeighbors: (_config, states) => states.flatMap(eigrpNeighborRows),
    eigrpTopology: (_config, states) => states.flatMap(eigrpTopologyRows),
  },
})
