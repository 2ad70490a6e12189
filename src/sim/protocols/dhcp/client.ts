/**
 * The DHCP client of one interface: names what happened, looks it up in TABLE, performs the rule. `enter` is the only
 * door between states. A `ClientWork` is one client's turn, private to that turn.
 */
import type { Source } from '../../../config/index'
import {
  ANY_ADDRESS,
  BROADCAST_ADDRESS,
  type DhcpMessage,
  formatIp,
  INFINITE_LEASE,
  type Ip,
  type Ipv4Packet,
  maskOf,
} from '../../../net/index'
import { perform } from '../../kernel/machine'
import type { Context, InterfaceInput } from '../../kernel/protocol'
import { after, NEVER, SECOND, type SimTime } from '../../kernel/time'
import type { Route } from '../../rib/route'
import {
  type DhcpClientAction,
  type DhcpClientEvent,
  type DhcpClientState,
  type DhcpClientStateName,
  type DhcpEffect,
  type DhcpLease,
  TABLE,
} from './state'
import { CLIENT_PORT, MESSAGE_BYTES, SERVER_PORT } from './wire'

/** RFC 2131 section 4.4.5: T1 is half of the lease, T2 seven eighths; retries while renewing are at least 60 s apart. */
const RENEW_SHARE = 0.5
const REBIND_SHARE = 0.875
const LEAST_RENEW_RETRY_SECONDS = 60
/** What IOS gives the default route of a lease. */
const ROUTE_DISTANCE = 254

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export interface ClientWork {
  readonly cx: Context
  readonly client: Mutable<DhcpClientState>
  readonly effects: DhcpEffect[]
  /** The `ip address dhcp` line. */
  readonly source?: Source
  /** By PPP: one address. */
  readonly negotiated?: true
  readonly noRoute?: true
  readonly heard?: DhcpMessage
}

export function freshClient(name: string): DhcpClientState {
  return { interface: name, state: 'init', transaction: 0, tries: 0, retryAt: NEVER }
}

/** When the client next wants to be woken. */
export function clientDeadline({ state, retryAt, lease }: DhcpClientState): SimTime {
  if (!lease) return retryAt
  const timer = state === 'bound' ? lease.renewAt : state === 'renewing' ? lease.rebindAt : lease.expiresAt
  return timer < retryAt ? timer : retryAt
}

/** The one place where the table is read. */
function happen(work: ClientWork, event: DhcpClientEvent): void {
  perform(TABLE, work.client.state, event, {
    enter: (next) => enter(work, next),
    act: (action) => act(work, action),
  })
}

function enter({ client }: ClientWork, next: DhcpClientStateName): void {
  client.state = next
  client.tries = 0
  client.retryAt = NEVER
  if (next !== 'requesting') delete client.offer
}

/** The interface came up or went down. Its address is the client's own doing and says nothing new. */
export function clientInterface(work: ClientWork, input: InterfaceInput): void {
  const { client } = work
  const wasUp = client.mac !== undefined
  if (input.up === wasUp) return
  if (input.up) client.mac = input.mac
  else delete client.mac
  happen(work, !input.up ? 'down' : client.lease ? 'up-with-lease' : 'up')
}

/** Lets every timer that has run out ring; a bound client whose T1 passed while its link was down goes straight on. */
export function clientWake(work: ClientWork): void {
  while (clientDeadline(work.client) <= work.cx.now) ring(work)
}

function ring(work: ClientWork): void {
  const { client, cx } = work
  const { lease } = client
  if (lease && lease.expiresAt <= cx.now) happen(work, 'lease-end')
  else if (client.retryAt <= cx.now) happen(work, exhausted(work) ? 'give-up' : 'retry')
  else if (lease && lease.rebindAt <= cx.now) happen(work, 'rebind-timer')
  else happen(work, 'renew-timer')
}

/** True when the last wait was already the longest one. */
function exhausted({ client, cx }: ClientWork): boolean {
  if (client.state === 'renewing' || client.state === 'rebinding') return false
  const { dhcpFirstRetrySeconds, dhcpRetryMaxSeconds } = cx.parameters
  return dhcpFirstRetrySeconds * 2 ** client.tries >= dhcpRetryMaxSeconds
}

/** A server's answer came in. */
export function clientHears(work: ClientWork, message: DhcpMessage): void {
  const { client } = work
  if (message.client !== client.mac || message.transaction !== client.transaction) return
  if (message.type === 'offer' || message.type === 'ack' || message.type === 'nak')
    happen({ ...work, heard: message }, message.type)
}

function act(work: ClientWork, action: DhcpClientAction): void {
  const { client, cx, heard } = work
  switch (action) {
    case 'discover':
      client.transaction = Math.floor(cx.random.next() * 0x1_0000_0000)
      break
    case 'request':
      if (heard) client.offer = heard
      break
    case 'verify':
    case 'renew':
    case 'rebind':
      client.transaction = Math.floor(cx.random.next() * 0x1_0000_0000)
      break
    case 'repeat':
      client.tries += 1
      break
    case 'take-lease':
      if (heard) takeLease(work, heard)
      return
    case 'drop-lease':
      dropLease(work)
      return
  }
  say(work)
  client.retryAt = nextRetry(work)
}

/** RFC 2131 section 4.1: 4 s, doubled up to 64 s, each within a second either way; while renewing, half the time left. */
function nextRetry({ client, cx }: ClientWork): SimTime {
  const { dhcpFirstRetrySeconds, dhcpRetryMaxSeconds } = cx.parameters
  const { lease, state } = client
  if (lease && (state === 'renewing' || state === 'rebinding')) {
    const end = state === 'renewing' ? lease.rebindAt : lease.expiresAt
    return after(cx.now, Math.max(LEAST_RENEW_RETRY_SECONDS, (end - cx.now) / SECOND / 2))
  }
  const wait = Math.min(dhcpRetryMaxSeconds, dhcpFirstRetrySeconds * 2 ** client.tries)
  return after(cx.now, Math.max(0.1, wait + 2 * cx.random.next() - 1))
}

/** Says what the state has to say: a discover or the request of RFC 2131 table 4. */
function say(work: ClientWork): void {
  const { client } = work
  const { lease, offer, state } = client
  switch (state) {
    case 'selecting':
      return send(work, 'discover', ANY_ADDRESS, ANY_ADDRESS)
    case 'requesting':
      return offer && send(work, 'request', offer.offered, offer.server)
    case 'rebooting':
      return lease && send(work, 'request', lease.ip, ANY_ADDRESS)
    case 'renewing':
      return lease && send(work, 'request', lease.ip, ANY_ADDRESS, lease.ip, lease.server)
    case 'rebinding':
      return lease && send(work, 'request', lease.ip, ANY_ADDRESS, lease.ip)
    default:
      return
  }
}

function send(
  { client, effects }: ClientWork,
  type: 'discover' | 'request',
  offered: Ip,
  server: Ip,
  source: Ip = ANY_ADDRESS,
  destination: Ip = BROADCAST_ADDRESS,
): void {
  if (client.mac === undefined) return
  const message: DhcpMessage = {
    kind: 'dhcp',
    type,
    client: client.mac,
    transaction: client.transaction,
    offered,
    server,
    maskLength: 0,
    leaseSeconds: 0,
  }
  const ports = { sourcePort: CLIENT_PORT, destinationPort: SERVER_PORT }
  const packet: Ipv4Packet = {
    source,
    destination,
    ttl: 255,
    dscp: 0,
    payload: { protocol: 'udp', ...ports, message, dataSize: MESSAGE_BYTES },
  }
  effects.push({ kind: 'send', packet, interface: client.interface })
}

function takeLease(work: ClientWork, message: DhcpMessage): void {
  const { client, cx, effects } = work
  const old = client.lease
  const { negotiated, noRoute } = work
  const route = message.router === undefined || noRoute ? undefined : routeOf(work, message.router)
  const lease: DhcpLease = {
    ip: message.offered,
    length: negotiated ? 32 : message.maskLength,
    server: message.server,
    ...(message.router !== undefined && { router: message.router }),
    renewAt: after(cx.now, message.leaseSeconds * RENEW_SHARE),
    rebindAt: after(cx.now, message.leaseSeconds * REBIND_SHARE),
    expiresAt: after(cx.now, message.leaseSeconds),
    ...(route && { route: sameRoute(old?.route, route) ? (old?.route ?? route) : route }),
  }
  client.lease = lease
  if (old && old.ip === lease.ip && old.length === lease.length && old.router === lease.router) return
  const { ip, length, router } = lease
  effects.push({
    kind: 'lease',
    interface: client.interface,
    address: { ip, length, ...(router !== undefined && { router }) },
  })
  changeRoute(work, old?.route, lease.route)
  tell(
    work,
    'lease-taken',
    `${client.interface} was given ${formatIp(ip)}/${length} by ${formatIp(lease.server)} ${message.leaseSeconds === INFINITE_LEASE ? 'for good' : `for ${message.leaseSeconds} s`}`,
    `Interface ${client.interface} assigned DHCP address ${formatIp(ip)}, mask ${formatIp(maskOf(length))}`,
  )
}

function dropLease(work: ClientWork): void {
  const { client, effects } = work
  const { lease } = client
  if (!lease) return
  delete client.lease
  changeRoute(work, lease.route, undefined)
  effects.push({ kind: 'lease', interface: client.interface })
  tell(work, 'lease-lost', `${client.interface} lost its address ${formatIp(lease.ip)}`)
}

function routeOf({ cx, client, source }: ClientWork, router: Ip): Route {
  return {
    prefix: { address: ANY_ADDRESS, length: 0 },
    protocol: 'dhcp',
    distance: ROUTE_DISTANCE,
    metric: 0,
    nextHop: router,
    tag: 0,
    since: cx.now,
    ...(source && { source }),
    owner: `DHCP on ${client.interface}`,
  }
}

function sameRoute(a: Route | undefined, b: Route | undefined): boolean {
  return a?.nextHop === b?.nextHop
}

function changeRoute({ effects }: ClientWork, old: Route | undefined, next: Route | undefined): void {
  if (sameRoute(old, next)) return
  effects.push({ kind: 'routes', delta: { add: next ? [next] : [], remove: old ? [old] : [] } })
}

function tell({ effects, source, client }: ClientWork, event: string, text: string, syslog?: string): void {
  effects.push({
    kind: 'journal',
    entry: {
      protocol: 'dhcp',
      event,
      text,
      data: { interface: client.interface },
      ...(syslog && { syslog: { facility: 'DHCP', severity: 6, mnemonic: 'ADDRESS_ASSIGN', text: syslog } }),
      ...(source && { source }),
    },
  })
}
