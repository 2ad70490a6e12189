/**
 * The checks of the forwarding path that let a packet through or end its way: filters, the firewall, what must have
 * been encrypted, and leaving by the interface it came in by. Each says its reason to the hop under record.
 */
import { type AccessList, describeVerdict, evaluateList, subjectOf } from '../../config/index'
import { formatIp, type Ipv4Packet, lookUp } from '../../net/index'
import { checkInbound } from '../protocols/ipsec/operations'
import type { Resolution } from '../rib/resolve'
import { countHit } from './connections'
import { noteDoubt } from './doubts'
import { admit, crossingOf, rememberAdmitted } from './firewall'
import { policyDoubt } from './firewall-policies'
import type { OpenHop } from './hop'
import { sendIcmpError } from './icmp'
import { inspect, inspectedAnswer } from './inspect'
import { openEntry, openInspection } from './open-lines'
import type { NodeState, Port } from './state'
import { tableOf } from './tables'
import { drop, dropUnknown, isAsked, type Transit } from './transit'
import type { World } from './world'

/** ICMP code: administratively prohibited (RFC 1812 section 5.2.7.1). */
const PROHIBITED = 13

export function passesList(
  world: World,
  node: NodeState,
  port: Port,
  direction: 'in' | 'out',
  { packet, hop, inPort, encrypted, wrapped }: Transit,
): boolean {
  // A router's own packets meet no output list (IOS configuration guide, access lists); ESP and GRE it has made of others do.
  if (node.config.firewall || (direction === 'out' && !inPort && !encrypted && wrapped === 0)) return true
  const applied = direction === 'in' ? port.config.accessIn : port.config.accessOut
  const list = applied && lookUp(node.config.accessLists, applied.value)
  // IOS applies no list that does not exist, nor one that has only remarks: both let everything through.
  const verdict = list && list.entries.length > 0 ? verdictOn(list, packet) : undefined
  if (list && verdict) {
    if (verdict.action === 'not-known') {
      dropUnknown(world, hop, 'acl', verdict.notKnown)
      // What nobody watches goes on, so that what is built on it is there to be asked.
      if (!hop) noteDoubt(world, node, packet, verdict.notKnown)
      return hop === undefined
    }
    countHit(node, list.name, verdict.index)
    const answer = verdict.action === 'deny' ? inspectedAnswer(world, node, packet) : undefined
    if (answer) {
      hop?.step('acl', 'permitted', answer.detail, answer)
      return true
    }
    const permitted = verdict.action === 'permit'
    hop?.step('acl', permitted ? 'permitted' : 'denied', describeVerdict(list, verdict), {
      source: verdict.entry?.line ?? applied.source,
    })
    const inspected = permitted ? undefined : openInspection(node.config)
    if (inspected) dropUnknown(world, hop, 'acl', inspected)
    if (!permitted) {
      if (inspected && hop) return false
      drop(world, hop, direction === 'in' ? 'denied-in' : 'denied-out', describeVerdict(list, verdict))
      sendIcmpError(world, node, packet, 'unreachable', PROHIBITED, port.address?.ip)
      return false
    }
  }
  inspect(world, node, direction === 'in' ? port.config.inspectIn : port.config.inspectOut, packet)
  return true
}

/** A packet in pieces passes with all of them: the later ones have no ports (RFC 1858). */
function verdictOn(list: AccessList, packet: Ipv4Packet): ReturnType<typeof evaluateList> {
  const subject = subjectOf(packet)
  const first = evaluateList(list, subject)
  return packet.fragments && first.action === 'permit' ? evaluateList(list, { ...subject, laterFragment: true }) : first
}

/** A packet in clear that the crypto map would protect the other way should have come as ESP. */
export function mayBeClear(node: NodeState, inPort: Port, transit: Transit, world: World): boolean {
  const { packet, hop } = transit
  if (!inPort.config.cryptoMap) return true
  const verdict = checkInbound(node.config, node.ipsec, inPort.name, packet, tableOf(inPort))
  const open = verdict.notKnown ?? openEntry(node.config, inPort.config.cryptoMap.value, verdict.sequence)
  if (verdict.allowed && !(open && isAsked(world, transit))) return true
  if (open) {
    dropUnknown(world, hop, 'crypto-map', open)
    return hop === undefined
  }
  hop?.step('crypto-map', 'clear where ESP is due', verdict.reason, { source: verdict.source })
  drop(world, hop, 'dropped-by-crypto', verdict.reason)
  return false
}

export function firewallAdmits(world: World, node: NodeState, transit: Transit, outPort: Port | undefined): boolean {
  const { firewall } = node.config
  const { inPort, packet, hop } = transit
  if (!firewall || !inPort) return true
  const crossing = outPort && crossingOf(world, node, { firewall, inPort, outPort, packet }, transit.brought)
  const admitted = admit(world, node, firewall, inPort, crossing, packet)
  const doubt = admitted.allowed && outPort ? policyDoubt(firewall, [inPort, outPort], packet) : undefined
  const verdict = doubt ? { ...admitted, notKnown: doubt } : admitted
  if (verdict.notKnown) {
    dropUnknown(world, hop, 'acl', verdict.notKnown)
    if (!hop) noteDoubt(world, node, packet, verdict.notKnown)
    return hop === undefined
  }
  const facts = { source: verdict.source, ...(verdict.rows ? { rows: verdict.rows } : {}) }
  const step = verdict.untranslatable ? 'nat' : 'acl'
  hop?.step(step, verdict.allowed ? 'permitted' : 'denied', verdict.detail, facts)
  if (verdict.allowed) transit.outward = crossing?.outward
  if (verdict.untranslatable) drop(world, hop, 'dropped-by-nat', verdict.detail)
  else if (!verdict.allowed)
    drop(
      world,
      hop,
      verdict.leaving ? 'denied-out' : 'denied-in',
      `The firewall denies it on ${zoneName(verdict.leaving && outPort ? outPort : inPort)}: ${verdict.detail}`,
    )
  else if (outPort && !verdict.known) rememberAdmitted(world, node, firewall, [inPort, outPort], packet, crossing)
  return verdict.allowed
}

const zoneName = (port: Port) => port.config.zone?.name ?? port.name

/** Out of the interface it came in by: a router may at a cost, a firewall only when told. */
export function hairpins(world: World, node: NodeState, transit: Transit, port: Port, resolution: Resolution): boolean {
  const { hop } = transit
  const { firewall } = node.config
  if (firewall) {
    if (firewall.hairpin.value)
      hop?.step(
        'route',
        'hairpin',
        `The packet leaves by ${port.name}, as it came; intra-interface traffic is permitted.`,
        { source: firewall.hairpin.source },
      )
    else
      drop(
        world,
        hop,
        'denied-out',
        `The firewall does not send a packet back out of ${port.name}, by which it came in (no same-security-traffic permit intra-interface).`,
      )
    return firewall.hairpin.value
  }
  if (node.config.kind !== 'router') return true
  const fast = port.config.sameInterfaceCache
  hop?.step(
    'route',
    fast.value ? 'same interface, fast-switched' : 'same interface, process-switched',
    fast.value
      ? 'ip route-cache same-interface lets the route cache carry it.'
      : 'Without ip route-cache same-interface the process switches it, at a cost in CPU; it arrives all the same.',
    { source: fast.source },
  )
  noteRedirect(hop, transit, port, resolution)
  return true
}

function noteRedirect(hop: OpenHop | undefined, { packet }: Transit, port: Port, resolution: Resolution): void {
  if (!port.config.redirects.value || resolution.gateway === undefined) return
  hop?.step(
    'route',
    'redirect',
    `ip redirects is on: ${formatIp(packet.source)} would be told to use ${formatIp(resolution.gateway)}.`,
    { source: port.config.redirects.source },
  )
}
