/** Tunnel interfaces that IPsec protects: their peer is the tunnel's destination, their terms are the profile's. */
import type { Configuration, InterfaceConfig, TunnelConfig } from '../../../config/index'
import type { Ip } from '../../../net/index'
import { type Check, type CheckFound, lineOf } from '../check'
import { addressOf, type Scope } from '../scope'
import { sameSet, setsOf } from './terms'

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
  why: 'Without a common transform-set phase 2 fails, and the line protocol of a protected tunnel interface stays down.',
  source: 'IOS security command reference, tunnel protection and crypto ipsec profile; RFC 2409 section 5.5',
  check: (scope) => {
    const ends = endsOf(scope)
    return ends.flatMap((end, at) => {
      const others = ends.filter((item) => isOtherEnd(end, item))
      // Said once for the two ends.
      return others.some((item) => ends.indexOf(item) < at) ? [] : disagreement(end, others)
    })
  },
}

function disagreement(end: TunnelEnd, others: readonly TunnelEnd[]): readonly CheckFound[] {
  const [other] = others
  const offered = offeredBy(end)
  const accepted = others.flatMap(offeredBy)
  // What a profile leaves to IOS, or to a set that is not read, is not judged.
  if (!other || offered.length === 0 || accepted.length === 0) return []
  if (offered.some((set) => accepted.some((item) => sameSet(set, item)))) return []
  const { config, port, protection } = end
  return [
    {
      severity: 'error',
      device: config.device,
      ...lineOf(protection.source),
      summary: `Its ${port.name} and ${other.port.name} of ${other.config.device} have no transform-set in common: the tunnel stays down`,
      remedy: `Give IPsec profile ${protection.profile} and ${other.protection.profile} of ${other.config.device} a set with the same transforms.`,
    },
  ]
}

function endsOf({ configurations }: Scope): readonly TunnelEnd[] {
  return configurations.flatMap((config) =>
    config.interfaces.flatMap((port): readonly TunnelEnd[] => {
      const { protection, destination, from } = port.tunnel ?? {}
      const own =
        from?.address ??
        addressOf(config.interfaces.find((item) => from?.interface !== undefined && item.name === from.interface))
      if (!protection || !destination || own === undefined || port.shutdown.value) return []
      return [{ config, port, protection, own, other: destination.value }]
    }),
  )
}

const isOtherEnd = (a: TunnelEnd, b: TunnelEnd) => a.own === b.other && a.other === b.own && a.config !== b.config

function offeredBy({ config, protection }: TunnelEnd) {
  const map = config.crypto?.tunnelMaps?.find((item) => item.name === protection.map)
  return setsOf(config, map?.entries[0]?.transformSets ?? [])
}
