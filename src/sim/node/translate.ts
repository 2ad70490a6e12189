/**
 * The home router's address translation. UDP, TCP and ICMP are told apart by port; ESP has none, so a pass-through
 * device uses one of three tricks (FACTS section 2): one client only, one client per server, or pairing the SPIs
 * that IKE's cookies announce. UDP 500 keeps its port while it is free, as home routers do for IPsec.
 */
import { formatIp, type Ip, type Ipv4Packet, type Payload } from '../../net/index'
import { after, type SimTime } from '../kernel/time'
import type { NodeState, Translation } from './state'
import { ANY_ESP, atPort, espWith, noteTranslation, translationsAt } from './translation-index'
import type { World } from './world'

type Socket = Pick<Translation, 'protocol' | 'insideId'>

export type TranslationResult =
  | { readonly kind: 'translated'; readonly packet: Ipv4Packet; readonly text: string }
  | { readonly kind: 'dropped'; readonly reason: string }

const FIRST_PORT = 1024

/** A packet that leaves for the outside: its source becomes the outside address. */
export function translateOut(world: World, node: NodeState, outside: Ip, packet: Ipv4Packet): TranslationResult {
  const socket = outboundSocket(packet.payload)
  if (!socket) return { kind: 'dropped', reason: 'The home router cannot translate this protocol.' }
  const remote = packet.destination
  if (socket.protocol === 'esp') return espOut(world, node, outside, packet, socket.insideId)
  const known = held(world, node, keyOf({ ...socket, inside: packet.source, remote }))
  const outsideId = known?.outsideId ?? freePort(world, node, socket)
  remember(world, node, {
    protocol: socket.protocol,
    inside: packet.source,
    insideId: socket.insideId,
    outsideId,
    remote,
    ...(node.config.nat?.rules ? { global: outside } : {}),
  })
  const translated = { ...packet, source: outside, payload: withSource(packet.payload, outsideId) }
  return {
    kind: 'translated',
    packet: translated,
    text: `${formatIp(packet.source)}:${socket.insideId} ↔ ${formatIp(outside)}:${outsideId}`,
  }
}

/** A packet that arrives at the outside address: its destination becomes the inside host's. */
export function translateIn(world: World, node: NodeState, packet: Ipv4Packet): TranslationResult {
  const { payload } = packet
  if (payload.protocol === 'esp' && !payload.udp) return espIn(world, node, packet, payload.spi)
  const id = inboundId(payload)
  const protocol = translatedProtocol(payload)
  const to = packet.destination
  const known =
    id === undefined || protocol === undefined || protocol === 'ip'
      ? undefined
      : find(world, node, atPort(protocol, id), (t) => (t.global ?? to) === to)
  if (!known)
    return { kind: 'dropped', reason: 'The home router has no translation for it: nothing inside asked for this.' }
  remember(world, node, known)
  const translated = { ...packet, destination: known.inside, payload: withDestination(payload, known.insideId) }
  return {
    kind: 'translated',
    packet: translated,
    text: `${formatIp(packet.destination)}:${known.outsideId} ↔ ${formatIp(known.inside)}:${known.insideId}`,
  }
}

/** Outbound ESP makes the pairing; whether two clients can be told apart is the device's kind. */
function espOut(world: World, node: NodeState, outside: Ip, packet: Ipv4Packet, spi: number): TranslationResult {
  const kind = node.config.nat?.passThrough ?? 'cookie-spi'
  const remote = packet.destination
  const clash =
    kind === 'cookie-spi'
      ? undefined
      : find(world, node, kind === 'single-client' ? ANY_ESP : espWith(remote), (t) => t.inside !== packet.source)
  if (clash)
    return {
      kind: 'dropped',
      reason: `This home router passes ESP of one client${kind === 'per-server' ? ' per server' : ''} only, and ${formatIp(clash.inside)} holds it.`,
    }
  remember(world, node, {
    protocol: 'esp',
    inside: packet.source,
    insideId: spi,
    outsideId: spi,
    remote,
    ...(node.config.nat?.rules ? { global: outside } : {}),
  })
  return {
    kind: 'translated',
    packet: { ...packet, source: outside },
    text: `ESP ${formatIp(packet.source)} ↔ ${formatIp(outside)} with ${formatIp(remote)}`,
  }
}

/** Inbound ESP carries an SPI the device has never seen: it goes to the client that last sent ESP to that server. */
function espIn(world: World, node: NodeState, packet: Ipv4Packet, spi: number): TranslationResult {
  const to = packet.destination
  const known = find(world, node, espWith(packet.source), (t) => (t.global ?? to) === to)
  if (!known)
    return {
      kind: 'dropped',
      reason: `No client inside has sent ESP to ${formatIp(packet.source)} yet, so SPI 0x${spi.toString(16)} belongs to nobody.`,
    }
  return {
    kind: 'translated',
    packet: { ...packet, destination: known.inside },
    text: `ESP from ${formatIp(packet.source)} ↔ ${formatIp(known.inside)}`,
  }
}

export function outboundSocket(payload: Payload): Socket | undefined {
  switch (payload.protocol) {
    case 'udp':
    case 'tcp':
      return { protocol: payload.protocol, insideId: payload.sourcePort }
    case 'icmp':
      return { protocol: 'icmp', insideId: payload.id }
    case 'esp':
      return payload.udp
        ? { protocol: 'udp', insideId: payload.udp.sourcePort }
        : { protocol: 'esp', insideId: payload.spi }
    default:
      return undefined
  }
}

/** Under which protocol a payload was translated; an ICMP error belongs to the packet it speaks of (RFC 5508 section 4). */
export function translatedProtocol(payload: Payload): Translation['protocol'] | undefined {
  if (payload.protocol === 'icmp' && payload.about) return translatedProtocol(payload.about.payload)
  if (payload.protocol === 'esp') return payload.udp ? 'udp' : 'esp'
  return payload.protocol === 'udp' || payload.protocol === 'tcp' || payload.protocol === 'icmp'
    ? payload.protocol
    : undefined
}

export function inboundId(payload: Payload): number | undefined {
  switch (payload.protocol) {
    case 'udp':
    case 'tcp':
      return payload.destinationPort
    case 'icmp':
      return payload.about ? outboundSocket(payload.about.payload)?.insideId : payload.id
    case 'esp':
      return payload.udp?.destinationPort
    default:
      return undefined
  }
}

export function withSource(payload: Payload, id: number): Payload {
  if (payload.protocol === 'udp' || payload.protocol === 'tcp') return { ...payload, sourcePort: id }
  if (payload.protocol === 'icmp') return { ...payload, id }
  if (payload.protocol === 'esp' && payload.udp) return { ...payload, udp: { ...payload.udp, sourcePort: id } }
  return payload
}

export function withDestination(payload: Payload, id: number): Payload {
  if (payload.protocol === 'udp' || payload.protocol === 'tcp') return { ...payload, destinationPort: id }
  if (payload.protocol === 'icmp') return payload.about ? payload : { ...payload, id }
  if (payload.protocol === 'esp' && payload.udp) return { ...payload, udp: { ...payload.udp, destinationPort: id } }
  return payload
}

const keyOf = (t: Pick<Translation, 'protocol' | 'inside' | 'insideId' | 'remote'>) =>
  `${t.protocol} ${t.inside} ${t.protocol === 'esp' ? t.remote : t.insideId} ${t.protocol === 'icmp' ? t.remote : ''}`

export function remember(world: World, node: NodeState, t: Omit<Translation, 'lastSeen'>): void {
  const until = () => after(world.now(), keepOf(node, t.protocol))
  world.standsUntil(until())
  const key = keyOf(t)
  if (!node.translations.has(key)) world.shifted()
  const note = () => {
    noteTranslation(node, key, t)
    node.translations.delete(key)
    node.translations.set(key, { ...t, lastSeen: world.now() })
  }
  note()
  node.tape?.asked(until)
  node.tape?.did(note, 2)
}

/** The youngest live translation at a place that passes a test: `remember` puts each at the end of its places. */
export function find(
  world: World,
  node: NodeState,
  place: string,
  test: (t: Translation) => boolean = () => true,
): Translation | undefined {
  return answered(node, () => {
    let last: Translation | undefined
    for (const t of translationsAt(node, place)) if (test(t) && isLive(node, t, world.now())) last = t
    return last
  })
}

/** The translation under a key, if it is live. */
function held(world: World, node: NodeState, key: string): Translation | undefined {
  return answered(node, () => {
    const t = node.translations.get(key)
    return t && isLive(node, t, world.now()) ? t : undefined
  })
}

/** What is found hangs on the moment: at another it must be found again. */
function answered(node: NodeState, ask: () => Translation | undefined): Translation | undefined {
  const found = ask()
  node.tape?.needs(() => isSame(ask(), found))
  return found
}

/** Whether two answers say the same, whenever they were seen. */
const isSame = (a: Translation | undefined, b: Translation | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    keyOf(a) === keyOf(b) &&
    a.outsideId === b.outsideId &&
    a.global === b.global &&
    a.remote === b.remote)

/** Whether a translation is not too old to be used. */
export function isLive(
  { config }: Pick<NodeState, 'config'>,
  { protocol, lastSeen }: Translation,
  now: SimTime,
): boolean {
  return now <= after(lastSeen, keepOf({ config }, protocol))
}

/** For how many seconds of silence a translation is remembered. */
function keepOf({ config }: Pick<NodeState, 'config'>, protocol: Translation['protocol']): number {
  const { udpTimeoutSeconds: udp = 0, espTimeoutSeconds: other = 0, tcpTimeoutSeconds: tcp = udp } = config.nat ?? {}
  return protocol === 'esp' || protocol === 'ip' ? other : protocol === 'tcp' ? tcp : udp
}

/** The port inside where no translation that stands has it: one that has run out holds nothing (RFC 4787 section 4.2.1). */
function freePort(world: World, node: NodeState, socket: Socket): number {
  const { protocol, insideId } = socket
  if (protocol === 'esp' || protocol === 'ip') return insideId
  const isTaken = (id: number) => {
    for (const t of translationsAt(node, atPort(protocol, id))) if (isLive(node, t, world.now())) return true
    return false
  }
  if (!isTaken(insideId)) return insideId
  let port = FIRST_PORT
  while (isTaken(port)) port++
  return port
}
