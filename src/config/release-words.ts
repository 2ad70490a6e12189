/** The releases on offer, and what each brings of its own accord, in words: for whoever chooses one. */
import { type ReleaseDefaults, releaseDefaults } from './release'

export interface ReleaseOffer {
  readonly release: string
  readonly title: string
}

export const RELEASES: readonly ReleaseOffer[] = [
  { release: '12.2(11)T', title: 'IOS 12.2(11)T, as the source document' },
  { release: '12.4(15)T', title: 'IOS 12.4(15)T' },
  { release: '15.7', title: 'IOS 15.7' },
  { release: '15.9', title: 'IOS 15.9' },
  { release: '17.12', title: 'IOS XE 17.12' },
]

/** The number that a `version` line has: `12.2` of `12.2(11)T`. */
export const versionOf = (release: string): string => /^\d+\.\d+/.exec(release)?.[0] ?? release

/** What a `version` line alone is taken for: the first release on offer of that number. */
export const releaseOfVersion = (version: string): string =>
  RELEASES.find((item) => versionOf(item.release) === version)?.release ?? version

type Trait = (defaults: ReleaseDefaults) => string

const TRAITS: readonly Trait[] = [
  ({ natTraversal }) =>
    natTraversal
      ? 'NAT traversal is on: behind a NAT both ends move to UDP 4500'
      : 'No NAT traversal: ESP passes a NAT only where the NAT lets it',
  ({ reverseRouteVia }) =>
    reverseRouteVia === 'peer' ? 'Reverse routes point at the peer' : 'Reverse routes are printed via 0.0.0.0',
  ({ periodicKeepalive }) =>
    periodicKeepalive ? 'Keepalives on demand, or periodic when asked' : 'Keepalives on demand only',
  ({ trustpointWord }) => `Certificates under crypto ${trustpointWord}`,
  ({ sameInterfaceCache }) =>
    sameInterfaceCache
      ? 'CEF sends packets back out of an interface by itself'
      : 'ip route-cache same-interface is needed for fast hairpinning',
  ({ filtersDecrypted }) =>
    filtersDecrypted ? 'Decrypted packets pass the input list once more' : 'Decrypted packets skip the input list',
  ({ hsrpRedirects }) =>
    hsrpRedirects
      ? 'HSRP filters redirects by itself; no ip redirects is still the safe line'
      : 'HSRP needs no ip redirects',
  ({ autoSummary }) => (autoSummary ? 'EIGRP summarises at class boundaries unless told' : 'EIGRP does not summarise'),
  ({ ikev2 }) => (ikev2 ? 'Knows IKEv2' : 'Knows no IKEv2'),
]

/** Everything a release decides, a sentence each. */
export function releaseWords(release: string): readonly string[] {
  const defaults = releaseDefaults(release)
  return TRAITS.map((trait) => trait(defaults))
}

/** What is otherwise under another release. */
export function releaseChanges(from: string, to: string): readonly string[] {
  const before = releaseWords(from)
  return releaseWords(to).filter((text) => !before.includes(text))
}
