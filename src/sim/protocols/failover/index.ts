/** Failover's row. */
import { rowOf } from '../../kernel/row'
import { failover as machine } from './machine'
import { failoverRow } from './rows'

export const failover = rowOf(machine, {
  reads: ({ firewall }) => firewall?.failover && { failover: firewall.failover },
  runs: ({ firewall }) => firewall?.failover !== undefined,
  hears: {
    interface: (word) => word,
    counted: (word) => word,
    packet: ({ interface: name, packet: { source, payload } }) =>
      name !== undefined && payload.protocol === 'other' && payload.failover
        ? { kind: 'hello', interface: name, from: source, message: payload.failover }
        : undefined,
  },
  packets: ['other'],
  tables: { failover: failoverRow },
})
