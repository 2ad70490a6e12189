/** The beacon's row. */
import { rowOf } from '../../../kernel/row'
import { BEACON_LINES } from './lines'
import { BEACON_PORT, beacon as machine } from './machine'
import { readBeacon } from './read'
import { beaconRows } from './rows'
import { SHOW_BEACON } from './show'

export const beacon = rowOf(machine, {
  reads: ({ interfaces }) => ({
    beacons: interfaces.flatMap(({ name, beacon: told }) =>
      told ? [{ interface: name, everySeconds: told.everySeconds }] : [],
    ),
  }),
  runs: ({ interfaces }) => interfaces.some((item) => item.beacon !== undefined),
  hears: {
    interface: (word) => word,
    packet: ({ interface: name, packet: { source, payload } }) =>
      name !== undefined && payload.protocol === 'udp' && payload.destinationPort === BEACON_PORT
        ? {
            kind: 'message',
            interface: name,
            from: source,
            says: payload.message.kind === 'opaque' ? (payload.message.says ?? '') : '',
          }
        : undefined,
    stop: (word) => word,
  },
  packets: ['opaque'],
  goodbye: (ending) => ending === 'orderly',
  lines: BEACON_LINES,
  readsInterface: readBeacon,
  tables: { beacons: beaconRows },
  shows: [SHOW_BEACON],
})
