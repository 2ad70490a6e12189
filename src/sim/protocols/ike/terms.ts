/** Which entry of the answering end's crypto map takes an offer, and under which terms. */
import type { CryptoMapEntry, DynamicMapEntry, ReverseRouteConfig, SaLifetime, Source } from '../../../config/index'
import { lookUp, type ProxyPair, samePrefix } from '../../../net/index'
import { proxyOf, type Selectors, templateCovers } from './negotiate'
import type { IkeSa } from './state'
import { mapOf, type Work } from './work'

export interface Terms {
  /** Sequence of the crypto map's entry. */
  readonly sequence: number
  /** The template behind it, when the entry is dynamic. */
  readonly dynamic?: { readonly map: string; readonly sequence: number }
  readonly transformSets: readonly string[]
  readonly lifetime: SaLifetime
  readonly pfsGroup?: number
  readonly reverseRoute?: ReverseRouteConfig
  readonly source: Source
}

export function termsOf(entry: CryptoMapEntry | DynamicMapEntry, sequence: number, template?: DynamicMapEntry): Terms {
  return {
    sequence,
    transformSets: entry.transformSets,
    lifetime: entry.lifetime,
    source: entry.source,
    ...(template ? { dynamic: { map: template.map, sequence: template.sequence } } : {}),
    ...(entry.pfsGroup === undefined ? {} : { pfsGroup: entry.pfsGroup }),
    ...(entry.reverseRoute ? { reverseRoute: entry.reverseRoute } : {}),
  }
}

/** Static entries for this peer whose list mirrors the offer, then the dynamic templates in order. */
export function candidatesFor(work: Work, sa: IkeSa, proxy: ProxyPair): readonly Terms[] {
  const map = mapOf(work, sa.map)
  const seen: Selectors = { local: proxy.responder, remote: proxy.initiator }
  const fixed = (map?.entries ?? []).filter(
    (entry) =>
      mayServe(entry, sa) && entry.peers.some((peer) => peer.address === sa.remote) && mirrors(work, entry, seen),
  )
  const templates = (map?.dynamic ?? []).flatMap((use) =>
    work.crypto.dynamicMaps
      .filter((template) => template.map === use.map && mayServe(template, sa) && accepts(work, template, seen))
      .map((template) => termsOf(template, use.sequence, template)),
  )
  return [...fixed.map((entry) => termsOf(entry, entry.sequence)), ...templates]
}

/** An entry that names an IKEv1 profile is for its peers alone. */
function mayServe({ isakmpProfile }: CryptoMapEntry | DynamicMapEntry, sa: IkeSa): boolean {
  return isakmpProfile === undefined || isakmpProfile.value === sa.isakmpProfile
}

/** A static entry insists on the mirror image of one of its own permits. */
function mirrors(work: Work, entry: CryptoMapEntry, seen: Selectors): boolean {
  const list = entry.match && lookUp(work.configuration.accessLists, entry.match.value)
  return (list?.entries ?? []).some((item) => {
    const own = item.notKnown ? undefined : proxyOf(item)
    return item.action === 'permit' && own && samePrefix(own.local, seen.local) && samePrefix(own.remote, seen.remote)
  })
}

/** A template without a list takes the selectors as they are offered; one with a list must cover them. */
function accepts(work: Work, template: DynamicMapEntry, seen: Selectors): boolean {
  return !template.match || templateCovers(lookUp(work.configuration.accessLists, template.match.value), seen)
}
