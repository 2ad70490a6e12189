/** Tunnel interfaces that IPsec protects: their peer is the tunnel's destination, their terms are the profile's. */
import type { Configuration, CryptoMapEntry, InterfaceConfig, TunnelConfig } from '../../../config/index'
import type { Ip } from '../../../net/index'
import { type Check, type CheckFound, lineOf } from '../check'
import { addressOf, type Scope } from '../scope'
import { hasPolicy, policiesApart, sameSet, setsOf } from './terms'

/** A protected tunnel whose two ends are both told. */
interface TunnelEnd {
  readonly config: Configuration
  readonly port: InterfaceConfig
  readonly protection: NonNullable<TunnelConfig['protection']>
  readonly own: Ip
  readonly other: Ip
}

export const tunnelTerms: Check = {
  name: 'tunnel-transform-sets',
  title: 'Transform-sets of a tunnel in common',
  why: 'Without a common transform-set phase 2 fails: the line protocol of an IPsec tunnel interface stays down, and one of GRE sends nothing.',
  source: 'IOS security command reference, tunnel protection and crypto ipsec profile; RFC 2409 section 5.5',
  check: (scope) => eachPair(scope, setsApart),
}

export const tunnelPolicies: Check = {
  name: 'tunnel-ike-policies',
  title: 'IKE policies of a tunnel in common',
  why: 'Both ends of a tunnel need the same version of IKE, and of its first version one policy that both have, alike in encryption, hash, authentication and group; else there is no SA to protect the tunnel with.',
  source: 'IOS security command reference, crypto isakmp policy and tunnel protection; RFC 2409 section 5',
  check: (scope) => [
    ...eachPair(scope, policiesOfPair),
    ...endsOf(scope).flatMap((end) => (isModern(end) || hasPolicy(end.config) ? [] : [withoutPolicy(end)])),
  ],
}

/** A tunnel interface with those that may be its other end, each pair once. */
function eachPair(
  scope: Scope,
  check: (end: TunnelEnd, others: readonly [TunnelEnd, ...TunnelEnd[]]) => readonly CheckFound[],
): readonly CheckFound[] {
  const ends = endsOf(scope)
  const byWay = new Map<string, TunnelEnd[]>()
  for (const end of ends) {
    const way = wayOf(end.own, end.other)
    const same = byWay.get(way)
    if (same) same.push(end)
    else byWay.set(way, [end])
  }
  const seen = new Set<TunnelEnd>()
  return ends.flatMap((end) => {
    seen.add(end)
    const [first, ...more] = (byWay.get(wayOf(end.other, end.own)) ?? []).filter(({ config }) => config !== end.config)
    return !first || [first, ...more].some((item) => seen.has(item)) ? [] : check(end, [first, ...more])
  })
}

const wayOf = (from: Ip, to: Ip): string => `${from} ${to}`

function setsApart(end: TunnelEnd, others: readonly [TunnelEnd, ...TunnelEnd[]]): readonly CheckFound[] {
  const [other] = others
  const offered = offeredBy(end)
  const accepted = others.flatMap(offeredBy)
  // What a profile leaves to IOS, or to a set that is not read, is not judged.
  if (offered.length === 0 || accepted.length === 0) return []
  if (offered.some((set) => accepted.some((item) => sameSet(set, item)))) return []
  const { protection } = end
  return [
    {
      severity: 'error',
      ...placeOf(end),
      summary: `${bothOf(end, other)} have no transform-set in common: ${followsAt(end)}`,
      remedy: `Give IPsec profile ${protection.profile} and ${other.protection.profile} of ${other.config.device} a set with the same transforms.`,
    },
  ]
}

function policiesOfPair(end: TunnelEnd, others: readonly [TunnelEnd, ...TunnelEnd[]]): readonly CheckFound[] {
  const alike = others.filter((item) => isModern(item) === isModern(end))
  const [first = others[0]] = alike
  if (alike.length === 0)
    return [
      {
        severity: 'error',
        ...placeOf(end),
        summary: `Of its ${namesOfBoth(end, first)} only that of ${(isModern(end) ? end : first).config.device} speaks IKEv2: ${followsAt(end)}`,
        remedy:
          'Let both ends speak the same version of IKE: set ikev2-profile in the IPsec profile of both, or of none.',
      },
    ]
  // What IKEv2 proposes stands in lines that have remarks of their own; an end without any policy is told by itself.
  if (isModern(end) || [end, ...alike].some(({ config }) => !hasPolicy(config))) return []
  const apart = alike.map(({ config }) => policiesApart(end.config, config, bothOf(end, first), followsAt(end)))
  return apart.some(({ length }) => length === 0)
    ? []
    : (apart[0] ?? []).map((found) => ({ ...found, ...placeOf(end) }))
}

const withoutPolicy = (end: TunnelEnd): CheckFound => ({
  severity: 'error',
  ...placeOf(end),
  summary: `There is no IKE policy for its ${end.port.name}: ${followsAt(end)}`,
  remedy: 'Write the policy that the other end has (crypto isakmp policy), with its key or certificate.',
})

const placeOf = ({ config: { device }, protection: { source } }: TunnelEnd) => ({ device, ...lineOf(source) })

const namesOfBoth = (end: TunnelEnd, other: TunnelEnd): string =>
  `${end.port.name} and ${other.port.name} of ${other.config.device}`

const bothOf = (end: TunnelEnd, other: TunnelEnd): string => `Its ${namesOfBoth(end, other)}`

/** Nobody watches whether GRE arrives: its interface stays up. */
const followsAt = ({ port: { tunnel } }: TunnelEnd): string =>
  tunnel?.mode === 'ipsec' ? 'the tunnel stays down' : 'nothing passes the tunnel'

function endsOf({ configurations }: Scope): readonly TunnelEnd[] {
  return configurations.flatMap((config) =>
    config.interfaces.flatMap((port): readonly TunnelEnd[] => {
      const { protection, destination, from } = port.tunnel ?? {}
      const own =
        from?.address ??
        addressOf(config.interfaces.find((item) => from?.interface !== undefined && item.name === from.interface))
      if (!protection || !destination || own === undefined || port.shutdown.value) return []
      const end = { config, port, protection, own, other: destination.value }
      // A profile that does not exist has its own remark.
      return entryOf(end) ? [end] : []
    }),
  )
}

const entryOf = ({ config, protection }: TunnelEnd): CryptoMapEntry | undefined =>
  config.crypto?.tunnelMaps?.find((item) => item.name === protection.map)?.entries[0]

const isModern = (end: TunnelEnd): boolean => entryOf(end)?.ikev2Profile !== undefined

const offeredBy = (end: TunnelEnd) => setsOf(end.config, entryOf(end)?.transformSets ?? [])
