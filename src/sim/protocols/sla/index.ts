/** IP SLA's row. */
import { rowOf } from '../../kernel/row'
import { SLA_LINES } from './lines'
import { sla as machine } from './machine'
import { readProbes } from './read'
import { slaRows } from './rows'

export const sla = rowOf(machine, {
  reads: ({ probes = [] }) => ({ probes }),
  runs: ({ probes }) => probes !== undefined,
  hears: {
    interface: (word) => word,
    packet: ({ packet: { source, payload } }) =>
      payload.protocol === 'icmp' && payload.type === 'echo-reply'
        ? { kind: 'answer', from: source, id: payload.id, sequence: payload.sequence }
        : undefined,
  },
  packets: ['icmp'],
  lines: SLA_LINES,
  readsDevice: readProbes,
  tables: { sla: slaRows },
})
