/** Which entry of the answering end's crypto map takes an offer, and under which terms. */
import type {
  AccessListEntry,
  Configured,
  CryptoMapEntry,
  DynamicMapEntry,
  NotKnown,
  ReverseRouteConfig,
  SaLifetime,
  Source,
} from '../../../config/index'
import { contains, covers, lookUp, type ProxyPair, samePrefix } from '../../../net/index'
import { permitFor, proxyOfTunnel, type Selectors } from './negotiate'
import type { IkeSa } from './state'
import { mapOf, mapWith, type Place, tunnelWith, type Work } from './work'

export interface Terms extends Place {
  /** Sequence of the crypto map's entry. */
  readonly sequence: number
  /** The template behind it, when the entry is dynamic. */
  readonly dynamic?: { readonly map: string; readonly sequence: number }
  readonly transformSets: readonly string[]
  readonly lifetime: SaLifetime
  readonly replayWindow?: Configured<number>
  readonly pfsGroup?: number
  readonly tunnel?: 'gre' | 'ipsec'
  readonly reverseRoute?: ReverseRouteConfig
  readonly source: Source
  /** The entry may not take the offer. */
  readonly notKnown?: NotKnown
}

export function termsOf(
  entry: CryptoMapEntry | DynamicMapEntry,
  sequence: number,
  { interface: carrier, map }: Place,
  template?: DynamicMapEntry,
  notKnown?: NotKnown,
): Terms {
  return {
    ...(notKnown ? { notKnown } : {}),
    interface: carrier,
    map,
    sequence,
    transformSets: entry.transformSets,
    lifetime: entry.lifetime,
    source: entry.source,
    ...(entry.replayWindow ? { replayWindow: entry.replayWindow } : {}),
    ...(template ? { dynamic: { map: template.map, sequence: template.sequence } } : {}),
    ...(entry.pfsGroup === undefined ? {} : { pfsGroup: entry.pfsGroup }),
    ...('tunnel' in entry && entry.tunnel ? { tunnel: entry.tunnel } : {}),
    ...(entry.reverseRoute ? { reverseRoute: entry.reverseRoute } : {}),
  }
}

/** The map that the SA was begun under, then what else is at the same two ends. */
export function candidatesFor(work: Work, sa: IkeSa, proxy: ProxyPair): readonly Terms[] {
  const own: Place = { interface: sa.interface, map: sa.map }
  const others = [tunnelWith(work, sa.local, sa.remote), mapWith(work, sa.local)].flatMap((place) =>
    place && place.map !== own.map ? [place] : [],
  )
  return [own, ...others].flatMap((place) => candidatesAt(work, sa, proxy, place))
}

/** Static entries for this peer whose list mirrors the offer, then the dynamic templates in order. */
function candidatesAt(work: Work, sa: IkeSa, proxy: ProxyPair, place: Place): readonly Terms[] {
  const map = mapOf(work, place.map)
  const seen: Selectors = { local: proxy.responder, remote: proxy.initiator }
  const fixed = (map?.entries ?? []).flatMap((entry) => {
    if (!entry.peers.some((peer) => peer.address === sa.remote) || !mayServe(entry, sa)) return []
    if (entry.tunnel) {
      const ours = proxyOfTunnel(entry.tunnel, sa.local, sa.remote)
      return sameSelectors(ours, seen)
        ? [termsOf(entry, entry.sequence, place, undefined, doubtOf(work, sa, entry, undefined))]
        : []
    }
    const permit = mirror(work, entry, seen)
    return permit ? [termsOf(entry, entry.sequence, place, undefined, doubtOf(work, sa, entry, permit))] : []
  })
  const templates = (map?.dynamic ?? []).flatMap((use) =>
    work.crypto.dynamicMaps.flatMap((template) => {
      if (template.map !== use.map || !mayServe(template, sa)) return []
      // A template without a list takes the selectors as they are offered; one with a list must cover them.
      const permit = template.match && coverOf(work, template.match.value, seen)
      if (template.match && !permit) return []
      return [termsOf(template, use.sequence, place, template, doubtOf(work, sa, template, permit))]
    }),
  )
  return [...fixed, ...templates]
}

/** What keeps it from being certain that an entry takes an offer: its list, or whom its profile is for. */
function doubtOf(
  work: Work,
  sa: IkeSa,
  { isakmpProfile }: CryptoMapEntry | DynamicMapEntry,
  permit: AccessListEntry | undefined,
): NotKnown | undefined {
  const profile = isakmpProfile && work.crypto.isakmp.profiles.find(({ name }) => name === isakmpProfile.value)
  const isListed = profile?.matches.some((prefix) => contains(prefix, sa.remote))
  return permit?.notKnown ?? (isListed ? undefined : profile?.byName)
}

/** An entry that names an IKEv1 profile is for its peers alone. */
function mayServe({ isakmpProfile }: CryptoMapEntry | DynamicMapEntry, sa: IkeSa): boolean {
  return isakmpProfile === undefined || isakmpProfile.value === sa.isakmpProfile
}

const sameSelectors = (a: Selectors, b: Selectors): boolean =>
  samePrefix(a.local, b.local) && samePrefix(a.remote, b.remote)

/** A static entry insists on the mirror image of one of its own permits. */
function mirror(work: Work, entry: CryptoMapEntry, seen: Selectors): AccessListEntry | undefined {
  const list = entry.match && lookUp(work.configuration.accessLists, entry.match.value)
  return permitFor(list, (own) => sameSelectors(own, seen))
}

function coverOf(work: Work, list: string, seen: Selectors): AccessListEntry | undefined {
  const covering = (own: Selectors) => covers(own.local, seen.local) && covers(own.remote, seen.remote)
  return permitFor(lookUp(work.configuration.accessLists, list), covering)
}
