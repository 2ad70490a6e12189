/** Service policies on the way out of a site: what they can tell apart, and whether they hold anything. */
import {
  COUNTED_HEADER,
  type Configuration,
  callsIn,
  mostShapedKbit,
  type QosClass,
  type QosPolicy,
  type QosPolicyClass,
  SHAPED_PERCENT,
} from '../../../config/index'
import { callBytes } from '../../plan/call'
import { type ShapedLine, shapeOf } from '../../plan/lines'
import { add, type Check, type CheckFound, type LineChange, lineOf, namesOf, ofFirst, remove } from '../check'
import { type Scope, type SiteScope, sectionOf } from '../scope'

interface Policed {
  readonly site: SiteScope
  readonly policy: QosPolicy
}

/** Sites with a policy on the interface of their tunnel. */
const policed = ({ sites }: Scope): readonly Policed[] =>
  sites.flatMap((site) => {
    const policy = policyNamed(site.config, site.outside?.policyOut?.value)
    return policy ? [{ site, policy }] : []
  })

export const policyNamed = ({ queueing }: Configuration, name: string | undefined): QosPolicy | undefined =>
  queueing?.policies.find((policy) => policy.name === name)

/** Classes of a policy and of those within it, each policy once. */
export function classesWithin(
  config: Configuration,
  policy: QosPolicy,
  seen = new Set<string>(),
): readonly QosPolicyClass[] {
  if (seen.has(policy.name)) return []
  seen.add(policy.name)
  const inner = policy.classes.flatMap((each) => policyNamed(config, each.policy?.value) ?? [])
  return [...policy.classes, ...inner.flatMap((child) => classesWithin(config, child, seen))]
}

export const priorityClass: Check = {
  name: 'priority-class',
  title: 'A policy on the uplink puts voice first',
  why: 'A class with bandwidth has its share, but waits its turn; only a priority class keeps voice from waiting behind more than the packet that is being sent.',
  source: 'Cisco, Enterprise QoS Solution Reference Network Design: low-latency queueing',
  check: (scope) => {
    const without = policed(scope).filter(({ site, policy }) =>
      classesWithin(site.config, policy).every(({ priority }) => !priority),
    )
    if (without.length === 0) return []
    const devices = without.map(({ site }) => site.config.device)
    return [
      {
        severity: 'info',
        ...ofFirst(devices),
        ...lineOf(without[0]?.policy.source),
        summary: `The policy on the uplink of ${namesOf(devices)} has no priority class: voice waits its turn`,
        remedy: 'Give the class of voice a priority of as many kbit/s as its calls need.',
        ...priorityFix(scope, without),
      },
    ]
  },
}

/** A class that asks for EF, or for RTP, is meant for voice: its share becomes a priority. */
function priorityFix(scope: Scope, without: readonly Policed[]): Pick<CheckFound, 'fix'> {
  const changes = without.flatMap(({ site: { config }, policy }) => {
    const voice = new Set(config.queueing?.classes.filter(isVoice).map(({ name }) => name))
    const found = classesWithin(config, policy).find(({ name }) => voice.has(name))
    const line = shapeOf(config, scope.plan.basis, scope.plan.lineOf(config))
    if (!found || !line) return []
    const section = [...sectionOf(scope, config.device, found.source.line), found.source.text.trim()]
    const share = found.bandwidth?.source
    return [
      ...(share ? [remove(config.device, section, share.text.trim())] : []),
      add(config.device, section, `priority ${policedKbit(line)}`),
    ]
  })
  if (changes.length === 0) return {}
  const says = `Makes the class of voice on ${namesOf(without.map(({ site }) => site.config.device))} a priority class with room for one call.`
  return { fix: { says, safe: false, changes } }
}

const EXPEDITED = 46
const isVoice = ({ conditions }: QosClass) =>
  conditions.some(
    ({ is, negated }) => !negated && (is.kind === 'rtp' || (is.kind === 'dscp' && is.values.includes(EXPEDITED))),
  )

/** kbit/s of one call as a router counts it in its queues: an Ethernet frame without its checksum. */
export function policedKbit({ shape }: ShapedLine): number {
  const { tunnel, packetsPerSecond } = callBytes(shape)
  return Math.ceil(((tunnel + COUNTED_HEADER) * 8 * packetsPerSecond) / 1000)
}

/** Conditions that look deeper than the outer header of an encrypted packet. */
const DEEP: ReadonlySet<string> = new Set(['list', 'services', 'rtp'])

const looksInside = ({ site: { config }, policy }: Policed): boolean => {
  const names = new Set(classesWithin(config, policy).map(({ name }) => name))
  const classes = config.queueing?.classes.filter(({ name }) => names.has(name)) ?? []
  return classes.some(({ conditions }) => conditions.some(({ is }) => DEEP.has(is.kind)))
}

export const policySeesEsp: Check = {
  name: 'policy-sees-esp',
  title: 'A policy sees what it asks for',
  why: 'A policy on the interface of a tunnel sees packets after encryption: their ports and inner addresses are hidden, and classes that ask for them stay empty. The DSCP is copied and can be asked for.',
  source: 'IOS QoS command reference, qos pre-classify; RFC 4301 section 5.1.2.1',
  check: (scope) => {
    const blind = policed(scope).filter((each) => !each.site.entry.preClassify && looksInside(each))
    if (blind.length === 0) return []
    const devices = blind.map(({ site }) => site.config.device)
    return [
      {
        severity: 'warning',
        ...ofFirst(devices),
        ...lineOf(blind[0]?.policy.source),
        summary: `The policy on the uplink of ${namesOf(devices)} asks for ports or addresses, and sees ESP only`,
        remedy: 'Set qos pre-classify in the entry of the crypto map, or match the DSCP.',
        fix: {
          says: `Writes qos pre-classify in the crypto map of ${namesOf(devices)}.`,
          safe: true,
          changes: blind.map(({ site }) => add(site.config.device, [site.entry.source.text], 'qos pre-classify')),
        },
      },
    ]
  },
}

export const policyHoldsNothing: Check = {
  name: 'policy-holds-nothing',
  title: 'A policy has something to hold',
  why: 'Behind a modem the router sends at the speed of Ethernet: nothing waits in it, and the modem, which knows of no class, lets everything wait in one queue. A policy holds packets there only where it shapes to less than the line.',
  source:
    'Cisco, Enterprise QoS Solution Reference Network Design: hierarchical shaping and queueing on Ethernet access',
  check: (scope) => {
    const idle = policed(scope).filter((each) => holdsNothing(scope, each) && behindModem(scope, each.site))
    if (idle.length === 0) return []
    const devices = idle.map(({ site }) => site.config.device)
    return [
      {
        severity: 'warning',
        ...ofFirst(devices),
        ...lineOf(idle[0]?.site.outside?.policyOut?.source),
        summary: `The policy on the uplink of ${namesOf(devices)} holds nothing: packets wait in the modem`,
        remedy:
          'Put the policy into the class-default of another that shapes to less than the line (shape average), and apply that one.',
        fix: {
          says: `Shapes the uplink of ${namesOf(devices)} to less than its line carries.`,
          safe: false,
          changes: idle.flatMap((each) => shapeChanges(scope, each)),
        },
      },
    ]
  },
}

const uplinkKbit = (scope: Scope, { config }: SiteScope): number =>
  scope.plan.lineOf(config).access?.upKbit ?? Number.POSITIVE_INFINITY

/** No class shapes, or only to as much as the line has or more. */
const holdsNothing = (scope: Scope, { site, policy }: Policed): boolean =>
  policy.classes.every(
    ({ shape }) => !shape || (shape.value.rate.kind === 'kbit' && shape.value.rate.kbit >= uplinkKbit(scope, site)),
  )

/** Per cent of the line that a shape before it has: the usual, or less where what it lets through takes more on the line. */
function shapedPercent(scope: Scope, { site: { config }, policy }: Policed, kbit: number): number {
  const line = shapeOf(config, scope.plan.basis, scope.plan.lineOf(config))
  if (!line) return SHAPED_PERCENT
  const { tunnel: packet, packetsPerSecond: perSecond } = callBytes(line.shape)
  const rates = classesWithin(config, policy).flatMap(({ priority }) => priority?.value ?? [])
  const around = shareOf(kbit, SHAPED_PERCENT)
  const priority = Math.max(
    0,
    ...rates.map((rate) => (rate.kind === 'kbit' ? rate.kbit : (around * rate.percent) / 100)),
  )
  const calls = callsIn(priority, { packet, perSecond })
  const behind = { kbit, access: line.shape.access, mtu: line.mtu }
  return Math.min(SHAPED_PERCENT, mostPercent(kbit, mostShapedKbit(behind, { packet, perSecond, calls })))
}

/** Whole kbit/s of so many per cent of a line. */
export const shareOf = (kbit: number, percent: number): number => Math.round((kbit * percent) / 100)

/** The greatest whole per cent of a line that is not more than so many kbit/s. */
export function mostPercent(kbit: number, most: number): number {
  let percent = Math.ceil((most / kbit) * 100)
  while (percent > 1 && shareOf(kbit, percent) > most) percent--
  return percent
}

/** A shape that is too wide is written anew; without one the policy is put into another that shapes. */
function shapeChanges(scope: Scope, { site, policy }: Policed): readonly LineChange[] {
  const { device } = site.config
  const kbit = uplinkKbit(scope, site)
  const applied = site.outside?.policyOut?.source
  if (!Number.isFinite(kbit) || !applied) return []
  const shape = `shape average ${shareOf(kbit, shapedPercent(scope, { site, policy }, kbit)) * 1000}`
  const wide = policy.classes.flatMap(({ shape: told }) => told?.source ?? [])
  if (wide.length > 0)
    return wide.flatMap(({ line, text }) => {
      const section = sectionOf(scope, device, line)
      return [remove(device, section, text.trim()), add(device, section, shape)]
    })
  const outer = `${policy.name}-SHAPED`
  const around = [`policy-map ${outer}`, 'class class-default']
  const on = sectionOf(scope, device, applied.line)
  return [
    add(device, [], `policy-map ${outer}`),
    add(device, around.slice(0, 1), 'class class-default'),
    add(device, around, shape),
    add(device, around, `service-policy ${policy.name}`),
    remove(device, on, applied.text.trim()),
    add(device, on, `service-policy output ${outer}`),
  ]
}

/** An Ethernet interface whose line, at once or behind a home router, is DSL or cable. */
function behindModem({ farEnd, configurations, topology }: Scope, { config, outside }: SiteScope): boolean {
  if (!outside || !/Ethernet/.test(outside.name)) return false
  const next = farEnd(config.device, outside.name)?.device
  const nat = configurations.find(({ device, kind }) => device === next && kind === 'nat')?.device
  const near = nat ?? config.device
  return topology.links.some(
    ({ media, a, b }) => (media === 'dsl' || media === 'cable') && (a.device === near || b.device === near),
  )
}
