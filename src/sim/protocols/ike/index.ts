/** IKE's row: both versions are one process, which looks after a device's IPsec SAs. */
import { rowOf } from '../../kernel/row'
import { asksFrom } from './keepalive'
import { ike as machine } from './machine'
import { negotiations } from './negotiations'
import { putOff } from './put-off'
import { allOf } from './register'
import { cryptoPeerRows, ikeSaRows, lastProblem } from './rows'
import type { IkeState } from './state'
import { countsOnly } from './traffic'
import { seenBy } from './work'

export const ike = rowOf(machine, {
  reads: (configuration) => ({ configuration }),
  runs: ({ crypto }) => crypto !== undefined,
  hears: {
    interface: (word) => word,
    claimed: (word) => word,
    packet: ({ interface: name = '', packet: { source, destination, payload } }) =>
      payload.protocol === 'udp' && payload.message.kind === 'ike'
        ? {
            kind: 'message',
            interface: name,
            local: destination,
            localPort: payload.destinationPort,
            remote: source,
            remotePort: payload.sourcePort,
            message: payload.message,
          }
        : undefined,
    needed: (word) => word,
    sent: (word) => word,
    heard: (word) => word,
    'unknown-spi': (word) => word,
    fault: ({ fault }) =>
      fault.kind === 'clear-sa'
        ? { kind: 'clear', what: fault.what, ...(fault.peer === undefined ? {} : { remote: fault.peer }) }
        : undefined,
    stop: ({ farewell }) => ({ kind: 'stop', sendDelete: farewell }),
  },
  packets: ['ike'],
  goodbye: (ending, { reloadSendsDelete }) => ending === 'orderly' || reloadSendsDelete,
  unsettles: ['sa-up', 'sa-down'],
  tables: { ikeSas: (_config, state) => ikeSaRows(state), cryptoPeers: cryptoPeerRows },
  negotiations,
  countsOnly: (config, state, word, cx) => countsOnly(seenBy(config, state, cx), word),
  clocks,
  putOff,
  problem: (state, { map, sequence }) => lastProblem(state, map, sequence),
})

/** When a silent peer would be asked for by the next packet, and when a refused one would be tried again. */
function clocks({ sas, entries }: IkeState) {
  return [...allOf(sas).map(asksFrom), ...entries.map((entry) => entry.notBefore)]
}
