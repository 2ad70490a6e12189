/** What a network is to its nodes: the time, the cables, the journal, and whoever listens. */
import { enqueue } from '../kernel/queue'
import { after } from '../kernel/time'
import { originatePacket } from '../node/forward'
import { tellProcesses } from '../node/processes'
import { reviewTunnels } from '../node/tunnels'
import type { World } from '../node/world'
import { holderBeyond, wireAt } from './carried'
import { isDrawnPlace } from './drawn-places'
import { owned } from './owned'
import { ringAt } from './rings'
import { toldWhile } from './routine'
import type { Network } from './state'
import { drowned } from './storm'
import { noteStandsUntil, noteTold, streamHeard } from './stream'
import { transmit } from './transmit'
import { note } from './watching'
import { writeJournal } from './write-journal'

const worlds = new WeakMap<Network, World>()

/** The world as nodes see it; made once for each network. */
export function worldOf(network: Network): World {
  const known = worlds.get(network)
  if (known) return known
  const made = newWorld(network)
  worlds.set(network, made)
  return made
}

function newWorld(network: Network): World {
  const world: World = {
    now: () => network.now,
    transmit: (node, port, frame) => transmit(network, node, port, frame),
    fromBeyond: ({ device }, port, frame) => {
      const { cause, parameters } = network
      const arrives = after(network.now, parameters.beyondSeconds)
      enqueue(network.queue, arrives, { kind: 'frame', device, port, frame, cause, pulse: undefined, trail: undefined })
    },
    isDrawn: (ip) => isDrawnPlace(network.drawn, ip),
    journal: (node, entry) => writeJournal(network, node.device, entry),
    changed: () => {
      network.lastChange = network.now
      network.shifts++
      network.changes++
    },
    shifted: () => {
      network.shifts++
    },
    holds: (node) => {
      network.holding.add(node.device)
    },
    standsUntil: (until) => {
      network.draft?.tape.answered(until)
      noteStandsUntil(network, until)
    },
    record: (watch, hop) => {
      const hops = network.records.get(watch) ?? []
      network.records.set(watch, hops)
      hops.push(hop)
    },
    watches: ({ device }) => network.watching?.device === device,
    seen: (_node, packet) => note(network, packet),
    heard: (pulse) => {
      if (network.draft) network.draft.tape.heard = true
      if (pulse < 0) streamHeard(network, pulse)
      else network.heard.set(pulse, network.now)
    },
    drowned: (node, floods) => drowned(network, world, node, floods),
    linkAt: (node, port) => wireAt(network, node.device, port)?.link,
    ringAt: (node, vlan) => ringAt(network, node, vlan),
    conversationsAt: (node, port, address) => {
      const far = holderBeyond(network, node.device, port, address)
      return far === undefined ? undefined : owned(network, far)?.connections.fork((known) => ({ ...known }))
    },
    tell: (node, word) => {
      if (network.draft) toldWhile(world, network.draft, node, word)
      noteTold(network, node, word)
      tellProcesses(world, node, word)
    },
    originate: (node, packet, by) => originatePacket(world, node, packet, by),
    tunnels: (node, names) => reviewTunnels(world, node, names),
  }
  return world
}
