/** Rows and short texts for steps: how a route, a neighbour or a packet is spoken of to a network engineer. */
import {
  formatIp,
  formatPrefix,
  type Ip,
  type Ipv4Packet,
  type Payload,
  packetSize,
  piecesOf,
  portsOf,
  protocolName,
} from '../../net/index'
import type { Resolution } from '../rib/resolve'
import { ROUTE_CODES, type Route, type RouteProtocol } from '../rib/route'
import type { TableRow } from '../trace'

/** What a protocol is called in a sentence. */
export const PROTOCOL_WORDS: Readonly<Record<RouteProtocol, string>> = {
  connected: 'connected',
  static: 'static',
  rri: 'RRI static',
  dhcp: 'default by DHCP',
  eigrp: 'EIGRP internal',
  'eigrp-external': 'EIGRP external',
  'eigrp-summary': 'EIGRP summary',
  ospf: 'OSPF',
  'ospf-inter': 'OSPF between areas',
  'ospf-external-1': 'OSPF external type 1',
  'ospf-external-2': 'OSPF external type 2',
}

/** `D EX 10.81.2.24/29 [170/2588160] via 192.168.81.4, FastEthernet0/1`. */
export function routeText(route: Route): string {
  const code = ROUTE_CODES[route.protocol]
  const name = route.interface === undefined ? '' : `, ${route.interface}`
  if (route.protocol === 'connected') return `${code} ${formatPrefix(route.prefix)} is directly connected${name}`
  const via =
    route.nextHop === undefined
      ? ' is directly connected'
      : ` [${route.distance}/${route.metric}] via ${formatIp(route.nextHop)}`
  return `${code} ${formatPrefix(route.prefix)}${via}${name}${route.protocol === 'rri' ? ' (RRI)' : ''}`
}

/** The route and each level of its recursion. */
export function routeRows(resolution: Resolution): readonly TableRow[] {
  return resolution.chain.map((route) => ({ table: 'route', text: routeText(route) }))
}

const wordOf = (payload: Payload): string =>
  payload.protocol === 'other' ? (protocolName(payload.number) ?? `IP protocol ${payload.number}`) : payload.protocol

/** `1500 bytes with DF`; of what is in pieces, of how many. */
function sizeText(packet: Ipv4Packet): string {
  const pieces = piecesOf(packet)
  const of = packet.fragments ? 'fragments' : 'packets'
  return `${packetSize(packet)} bytes${packet.df ? ' with DF' : ''}${pieces.length > 1 ? ` in ${pieces.length} ${of}` : ''}`
}

/** `udp 10.1.0.10:16384 → 10.81.2.26:16384, 60 bytes, TTL 128`. */
export function packetText(packet: Ipv4Packet): string {
  const ports = portsOf(packet.payload)
  const at = (address: Ip, port: number | undefined) =>
    port === undefined ? formatIp(address) : `${formatIp(address)}:${port}`
  const from = at(packet.source, ports?.source)
  const to = at(packet.destination, ports?.destination)
  return `${wordOf(packet.payload)} ${from} → ${to}, ${sizeText(packet)}, TTL ${packet.ttl}`
}
