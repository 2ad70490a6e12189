/** OSPF's row. */
import { rowOf } from '../../kernel/row'
import { OSPF_LINES } from './lines'
import { ospfProcesses, putOffOf } from './processes'
import { readOspf } from './read'
import { ospfRow } from './rows'
import { OSPF_SHOWS } from './show'
import { ospfProtocols } from './show-protocols'

export const ospf = rowOf(ospfProcesses, {
  reads: (configuration) => ({ configuration }),
  runs: ({ ospf: processes = [] }) => processes.length > 0,
  hears: {
    interface: (word) => word,
    rib: (word) => word,
    packet: ({ interface: name, packet: { source, destination, payload } }) =>
      name !== undefined && payload.protocol === 'ospf'
        ? { kind: 'message', interface: name, from: source, to: destination, message: payload.message }
        : undefined,
    stop: ({ farewell }) => ({ kind: 'stop', goodbye: farewell }),
  },
  packets: ['ospf'],
  lines: OSPF_LINES,
  readsDevice: readOspf,
  shows: OSPF_SHOWS,
  showsProtocols: ospfProtocols,
  unsettles: ['neighbor-full', 'neighbor-down'],
  putOff: putOffOf,
  tables: { ospf: (_config, states) => states.map(ospfRow) },
})
