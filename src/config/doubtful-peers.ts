/**
 * A tunnel has two ends. Where it hangs on lines that are not read what one of them agrees on, the other's entries that lead
 * there are not known either: that no SA comes up there is no answer.
 */
import { addressOwners } from './address-owners'
import type { Configuration } from './configuration'
import type { DeviceId } from './configured'
import type { CryptoMapEntry } from './crypto'
import type { NotKnown, ScopedNotKnown } from './not-known'

/** The configurations, with what each leaves open of the tunnels that lead to it, at their other ends. */
export function withDoubtfulPeers(configurations: readonly Configuration[]): readonly Configuration[] {
  const doubts = new Map(configurations.flatMap((item) => doubtOf(item) ?? []))
  if (doubts.size === 0) return configurations
  const owners = addressOwners(configurations)
  const doubtAt = ({ peers }: CryptoMapEntry): NotKnown | undefined => {
    const found = peers.map(({ address }) => doubts.get(owners.get(address) ?? ''))
    return found.every((doubt) => doubt !== undefined) ? found[0] : undefined
  }
  return configurations.map((item) => {
    const open = doubts.has(item.device) ? [] : openEntries(item, doubtAt)
    return open.length === 0 ? item : { ...item, notKnown: [...(item.notKnown ?? []), ...open] }
  })
}

function doubtOf({ device, notKnown = [] }: Configuration): readonly (readonly [DeviceId, NotKnown])[] | undefined {
  // What a policy, a profile or a ring leaves open is open for some peers alone; those find out when they agree.
  const found = notKnown.find(
    ({ scope }) =>
      scope.kind === 'ike' && scope.policy === undefined && scope.profile === undefined && scope.ring === undefined,
  )
  return found && [[device, found]]
}

function openEntries(
  { crypto }: Configuration,
  doubtAt: (entry: CryptoMapEntry) => NotKnown | undefined,
): readonly ScopedNotKnown[] {
  const opened = (map: string, entry: CryptoMapEntry, sequence?: number): readonly ScopedNotKnown[] => {
    const doubt = doubtAt(entry)
    if (!doubt) return []
    const { because, summary } = doubt
    return [{ because, summary, scope: { kind: 'map-entry', map, ...(sequence === undefined ? {} : { sequence }) } }]
  }
  return [
    ...(crypto?.maps ?? []).flatMap(({ name, entries }) =>
      entries.flatMap((entry) => opened(name, entry, entry.sequence)),
    ),
    ...(crypto?.tunnelMaps ?? []).flatMap(({ name, entries }) => entries.flatMap((entry) => opened(name, entry))),
  ]
}
