/** What goes on the wire, and the end of a turn: what is to be said becomes packets no larger than the line takes. */
import {
  type Ip,
  ip,
  lsaSize,
  type OspfBody,
  type OspfHeader,
  type OspfLsa,
  type OspfMessage,
  ospfSize,
} from '../../../net/index'
import { proofFor } from './authentication'
import { MAX_AGE } from './lsa'
import type { OspfInterface, OspfNeighbor } from './state'
import { isStub, neighborsOn, portOf, type Work } from './work'

const ALL_ROUTERS = ip('224.0.0.5')
export const ALL_DESIGNATED = ip('224.0.0.6')
const NETWORK_CONTROL_DSCP = 48
const TTL = 1
/** Bytes of IP, of OSPF's own header and of a digest: what is left of a packet is for its body. */
const AROUND = 20 + 24 + 16

export const mtuOf = (work: Work, name: string): number =>
  work.config.configuration.interfaces.find((port) => port.name === name)?.mtu ?? 1500

/** How many parts of one size a packet has room for. */
export const roomFor = (work: Work, name: string, size: number, before: number): number =>
  Math.max(1, Math.floor((mtuOf(work, name) - AROUND - before) / size))

function send(work: Work, item: OspfInterface, destination: Ip, body: OspfBody): void {
  const proof = proofFor(work.config, item)
  const message: OspfMessage = {
    kind: 'ospf',
    router: work.state.routerId,
    area: item.area,
    ...(proof && { proof }),
    body,
  }
  const payload = { protocol: 'ospf', message, dataSize: ospfSize(message) } as const
  const packet = { source: item.ip, destination, ttl: TTL, dscp: NETWORK_CONTROL_DSCP, payload }
  work.effects.push({ kind: 'send', interface: item.name, packet })
}

export function sendTo(work: Work, neighbor: OspfNeighbor, body: OspfBody): void {
  const item = work.state.interfaces[neighbor.interface]
  if (item) send(work, item, item.type === 'point-to-point' ? ALL_ROUTERS : neighbor.address, body)
}

/** A hello; `alone` names no neighbour, which ends every adjacency there. */
export function sendHello(work: Work, item: OspfInterface, alone = false): void {
  const { helloSeconds, deadSeconds, priority } = portOf(work.config, item.name)
  send(work, item, ALL_ROUTERS, {
    kind: 'hello',
    length: item.length,
    helloSeconds,
    deadSeconds,
    priority,
    externals: !isStub(work.config, item.area),
    designated: item.designated,
    backup: item.backup,
    neighbors: alone ? [] : neighborsOn(work, item.name).map(({ router }) => router),
  })
}

/** Advertisements to one neighbour, in as many packets as they need. */
export function sendUpdates(work: Work, item: OspfInterface, destination: Ip, lsas: readonly OspfLsa[]): void {
  const { transmitDelaySeconds } = portOf(work.config, item.name)
  const room = mtuOf(work, item.name) - AROUND - 4
  let packet: OspfLsa[] = []
  let used = 0
  const flush = () => {
    if (packet.length > 0) send(work, item, destination, { kind: 'update', lsas: packet })
    packet = []
    used = 0
  }
  for (const lsa of lsas) {
    const size = lsaSize(lsa)
    if (used + size > room) flush()
    packet.push({ ...lsa, age: Math.min(MAX_AGE, lsa.age + transmitDelaySeconds) })
    used += size
  }
  flush()
}

function sendAcks(work: Work, item: OspfInterface, destination: Ip, headers: readonly OspfHeader[]): void {
  const room = roomFor(work, item.name, 20, 0)
  for (let at = 0; at < headers.length; at += room)
    send(work, item, destination, { kind: 'acknowledgement', headers: headers.slice(at, at + room) })
}

/** To whom the whole interface is spoken: who is not designated speaks to those who are (section 13.3). */
const groupOf = ({ state }: OspfInterface): Ip =>
  state === 'dr-other' || state === 'waiting' ? ALL_DESIGNATED : ALL_ROUTERS

/** Sends what the turn has gathered. */
export function flushOutgoing(work: Work): void {
  for (const [name, lsas] of work.floods) {
    const item = work.state.interfaces[name]
    if (item) sendUpdates(work, item, groupOf(item), lsas)
  }
  for (const [name, headers] of work.acks) {
    const item = work.state.interfaces[name]
    if (item) sendAcks(work, item, groupOf(item), headers)
  }
  for (const [key, lsas] of work.direct) withNeighbor(work, key, (item, to) => sendUpdates(work, item, to, lsas))
  for (const [key, headers] of work.directAcks) withNeighbor(work, key, (item, to) => sendAcks(work, item, to, headers))
}

function withNeighbor(work: Work, key: string, act: (item: OspfInterface, to: Ip) => void): void {
  const neighbor = work.state.neighbors[key]
  const item = neighbor && work.state.interfaces[neighbor.interface]
  if (neighbor && item) act(item, item.type === 'point-to-point' ? ALL_ROUTERS : neighbor.address)
}
