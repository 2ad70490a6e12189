/**
 * The DHCP server of a device (RFC 2131 section 4.3): answers on the interface whose address lies in a pool's network.
 * Addresses are given from low to high, without the excluded ones and the server's own; a client gets its old one again.
 */
import type { DhcpPoolConfig } from '../../../config/index'
import {
  ANY_ADDRESS,
  BROADCAST_ADDRESS,
  BROADCAST_MAC,
  broadcastOf,
  contains,
  type DhcpMessage,
  formatIp,
  type Ip,
  ipPlus,
  type Mac,
} from '../../../net/index'
import type { Context } from '../../kernel/protocol'
import { after, type SimTime } from '../../kernel/time'
import type { DhcpBinding, DhcpEffect, DhcpProcessConfig, DhcpState } from './state'
import { CLIENT_PORT, MESSAGE_BYTES, SERVER_PORT } from './wire'

/** One message's turn at one pool. */
interface ServerWork {
  readonly cx: Context
  readonly pool: DhcpPoolConfig
  readonly interface: string
  readonly self: Ip
  readonly message: DhcpMessage
  readonly effects: DhcpEffect[]
  bindings: readonly DhcpBinding[]
}

/** What the server does with a client's message: new bindings, and the answer among the effects. */
export function serve(
  config: DhcpProcessConfig,
  state: DhcpState,
  on: string,
  message: DhcpMessage,
  cx: Context,
): { readonly bindings: readonly DhcpBinding[]; readonly effects: readonly DhcpEffect[] } {
  const self = state.interfaces[on]?.up ? state.interfaces[on]?.address?.ip : undefined
  const pool =
    self === undefined
      ? undefined
      : config.configuration.dhcpPools.find(
          (p) => (p.interface ?? on) === on && ownAddresses(config, on, self).some((own) => contains(p.network, own)),
        )
  if (self === undefined || !pool) return { bindings: state.bindings, effects: [] }
  const work: ServerWork = { cx, pool, interface: on, self, message, effects: [], bindings: state.bindings }
  if (message.type === 'discover') offer(work)
  if (message.type === 'request') answer(work)
  if (message.type === 'release') end(work)
  return { bindings: work.bindings, effects: work.effects }
}

/** The first address, then further ones. */
const ownAddresses = ({ configuration }: DhcpProcessConfig, on: string, self: Ip): readonly Ip[] => [
  self,
  ...(configuration.interfaces.find(({ name }) => name === on)?.secondaries ?? []).map(({ address }) => address),
]

function offer(work: ServerWork): void {
  const { cx, message } = work
  const address = choose(work)
  if (address === undefined) return tellExhausted(work)
  const held = bindingOf(work, message.client)
  const expires = after(cx.now, cx.parameters.dhcpOfferSeconds)
  bind(work, address, held && held.expires > expires ? held.expires : expires)
  reply(work, 'offer', address)
}

/** Section 4.3.2: a request for another server's offer is none of this one's business. */
function answer(work: ServerWork): void {
  const { message, self, pool, cx } = work
  if (message.server !== ANY_ADDRESS && message.server !== self) return
  if (!mayGive(work, message.offered)) return reply(work, 'nak', ANY_ADDRESS)
  const known = bindingOf(work, message.client)?.ip === message.offered
  bind(work, message.offered, after(cx.now, pool.leaseSeconds))
  reply(work, 'ack', message.offered)
  if (known && message.server === ANY_ADDRESS) return
  tell(work, 'binding', `${formatIp(message.offered)} from pool ${pool.name} is given to ${message.client}`)
}

function end(work: ServerWork): void {
  work.bindings = work.bindings.map((b) => (b.client === work.message.client ? { ...b, expires: work.cx.now } : b))
}

function bindingOf({ bindings, pool }: ServerWork, client: Mac): DhcpBinding | undefined {
  return bindings.find((b) => b.client === client && b.pool === pool.name)
}

function bind(work: ServerWork, ip: Ip, expires: SimTime): void {
  const { pool, message } = work
  // Whoever else is remembered for this address has let its lease run out.
  const others = work.bindings.filter((b) => b.pool !== pool.name || (b.client !== message.client && b.ip !== ip))
  work.bindings = [...others, { pool: pool.name, client: message.client, ip, expires }]
}

/** The client's old address; else the lowest that nobody is remembered for; else the lowest whose lease has ended. */
function choose(work: ServerWork): Ip | undefined {
  const { pool, message, bindings } = work
  const old = bindingOf(work, message.client)?.ip
  if (old !== undefined && mayGive(work, old)) return old
  let reusable: Ip | undefined
  const end = broadcastOf(pool.network)
  for (let a = pastExcluded(pool, ipPlus(pool.network.address, 1)); a < end; a = pastExcluded(pool, ipPlus(a, 1))) {
    if (!mayGive(work, a)) continue
    if (!bindings.some((b) => b.pool === pool.name && b.ip === a)) return a
    reusable ??= a
  }
  return reusable
}

/** The first address from here on that no range excludes: a range may hold a billion, and is passed at once. */
function pastExcluded({ excluded, network }: DhcpPoolConfig, from: Ip): Ip {
  const end = broadcastOf(network)
  let next = from
  for (let around = rangeAround(excluded, next); around; around = rangeAround(excluded, next)) {
    if (around.last >= end) return end
    next = ipPlus(around.last, 1)
  }
  return next
}

const rangeAround = (excluded: DhcpPoolConfig['excluded'], ip: Ip) =>
  excluded.find(({ first, last }) => ip >= first && ip <= last)

/** True when an address is of the pool and neither excluded, the server's own, nor somebody else's now. */
function mayGive({ pool, self, bindings, message, cx }: ServerWork, ip: Ip): boolean {
  const inside = contains(pool.network, ip) && ip !== pool.network.address && ip !== broadcastOf(pool.network)
  if (!inside || ip === self || ip === pool.router) return false
  if (pool.excluded.some(({ first, last }) => ip >= first && ip <= last)) return false
  return !bindings.some((b) => b.ip === ip && b.pool === pool.name && b.client !== message.client && b.expires > cx.now)
}

/** To the client's MAC, as it may not answer ARP yet; a refusal goes to everybody (section 4.1). */
function reply(work: ServerWork, type: 'offer' | 'ack' | 'nak', offered: Ip): void {
  const { pool, self, message, effects } = work
  const refused = type === 'nak'
  const answerMessage: DhcpMessage = {
    kind: 'dhcp',
    type,
    client: message.client,
    transaction: message.transaction,
    offered,
    server: self,
    maskLength: refused ? 0 : pool.network.length,
    ...(pool.router !== undefined && !refused && { router: pool.router }),
    leaseSeconds: refused ? 0 : pool.leaseSeconds,
  }
  const ports = { sourcePort: SERVER_PORT, destinationPort: CLIENT_PORT }
  effects.push({
    kind: 'send',
    interface: work.interface,
    destinationMac: refused ? BROADCAST_MAC : message.client,
    packet: {
      source: self,
      destination: refused ? BROADCAST_ADDRESS : offered,
      ttl: 255,
      dscp: 0,
      payload: { protocol: 'udp', ...ports, message: answerMessage, dataSize: MESSAGE_BYTES },
    },
  })
}

function tellExhausted(work: ServerWork): void {
  tell(work, 'pool-exhausted', `pool ${work.pool.name} has no address left for ${work.message.client}`)
}

function tell({ effects, pool, message }: ServerWork, event: string, text: string): void {
  effects.push({
    kind: 'journal',
    entry: {
      protocol: 'dhcp',
      event,
      text,
      data: { pool: pool.name, client: message.client },
      ...(pool.source && { source: pool.source }),
    },
  })
}
