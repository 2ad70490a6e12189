/** HSRP's row. */
import { rowOf } from '../../kernel/row'
import { HSRP_LINES } from './lines'
import { hsrp as machine, putOff } from './machine'
import { readHsrp } from './read'
import { hsrpRows } from './rows'
import { HSRP_SHOWS } from './show'

export const hsrp = rowOf(machine, {
  reads: ({ interfaces }) => ({ interfaces: interfaces.map(({ name, hsrp: groups }) => ({ name, groups })) }),
  runs: ({ interfaces }) => interfaces.some((item) => item.hsrp.length > 0),
  hears: {
    interface: (word) => word,
    tracked: (word) => word,
    shutting: (word) => word,
    packet: ({ interface: name, packet: { source, payload } }) =>
      name !== undefined && payload.protocol === 'udp' && payload.message.kind === 'hsrp'
        ? { kind: 'message', interface: name, from: source, message: payload.message }
        : undefined,
    stop: ({ farewell }) => ({ kind: 'stop', resign: farewell }),
  },
  lines: HSRP_LINES,
  shows: HSRP_SHOWS,
  readsInterface: (reader, lines, names) => ({ hsrp: readHsrp(reader, lines, names) }),
  packets: ['hsrp'],
  goodbye: (ending, { reloadSendsResign }) => ending === 'orderly' || reloadSendsResign,
  putOff,
  tables: { hsrp: hsrpRows },
})
