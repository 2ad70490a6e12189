/**
 * What a firewall lets through (PIX and ASA). TCP and UDP conversations, once allowed, allow their answers; ESP and ICMP
 * are not inspected by default, so each direction needs its rule. A new conversation meets the list of the interface it
 * comes in by, then the global one; without either it may go from a higher security level to a lower one only. Then come
 * translations, and the list of the interface it leaves by. What is for the firewall itself meets none of these lists.
 */
import {
  type AccessList,
  type Configured,
  describeVerdict,
  evaluateList,
  type FirewallConfig,
  type NotKnown,
  type Source,
  subjectOf,
} from '../../config/index'
import { contains, formatIp, type Ipv4Packet, lookUp } from '../../net/index'
import { lookup } from '../rib/fib'
import { chainOf } from '../rib/resolve'
import { besideIke, countHit, findConnection, opensFlow, rememberConnection } from './connections'
import type { Untranslated } from './firewall-nat-in'
import { type Outward, reverseOf, TRANSLATED, TRANSLATED_BACK, translateOutward } from './firewall-nat-out'
import { inspectingLine, isStateless, keepSecondsOf } from './firewall-policies'
import type { NodeState, Port } from './state'
import { ribIn } from './tables'
import type { World } from './world'
import type { Leaving } from './xlate'

export interface FirewallVerdict {
  readonly allowed: boolean
  readonly detail: string
  readonly source?: Source | undefined
  readonly rows?: readonly { readonly table: string; readonly text: string }[]
  /** True when it belongs to a conversation that the firewall remembers already. */
  readonly known?: boolean
  /** True when the interface it leaves by denies it. */
  readonly leaving?: boolean
  /** True when a translation keeps it from passing. */
  readonly untranslatable?: boolean
  /** A line that is not read decides: neither allowed nor denied. */
  readonly notKnown?: NotKnown
}

/** What translations make of a packet that is to pass: how its destination was looked up, and how it would leave. */
export interface Crossing {
  readonly outPort: Port
  readonly came: Untranslated | undefined
  readonly outward: Outward
}

export const crossingOf = (
  world: World,
  node: NodeState,
  leaving: Leaving,
  came: Untranslated | undefined,
): Crossing => ({ outPort: leaving.outPort, came, outward: translateOutward(world, node, leaving, came) })

/** Whether the firewall lets a packet in at a port: an existing conversation, a rule, or the security levels. */
export function admit(
  world: World,
  node: NodeState,
  firewall: FirewallConfig,
  inPort: Port,
  crossing: Crossing | undefined,
  packet: Ipv4Packet,
): FirewallVerdict {
  const existing = findConnection(world, node, packet, false, crossing?.came?.arrived.destination)
  if (existing)
    return (
      (crossing && untranslatable(crossing)) ?? {
        allowed: true,
        detail: 'It belongs to a conversation the firewall already knows.',
        rows: [existing],
        known: true,
      }
    )
  const astray = againstReversePath(node, firewall, inPort, packet)
  if (astray) return astray
  if (!crossing) return forItself(node, firewall, inPort, packet)
  const { outPort, came, outward } = crossing
  const refused = managementOnly(firewall, inPort, outPort) ?? unbegun(firewall, inPort, outPort, packet)
  if (refused) return refused
  const pinhole = besideIke(world, node, packet)
  const inspected = pinhole && inspectingLine(firewall, [inPort, outPort], { ...packet, payload: IKE }, 'ipsec')
  if (inspected) return untranslatable(crossing) ?? { ...pinhole, source: inspected }
  const asCame = firewall.listsAsSeen && came ? came.arrived : packet
  const rule = byRule(node, firewall, inPort, asCame) ?? byLevel(firewall, inPort, outPort)
  if (!isOpen(rule)) return rule
  const stopped = sameLevel(firewall, inPort, outPort) ?? translated(node, firewall, inPort, crossing, packet)
  if (stopped) return stopped
  const asLeaves = firewall.listsAsSeen && outward.kind === 'translated' ? outward.packet : packet
  const out = byList(node, outPort.config.accessOut, asLeaves)
  return out && !isOpen(out) ? { ...out, leaving: true } : rule
}

/** A translation that is not simulated, or has nothing left to give. */
function untranslatable({ outward }: Crossing): FirewallVerdict | undefined {
  if (outward.kind === 'open') return { allowed: false, detail: '', notKnown: outward.notKnown }
  return outward.kind === 'dropped'
    ? { allowed: false, detail: outward.reason, source: outward.source, untranslatable: true }
    : undefined
}

/** Remembers what was let through between two ports as a conversation; of ICMP only what is inspected. */
export function rememberAdmitted(
  world: World,
  node: NodeState,
  firewall: FirewallConfig,
  ports: readonly Port[],
  packet: Ipv4Packet,
  crossing?: Crossing,
): void {
  if (packet.payload.protocol === 'icmp' && !inspectingLine(firewall, ports, packet, 'icmp')) return
  rememberConnection(
    world,
    node,
    packet,
    keepSecondsOf(firewall, ports, packet),
    crossing && seenAsBy(crossing, packet),
  )
}

/** How the ends of a packet are called on each other's side. */
function seenAsBy({ came, outward }: Crossing, { source, destination }: Ipv4Packet) {
  const leaves = outward.kind === 'translated' ? outward.packet.source : source
  const asked = came?.arrived.destination ?? destination
  return {
    ...(leaves === source ? {} : { sourceSeenAs: leaves }),
    ...(asked === destination ? {} : { destinationSeenAs: asked }),
  }
}

/** What ESP is let through beside: of it a class is told. */
const IKE = {
  protocol: 'udp',
  sourcePort: 500,
  destinationPort: 500,
  message: { kind: 'opaque' },
  dataSize: 0,
} as const

/** `ip verify reverse-path`: what begins a conversation must come by the interface that its source is reached by. */
function againstReversePath(
  node: NodeState,
  { reversePath }: FirewallConfig,
  inPort: Port,
  { source }: Ipv4Packet,
): FirewallVerdict | undefined {
  const line = reversePath && lookUp(reversePath, inPort.config.zone?.name ?? '')
  if (!line) return undefined
  const { fib } = ribIn(node, undefined)
  const ways = lookup(fib, source).map((route) => chainOf(route, fib).interface)
  if (ways.includes(inPort.name)) return undefined
  const where = ways[0] === undefined ? 'by no route' : `by ${ways[0]}`
  return { allowed: false, detail: `${formatIp(source)} is reached ${where}, not by ${inPort.name}.`, source: line }
}

function managementOnly(firewall: FirewallConfig, ...ports: readonly Port[]): FirewallVerdict | undefined {
  const lines = firewall.managementOnly
  if (!lines) return undefined
  for (const { config } of ports) {
    const line = lookUp(lines, config.zone?.name ?? '')
    if (line)
      return {
        allowed: false,
        detail: `${config.zone?.name} is for managing the firewall and passes nothing on (management-only).`,
        source: line,
      }
  }
  return undefined
}

/** TCP begins with a SYN; what goes on without a conversation that is known is dropped, unless its class says otherwise. */
function unbegun(
  firewall: FirewallConfig,
  inPort: Port,
  outPort: Port,
  packet: Ipv4Packet,
): FirewallVerdict | undefined {
  const { payload } = packet
  if (payload.protocol !== 'tcp' || payload.flags === 'syn' || isStateless(firewall, [inPort, outPort], packet))
    return undefined
  return {
    allowed: false,
    detail: 'It goes on with a TCP conversation that the firewall does not know, and is no SYN.',
  }
}

const isOpen = (verdict: FirewallVerdict) => verdict.allowed && !verdict.notKnown

function byRule(
  node: NodeState,
  { globalList }: FirewallConfig,
  inPort: Port,
  packet: Ipv4Packet,
): FirewallVerdict | undefined {
  const own = byList(node, inPort.config.accessIn, packet)
  // Where there is a global list, an interface's own ends without a deny: the global one goes on (ASA access rules).
  if (!globalList || (own && !own.implicit)) return own
  return byList(node, globalList, packet) ?? own
}

type Listed = FirewallVerdict & { readonly implicit: boolean }

function byList(node: NodeState, applied: Configured<string> | undefined, packet: Ipv4Packet): Listed | undefined {
  const list = applied && lookUp(node.config.accessLists, applied.value)
  return list && verdictOf(node, list, packet, applied.source)
}

function verdictOf(node: NodeState, list: AccessList, packet: Ipv4Packet, bound: Source | undefined): Listed {
  const verdict = evaluateList(list, subjectOf(packet))
  if (verdict.action === 'not-known') return { allowed: false, detail: '', notKnown: verdict.notKnown, implicit: false }
  countHit(node, list.name, verdict.index)
  return {
    allowed: verdict.action === 'permit',
    detail: describeVerdict(list, verdict),
    source: verdict.entry?.line ?? bound,
    implicit: verdict.entry === undefined,
  }
}

function byLevel({ conduits }: FirewallConfig, inPort: Port, outPort: Port): FirewallVerdict {
  const from = inPort.config.zone
  const to = outPort.config.zone
  if (!from || !to) return { allowed: true, detail: 'An interface without a name has no level.' }
  const allowed = from.security > to.security || from.security === to.security
  if (!allowed && conduits) return { allowed: false, detail: '', notKnown: conduits }
  const verb = allowed ? 'may open conversations' : 'may not open conversations'
  return {
    allowed,
    detail: `${from.name} (security ${from.security}) ${verb} to ${to.name} (security ${to.security}) without a rule.`,
  }
}

/** Interfaces of one level speak to each other only where it is permitted, whatever the lists say. */
function sameLevel(firewall: FirewallConfig, inPort: Port, outPort: Port): FirewallVerdict | undefined {
  const [from, to] = [inPort.config.zone, outPort.config.zone]
  if (firewall.interInterface !== false || inPort === outPort || !from || from.security !== to?.security)
    return undefined
  return {
    allowed: false,
    detail: `${from.name} and ${to.name} have the same level (no same-security-traffic permit inter-interface).`,
  }
}

/** A translation that stops a packet, by which the answers would not come back, or, with NAT control (PIX 6), that is missing. */
function translated(
  node: NodeState,
  firewall: FirewallConfig,
  inPort: Port,
  crossing: Crossing,
  packet: Ipv4Packet,
): FirewallVerdict | undefined {
  const { outPort, came, outward } = crossing
  const back = reverseOf(node, { firewall, inPort, outPort, packet }, came)
  if (back.kind === 'open') return { allowed: false, detail: '', notKnown: back.notKnown }
  if (back.kind === 'asymmetric')
    return {
      allowed: false,
      detail: `The answers of ${formatIp(packet.destination)} would be translated by "${back.rule.source.text.trim()}", which did not bring this packet: asymmetric NAT rules (305013).`,
      source: back.rule.source,
      untranslatable: true,
    }
  const stopped = untranslatable(crossing)
  if (stopped) return stopped
  const there = outward.kind === 'same' || outward.kind === 'translated' ? outward : undefined
  countFlow(node, packet, there?.place, came)
  if (there?.rule || back.rule || !firewall.natControl || inPort === outPort) return undefined
  const names = [inPort.config.zone?.name, outPort.config.zone?.name]
  const covered = firewall.identities.some(
    (item) =>
      names.includes(item.real) &&
      names.includes(item.mapped) &&
      (contains(item.network, packet.source) || contains(item.network, packet.destination)),
  )
  if (covered) return undefined
  const detail = `No translation from ${names[0]} to ${names[1]} covers this packet (static … netmask is missing).`
  return { allowed: false, detail }
}

/** Flows of a translation are counted where they begin: from its real side, or from its mapped one. */
function countFlow(
  node: NodeState,
  packet: Ipv4Packet,
  there: number | undefined,
  came: Untranslated | undefined,
): void {
  if ((there === undefined && !came) || !opensFlow(node, packet)) return
  if (there !== undefined && there !== came?.place) countHit(node, TRANSLATED, there)
  if (came && !came.entry) countHit(node, came.back ? TRANSLATED_BACK : TRANSLATED, came.place)
}

/** What is for the firewall: a `control-plane` list, then the `icmp` lines of the interface; else it takes it. */
function forItself(node: NodeState, firewall: FirewallConfig, inPort: Port, packet: Ipv4Packet): FirewallVerdict {
  const zone = inPort.config.zone?.name
  const bound = firewall.controlPlane?.find((item) => item.zone === zone)
  const listed = bound && byList(node, bound.list, packet)
  if (listed && !isOpen(listed)) return listed
  const icmp = firewall.icmpRules?.find((item) => item.zone === zone)
  if (icmp && packet.payload.protocol === 'icmp') return verdictOf(node, icmp.list, packet, undefined)
  return { allowed: true, detail: 'The packet is for the firewall itself, which its lists do not look at.' }
}
