/** The crypto map of the interface a packet leaves by: which SA protects it, and the ESP that is made of it. */
import type { Configuration, Source } from '../../../config/index'
import { formatIp, tableValues } from '../../../net/index'
import {
  encapsulate,
  type OutboundVerdict,
  rowOfSa,
  selectOutbound,
  whyClear,
  whyProtected,
} from '../../protocols/ipsec/operations'
import { askArp, resolveArp } from '../arp'
import { problemOf } from '../ask'
import { passesList } from '../checks'
import { countHit } from '../connections'
import { packetText } from '../describe'
import { openEntry, openTunnel } from '../open-lines'
import type { NodeState, Port } from '../state'
import { tableOf } from '../tables'
import type { Tape } from '../tape'
import { drop, dropUnknown, endsOpen, isAsked, type Transit } from '../transit'
import type { World } from '../world'
import { onIf, type Stage, type Verdict } from './stage'

export const HAS_MAP: Pick<Stage, 'where' | 'has'> = {
  where: 'devices with a crypto map on an interface',
  has: ({ interfaces }) => interfaces.some(({ cryptoMap }) => cryptoMap !== undefined),
}

/** A crypto map, or a tunnel interface that is protected. */
export const HAS_PROTECTION: Pick<Stage, 'where' | 'has'> = {
  where: 'devices with a crypto map on an interface, or a tunnel interface that is protected',
  has: (config) => HAS_MAP.has(config) || config.interfaces.some(({ tunnel }) => tunnel?.protection !== undefined),
}

export const cryptoMap: Stage = {
  name: 'crypto map',
  does: 'what an entry permits is protected, or lost until there is an SA; what none names leaves in clear',
  ...HAS_MAP,
  run(world, node, transit) {
    const { outPort } = transit
    return transit.encrypted || transit.chosen || !outPort?.config.cryptoMap
      ? 'on'
      : choose(world, node, transit, outPort)
  },
}

function choose(world: World, node: NodeState, transit: Transit, outPort: Port): Verdict {
  const { packet, hop } = transit
  const verdict = selectOutbound(node.config, node.ipsec, outPort.name, packet, isAsked(world, transit), transit.table)
  switch (verdict.kind) {
    case 'clear':
      if (isAsked(world, transit) && endsOpen(world, transit, 'crypto-map', openEntry(node.config, verdict.applied)))
        return 'ended'
      hop?.step('crypto-map', 'not protected', whyClear(verdict, packet), { source: verdict.source })
      return 'on'
    case 'not-known':
      dropUnknown(world, hop, 'crypto-map', verdict.notKnown)
      return 'ended'
    case 'drop':
      if (
        isAsked(world, transit) &&
        endsOpen(
          world,
          transit,
          'crypto-map',
          openEntry(node.config, outPort.config.cryptoMap?.value, verdict.sequence),
        )
      )
        return 'ended'
      hop?.step('crypto-map', 'dropped', verdict.reason, { source: verdict.source })
      drop(world, hop, 'dropped-by-crypto', verdict.reason)
      return 'ended'
    case 'negotiate':
      if (
        isAsked(world, transit) &&
        endsOpen(world, transit, 'crypto-map', openTunnel(node.config, verdict, hasFailed(node, verdict)))
      )
        return 'ended'
      countCryptoHit(node, verdict.source)
      askForSa(world, node, transit, outPort, verdict)
      return 'ended'
    case 'protect':
      if (isAsked(world, transit) && endsOpen(world, transit, 'crypto-map', openTunnel(node.config, verdict.sa)))
        return 'ended'
      countCryptoHit(node, verdict.source)
      hop?.step('crypto-map', 'matched', whyProtected(verdict), { source: verdict.source, rows: [rowOfSa(verdict.sa)] })
      transit.chosen = verdict.sa
      transit.because = verdict.source
      return onIf(peerIsKnown(world, node, transit, outPort))
  }
}

/** Crypto Access Check on Clear-Text Packets: what goes into a tunnel is looked at in clear too, until 12.3(8)T. */
export const outputListInClear: Stage = {
  name: 'output list, in clear',
  does: 'what goes into a tunnel meets the output list before it is encrypted, too',
  where: 'IOS before 12.3(8)T, with a crypto map on an interface',
  has: (config) => config.filtersDecrypted && HAS_MAP.has(config),
  run: (world, node, transit) =>
    onIf(!transit.chosen || !transit.outPort || passesList(world, node, transit.outPort, 'out', transit)),
}

export const encryption: Stage = {
  name: 'encryption',
  does: 'the packet becomes ESP to the peer, which is routed by its outer header: back to routing',
  ...HAS_PROTECTION,
  run(world, node, transit) {
    const { chosen: sa, packet, hop } = transit
    if (!sa) return 'on'
    const dfBit = (transit.outPort?.config.dfBit ?? node.config.crypto?.dfBit)?.value
    const sealed = encapsulate(node.ipsec, sa, packet, dfBit === 'set' || (dfBit !== 'clear' && packet.df === true))
    if (hop) {
      const text = `ESP to ${formatIp(sa.remote)}, ${sa.transform.cipher}, ${sa.transform.mode} mode: ${packetText(sealed.packet)}.`
      hop.step('encrypt', 'encrypted', text, { packet: sealed.packet, source: transit.because })
    }
    if (node.tape) takeDown(node.tape, sealed)
    world.tell(node, { kind: 'sent', sa: sa.id, bytes: sealed.bytes })
    transit.packet = sealed.packet
    // The peer is in the table of the interface that it is reached by (front door).
    transit.table = tableOf(transit.outPort)
    transit.inPort = undefined
    transit.decrypted = false
    transit.encrypted = true
    transit.chosen = undefined
    transit.because = undefined
    return 'again'
  },
}

/** How the next packet is sealed: as this one, with the next number. */
function takeDown(tape: Tape, { packet, bytes, counters }: ReturnType<typeof encapsulate>): void {
  const { payload } = packet
  if (payload.protocol !== 'esp' || packet.fragments || payload.inner.fragments) return tape.spoil()
  tape.did(() => {
    counters.encapsulated++
    counters.bytesOut += bytes
  })
  tape.makes((inner) => ({ ...packet, payload: { ...payload, sequence: counters.encapsulated, inner } }))
}

/** A reverse route that names the crypto interface has a neighbour to ask for before anything is encrypted (FACTS section 9). */
function peerIsKnown(world: World, node: NodeState, { hop, resolution }: Transit, port: Port): boolean {
  const route = resolution?.chain[0]
  if (route?.protocol !== 'rri' || !route.nextHop || route.interface !== port.name || route.across) return true
  if (resolveArp(world, node, port, route.nextHop) !== undefined) return true
  askArp(world, node, port, route.nextHop, undefined)
  const peer = formatIp(route.nextHop)
  const reason = `The reverse route points at ${peer} on ${port.name}, where nobody answers ARP for it: the adjacency is incomplete.`
  hop?.step('resolve', 'asked', reason, { source: route.source })
  drop(world, hop, 'neighbor-unreachable', reason)
  return false
}

/** An entry of a crypto access list counts what it protects, as any list does. */
function countCryptoHit(node: NodeState, source: Source | undefined): void {
  const place = source && placesOf(node.config.accessLists).get(source)
  if (place) countHit(node, place.list, place.index)
}

interface Place {
  readonly list: string
  readonly index: number
}

const places = new WeakMap<Configuration['accessLists'], ReadonlyMap<Source, Place>>()

/** Where the lines of a device's lists stand; made once for each configuration. */
function placesOf(lists: Configuration['accessLists']): ReadonlyMap<Source, Place> {
  const known = places.get(lists)
  if (known) return known
  const made = new Map<Source, Place>()
  for (const list of tableValues(lists))
    for (const [index, { line }] of list.entries.entries())
      if (!made.has(line)) made.set(line, { list: list.name, index })
  places.set(lists, made)
  return made
}

/** Until an attempt has come to nothing the ends may yet agree on what is read. */
const hasFailed = (node: NodeState, verdict: Parameters<typeof problemOf>[1]) =>
  problemOf(node, verdict) === undefined ? 'stands' : 'failed'

/** No SA yet: the packet is lost, IKE is told, and what kept earlier attempts from succeeding is said. */
function askForSa(
  world: World,
  node: NodeState,
  transit: Transit,
  outPort: Port,
  verdict: Extract<OutboundVerdict, { readonly kind: 'negotiate' }>,
): void {
  const { packet, hop } = transit
  const problem = isAsked(world, transit) ? problemOf(node, verdict) : undefined
  const why = problem === undefined ? verdict.why : `${verdict.why} Last attempt: ${problem}.`
  hop?.step('crypto-map', 'no SA', why, { source: verdict.source })
  const lost = `${why} The packet is lost; negotiation is asked for.`
  drop(world, hop, 'dropped-by-crypto', lost, problem === undefined ? { untried: true } : {})
  world.tell(node, {
    kind: 'needed',
    interface: outPort.name,
    map: verdict.map,
    sequence: verdict.sequence,
    source: packet.source,
    destination: packet.destination,
    ...(verdict.source ? { line: verdict.source.line } : {}),
  })
}
