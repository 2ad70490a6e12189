/** Service policies on the way out of a site: what they can tell apart, and whether they hold anything. */
import type { Configuration, QosPolicy, QosPolicyClass } from '../../../config/index'
import { add, type Check, lineOf, namesOf, ofFirst } from '../check'
import type { Scope, SiteScope } from '../scope'

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

const policyNamed = ({ queueing }: Configuration, name: string | undefined): QosPolicy | undefined =>
  queueing?.policies.find((policy) => policy.name === name)

/** Classes of a policy and of those within it, each policy once. */
function classesWithin(config: Configuration, policy: QosPolicy, seen = new Set<string>()): readonly QosPolicyClass[] {
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
      },
    ]
  },
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
    const idle = policed(scope).filter(
      ({ site, policy }) => policy.classes.every(({ shape }) => !shape) && behindModem(scope, site),
    )
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
      },
    ]
  },
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
