/** What two ends can agree on: policies, credentials, selectors and transform-sets. Pure comparisons. */
import {
  type AccessList,
  type AccessListEntry,
  type AddressPattern,
  type Configuration,
  type CryptoConfig,
  type IsakmpProfile,
  type NotKnown,
  notKnownAt,
  type PresharedKey,
  type SaLifetime,
} from '../../../config/index'
import {
  ANY_ADDRESS,
  contains,
  type EspProposal,
  formatIp,
  type IkeProposal,
  type Ip,
  ipOf,
  lengthOfMask,
  matchesWildcard,
  type Prefix,
  type ProxyPair,
} from '../../../net/index'
import { meets } from './identity'
import type { IkeSa } from './state'

/** Selectors seen from this end. */
export interface Selectors {
  readonly local: Prefix
  readonly remote: Prefix
}

/** Our first policy that one of the offers equals, the smaller lifetime winning; or why there is none. */
export function choosePolicy(crypto: CryptoConfig, offers: readonly IkeProposal[], remote: Ip): IkeProposal | string {
  const reasons = new Set<string>()
  for (const policy of crypto.isakmp.policies) {
    for (const offer of offers) {
      const problem = difference(policy, offer) ?? credentialProblem(crypto, policy.authentication, remote)
      if (problem !== undefined) {
        reasons.add(`policy ${policy.priority}: ${problem}`)
        continue
      }
      const { priority: _priority, source: _source, ...proposal } = policy
      return { ...proposal, lifetimeSeconds: Math.min(policy.lifetimeSeconds, offer.lifetimeSeconds) }
    }
  }
  return reasons.size === 0 ? 'nothing was offered' : [...reasons].slice(0, 3).join('; ')
}

/** What a proposal must agree in; the lifetime may differ (RFC 2409 section 5; IOS). */
const FIELDS = ['encryption', 'hash', 'authentication', 'group'] as const

function difference(ours: IkeProposal, offer: IkeProposal): string | undefined {
  const field = FIELDS.find((name) => ours[name] !== offer[name])
  return field && `${field} ${ours[field]} here, ${offer[field]} offered`
}

/** Why an authentication method cannot be used with a peer; undefined = it can. */
export function credentialProblem(
  crypto: CryptoConfig,
  method: IkeProposal['authentication'],
  remote: Ip,
  rings?: Rings,
): string | undefined {
  if (method === 'pre-share') {
    return keyFor(crypto, remote, rings) === undefined ? `no pre-shared key for ${formatIp(remote)}` : undefined
  }
  return crypto.isakmp.trustpoint ? undefined : `${method} needs a certificate, and no trustpoint is configured`
}

/** Where keys are looked for: in named rings, or (empty) among the router's own; absent = in all of them. */
export type Rings = readonly string[]

/** The key for a peer, the most specific first. */
function keyFor({ isakmp }: CryptoConfig, remote: Ip, rings?: Rings): PresharedKey | undefined {
  const open = isakmp.keys.filter(({ ring }) => isOpen(rings, ring))
  const fitting = open.filter((key) => contains(key.peers, remote))
  return fitting.sort((a, b) => b.peers.length - a.peers.length)[0]
}

const isOpen = (rings: Rings | undefined, ring: string | undefined) =>
  rings === undefined || (ring === undefined ? rings.length === 0 : rings.includes(ring))

/** What this end shows to prove itself: the key, or that it has a certificate. */
export function credentialOf(
  crypto: CryptoConfig,
  method: IkeProposal['authentication'],
  remote: Ip,
  rings?: Rings,
): string {
  return method === 'pre-share' ? credentialText(keyFor(crypto, remote, rings)) : 'certificate'
}

/** A key of type 6 is ciphered by each router for itself: it may be the other end's, and is taken to be. */
const SEALED = 'key of type 6'

export const credentialText = (key: { readonly key: string; readonly sealed?: boolean } | undefined): string =>
  key?.sealed ? SEALED : `key ${key?.key ?? ''}`

/** Whether what one end shows is what the other expects, as far as that can be told. */
export const agrees = (one: string, other: string): boolean =>
  one === other || ([one, other].includes(SEALED) && one.startsWith('key ') && other.startsWith('key '))

/**
 * The line because of which the ends may have agreed on something else, or not at all: in a policy that the one they agreed
 * on does not come before, in the profile of the peer, or in a ring of keys that it may be from.
 */
export function isakmpDoubt(
  { configuration }: { readonly configuration: Configuration },
  sa: IkeSa,
): NotKnown | undefined {
  const { crypto, notKnown = [] } = configuration
  const { proposal, isakmpProfile } = sa
  if (!crypto || !proposal || sa.version === 2) return undefined
  const agreed = crypto.isakmp.policies.find((policy) => difference(policy, proposal) === undefined)
  const rings = crypto.isakmp.profiles.find(({ name }) => name === isakmpProfile)?.rings
  const found = notKnown.find(({ scope }) => {
    if (scope.kind !== 'ike') return false
    if (scope.policy !== undefined) return agreed === undefined || scope.policy <= agreed.priority
    if (scope.profile !== undefined) return scope.profile === isakmpProfile
    return scope.ring !== undefined && proposal.authentication === 'pre-share' && (rings?.includes(scope.ring) ?? true)
  })
  if (!found) return undefined
  const { scope: _scope, ...open } = found
  return open
}

/** The line because of which a peer may not be authenticated, or not be one of its profile. */
export function credentialDoubt(work: { readonly configuration: Configuration }, sa: IkeSa): NotKnown | undefined {
  const { crypto, device } = work.configuration
  const profile = crypto?.ikev2?.profiles.find(({ name }) => name === sa.profile)
  const met = profile && sa.peerIdentity !== undefined ? meets(profile, sa.peerIdentity) : 'yes'
  if (typeof met !== 'string') return met
  const byKey = profile ? profile.local === 'pre-share' : sa.proposal?.authentication === 'pre-share'
  if (!crypto || !byKey) return undefined
  const key = profile ? profile.keys.find(({ peers }) => contains(peers, sa.remote)) : keyFor(crypto, sa.remote)
  return key?.sealed
    ? notKnownAt(device, key.source, `whether its key, which is ciphered, is that of ${formatIp(sa.remote)}`)
    : undefined
}

/**
 * The profile for a peer by the address it identifies itself with: the one with the longest match. One that shows its name
 * (`crypto isakmp identity hostname`) is matched by no address.
 */
export function profileFor({ isakmp }: CryptoConfig, identity: Ip | 'a name'): IsakmpProfile | undefined {
  const fits = (prefix: Prefix) => identity !== 'a name' && contains(prefix, identity)
  const lengthIn = ({ matches }: IsakmpProfile) => Math.max(-1, ...matches.filter(fits).map((prefix) => prefix.length))
  const fitting = isakmp.profiles.filter((profile) => lengthIn(profile) >= 0 || profile.byName)
  return [...fitting].sort((a, b) => lengthIn(b) - lengthIn(a))[0]
}

/** The selectors that an access list gives a packet: the patterns of the entry that permits it; or why there are none. */
export function proxyFor(list: AccessList | undefined, source: Ip, destination: Ip, line?: number): Selectors | string {
  const fits = (pattern: AddressPattern, address: Ip) => matchesWildcard(address, pattern.address, pattern.wildcard)
  const permits = (list?.entries ?? []).filter((item) => item.action === 'permit' && !item.notKnown)
  const holding = permits.filter((item) => fits(item.source, source) && fits(item.destination, destination))
  const named = (item: AccessListEntry) => item.line.line === line
  const entry = holding.find(named) ?? permits.find(named) ?? holding[0]
  if (!entry) return 'no entry of its access list permits the packet'
  return proxyOf(entry) ?? `"${entry.line.text.trim()}" has a wildcard with holes, which is no network to negotiate`
}

/** What a tunnel interface protects between its ends: GRE between just these two, or everything. */
export const proxyOfTunnel = (tunnel: 'gre' | 'ipsec', local: Ip, remote: Ip): Selectors =>
  tunnel === 'gre'
    ? { local: { address: local, length: 32 }, remote: { address: remote, length: 32 } }
    : { local: EVERYTHING, remote: EVERYTHING }

const EVERYTHING: Prefix = { address: ANY_ADDRESS, length: 0 }

/** Source and destination patterns of an entry as networks; undefined when a wildcard has holes. */
function proxyOf(entry: AccessListEntry): Selectors | undefined {
  const local = patternPrefix(entry.source)
  const remote = patternPrefix(entry.destination)
  return local && remote && { local, remote }
}

function patternPrefix(pattern: AddressPattern): Prefix | undefined {
  const length = lengthOfMask(ipOf(~pattern.wildcard))
  return length === undefined ? undefined : { address: ipOf(pattern.address & ~pattern.wildcard), length }
}

/** A permit of a list that stands for the selectors, else one that may. */
export function permitFor(
  list: AccessList | undefined,
  stands: (own: Selectors) => boolean,
): AccessListEntry | undefined {
  const permits = list?.entries.filter((item) => item.action === 'permit') ?? []
  const certain = permits.find((item) => {
    const own = item.notKnown ? undefined : proxyOf(item)
    return own !== undefined && stands(own)
  })
  return certain ?? permits.find((item) => item.notKnown)
}

/** The first offered transform-set that one of ours equals in cipher, integrity and effective mode. */
export function chooseTransform(
  crypto: CryptoConfig,
  names: readonly string[],
  offers: readonly EspProposal[],
  proxy: ProxyPair,
  peers: readonly [Ip, Ip],
): { readonly index: number; readonly transform: EspProposal } | undefined {
  const own = transformsOf(crypto, names, proxy, peers)
  for (const [index, offer] of offers.entries()) {
    const transform = own.find(
      (set) => set.cipher === offer.cipher && set.integrity === offer.integrity && set.mode === offer.mode,
    )
    if (transform) return { index, transform }
  }
  return undefined
}

/** The named transform-sets that exist, with the mode they take for these selectors. */
export function transformsOf(
  crypto: CryptoConfig,
  names: readonly string[],
  proxy: ProxyPair,
  peers: readonly [Ip, Ip],
): readonly EspProposal[] {
  return names.flatMap((name) => {
    const set = crypto.transformSets.find((item) => item.name === name)
    return set ? [withMode(set, proxy, peers)] : []
  })
}

/** Transport mode is honoured only when the protected traffic is that of the two peers themselves (FACTS section 1). */
function withMode(set: EspProposal, proxy: ProxyPair, peers: readonly [Ip, Ip]): EspProposal {
  const hosts = proxy.initiator.length === 32 && proxy.responder.length === 32
  const own = hosts && peers.includes(proxy.initiator.address) && peers.includes(proxy.responder.address)
  const mode = set.mode === 'transport' && own ? 'transport' : 'tunnel'
  return {
    name: set.name,
    cipher: set.cipher,
    mode,
    ...(set.integrity === undefined ? {} : { integrity: set.integrity }),
  }
}

/** A transform as IOS names it, `esp-3des esp-sha-hmac`. */
export function transformText(set: EspProposal): string {
  const mode = set.mode === 'transport' ? ' (transport)' : ''
  return `${set.cipher}${set.integrity === undefined ? '' : ` ${set.integrity}`}${mode}`
}

/** The smaller of both ends' limits (FACTS section 2). */
export function lesser(own: SaLifetime, seconds: number, kilobytes: number): SaLifetime {
  return { seconds: Math.min(own.seconds, seconds), kilobytes: Math.min(own.kilobytes, kilobytes) }
}
