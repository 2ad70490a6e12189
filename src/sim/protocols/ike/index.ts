/** IKE's row: both versions are one process, which looks after a device's IPsec SAs. */
import type { Configuration } from '../../../config/index'
import { rowOf } from '../../kernel/row'
import type { ClaimedWord } from '../../kernel/word'
import { asksFrom } from './keepalive'
import { ike as machine } from './machine'
import { negotiations } from './negotiations'
import { allOf } from './register'
import { cryptoPeerRows, ikeSaRows, lastProblem } from './rows'
import type { IkeInput, IkeState } from './state'
import { virtualEnd } from './work'

export const ike = rowOf(machine, {
  reads: (configuration) => ({ configuration }),
  runs: ({ crypto }) => crypto !== undefined,
  hears: {
    interface: (word) => word,
    claimed: (word, { configuration }) => redundancy(word, configuration),
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
  clocks,
  problem: (state, { map, sequence }) => lastProblem(state, map, sequence),
})

/** Whether this router has the virtual address that a crypto map's end is (`crypto map … redundancy`). */
function redundancy(
  { interface: name, address, up, mac }: ClaimedWord,
  { interfaces }: Configuration,
): IkeInput | undefined {
  const port = interfaces.find((item) => item.name === name)
  const group = port?.hsrp.find((item) => item.name !== undefined && item.name === port.cryptoRedundancy?.value)
  if (!group || group.virtualAddress !== address) return undefined
  const told = { kind: 'interface', interface: virtualEnd(name), up, mac } as const
  return { ...told, ...(up ? { address: { ip: address, length: 32 } } : {}) }
}

/** When a silent peer would be asked for by the next packet, and when a refused one would be tried again. */
function clocks({ sas, entries }: IkeState) {
  return [...allOf(sas).map(asksFrom), ...entries.map((entry) => entry.notBefore)]
}
