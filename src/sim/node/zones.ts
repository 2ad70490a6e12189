/** The zone-based firewall as a packet meets it, once both of its interfaces are known. */
import {
  evaluateList,
  type FilterSubject,
  type NotKnown,
  type Source,
  subjectOf,
  type ZoneFirewall,
  type ZoneMatch,
  type ZonePolicyClass,
} from '../../config/index'
import { type Ipv4Packet, lookUp } from '../../net/index'
import { findConnection, rememberConnection } from './connections'
import type { NodeState, Port } from './state'
import { drop, dropUnknown, type Transit } from './transit'
import type { World } from './world'

/** The router itself. */
const SELF = 'self'

/** Whether a packet may go from zone to zone; a port that is absent is the router itself. */
export function zonesAdmit(world: World, node: NodeState, transit: Transit, outPort: Port | undefined): boolean {
  const { zones } = node.config
  const { inPort, hop, packet } = transit
  if (!zones) return true
  const verdict = verdictOf(world, node, zones, packet, inPort, outPort)
  if (!verdict) return true
  if (verdict.notKnown) {
    dropUnknown(world, hop, 'acl', verdict.notKnown)
    return hop === undefined
  }
  hop?.step('acl', verdict.passes ? 'permitted' : 'denied', verdict.detail, {
    source: verdict.source,
    rows: verdict.rows ?? [],
  })
  if (!verdict.passes) drop(world, hop, outPort ? 'denied-out' : 'denied-in', verdict.detail)
  return verdict.passes
}

interface ZoneVerdict {
  readonly passes: boolean
  readonly detail: string
  readonly source?: Source | undefined
  readonly rows?: readonly { readonly table: string; readonly text: string }[]
  readonly notKnown?: NotKnown
}

/** Nothing where zones have no say: within one zone, and where no interface is in any. */
function verdictOf(
  world: World,
  node: NodeState,
  zones: ZoneFirewall,
  packet: Ipv4Packet,
  inPort: Port | undefined,
  outPort: Port | undefined,
): ZoneVerdict | undefined {
  const from = inPort ? inPort.config.zoneMember : { value: SELF }
  const to = outPort ? outPort.config.zoneMember : { value: SELF }
  if (inPort === outPort || (!from && !to) || (from?.value === SELF && !to) || (to?.value === SELF && !from))
    return undefined
  const pair = zones.pairs.find((item) => item.from === from?.value && item.to === to?.value)
  if (!pair) {
    if (from?.value === to?.value || from?.value === SELF || to?.value === SELF) return undefined
    const answers = findConnection(world, node, packet, true)
    if (answers)
      return { passes: true, detail: 'It answers a conversation that a zone-pair inspected.', rows: [answers] }
    return { passes: false, detail: absent(from?.value, to?.value), source: from?.source ?? to?.source }
  }
  const answers = findConnection(world, node, packet, true)
  if (answers) return { passes: true, detail: 'It answers a conversation that a zone-pair inspected.', rows: [answers] }
  const { notKnown } = pair
  if (notKnown) return { passes: false, detail: '', notKnown }
  const policy = zones.policies.find((item) => item.name === pair.policy?.value)
  return byClasses(world, node, zones, policy?.classes ?? [], packet, {
    passes: false,
    detail: `zone-pair ${pair.name}: no class takes it, and the rest is dropped`,
    source: pair.policy?.source ?? pair.source,
  })
}

function absent(from: string | undefined, to: string | undefined): string {
  return from === undefined || to === undefined
    ? `One of the interfaces is in zone ${from ?? to}, the other in none: nothing passes between them.`
    : `No zone-pair goes from zone ${from} to zone ${to}: nothing passes.`
}

function byClasses(
  world: World,
  node: NodeState,
  zones: ZoneFirewall,
  classes: readonly ZonePolicyClass[],
  packet: Ipv4Packet,
  rest: ZoneVerdict,
): ZoneVerdict {
  const subject = subjectOf(packet)
  for (const item of classes) {
    const takes = item.name === 'class-default' ? true : classTakes(node, zones, item.name, subject, [])
    if (takes === false) continue
    if (takes !== true) return { ...rest, notKnown: takes }
    if (item.notKnown) return { ...rest, notKnown: item.notKnown }
    if (item.action === 'inspect') rememberConnection(world, node, packet)
    const verb = { inspect: 'inspects', pass: 'passes', drop: 'drops' }[item.action]
    return {
      passes: item.action !== 'drop',
      detail: `Class ${item.name} takes it, and the policy ${verb} it.`,
      source: item.source,
    }
  }
  return rest
}

/** Whether a class takes a packet, or the line because of which that is not known. One without conditions takes nothing. */
function classTakes(
  node: NodeState,
  zones: ZoneFirewall,
  name: string,
  subject: FilterSubject,
  within: readonly string[],
): boolean | NotKnown {
  const found = zones.classes.find((item) => item.name === name)
  if (!found || found.matches.length === 0 || within.includes(name)) return false
  const answers = found.matches.map((match) => matchHolds(node, zones, match, subject, [...within, name]))
  const decisive = found.any
  if (answers.includes(decisive)) return decisive
  return answers.find((answer) => typeof answer !== 'boolean') ?? !decisive
}

function matchHolds(
  node: NodeState,
  zones: ZoneFirewall,
  match: ZoneMatch,
  subject: FilterSubject,
  within: readonly string[],
): boolean | NotKnown {
  switch (match.kind) {
    case 'list': {
      const list = lookUp(node.config.accessLists, match.list)
      if (!list) return false
      const verdict = evaluateList(list, subject)
      return verdict.action === 'not-known' ? verdict.notKnown : verdict.action === 'permit'
    }
    case 'protocol':
      return match.services.some(
        ({ protocol, port }) =>
          protocol === subject.protocol && (port === undefined || port === subject.destinationPort),
      )
    case 'class':
      return classTakes(node, zones, match.name, subject, within)
    case 'not-known':
      return match.notKnown
  }
}
