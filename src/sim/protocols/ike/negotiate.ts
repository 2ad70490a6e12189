/** What two ends can agree on: policies, credentials, selectors and transform-sets. Pure comparisons. */
import type { AccessList, CryptoConfig, DynamicMapEntry, SaLifetime } from '../../../config/index'
import {
  contains,
  covers,
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

/** The first of our policies that one of the offers equals; the smaller lifetime wins (FACTS section 2). */
export function choosePolicy(crypto: CryptoConfig, offers: readonly IkeProposal[], remote: Ip): IkeProposal | string {
  const reasons: string[] = []
  for (const policy of crypto.isakmp.policies) {
    for (const offer of offers) {
      const differs = difference(policy, offer)
      const cannot = differs ?? credentialProblem(crypto, policy.authentication, remote)
      if (cannot === undefined) {
        const { priority: _priority, source: _source, ...proposal } = policy
        return { ...proposal, lifetimeSeconds: Math.min(policy.lifetimeSeconds, offer.lifetimeSeconds) }
      }
      reasons.push(`policy ${policy.priority}: ${cannot}`)
    }
  }
  return reasons[0] ?? 'nothing was offered'
}

function difference(ours: IkeProposal, offer: IkeProposal): string | undefined {
  const fields = ['encryption', 'hash', 'authentication', 'group'] as const
  const field = fields.find((name) => ours[name] !== offer[name])
  return field && `${field} ${ours[field]} here, ${offer[field]} offered`
}

/** Why an authentication method cannot be used with a peer; undefined = it can. */
export function credentialProblem(crypto: CryptoConfig, method: IkeProposal['authentication'], remote: Ip): string | undefined {
  if (method === 'pre-share') return keyFor(crypto, remote) === undefined ? `no pre-shared key for ${formatIp(remote)}` : undefined
  return crypto.isakmp.trustpoint ? undefined : 'rsa-sig needs a certificate, and no trustpoint is configured'
}

/** The key for a peer, the most specific first. */
export function keyFor(crypto: CryptoConfig, remote: Ip): string | undefined {
  const fitting = crypto.isakmp.keys.filter((key) => contains(key.peers, remote))
  return fitting.reduce<(typeof fitting)[number] | undefined>((best, key) => (best && best.peers.length >= key.peers.length ? best : key), undefined)?.key
}

/** What this end shows to prove itself: the key, or that it has a certificate. */
export function credentialOf(crypto: CryptoConfig, method: IkeProposal['authentication'], remote: Ip): string {
  return method === 'pre-share' ? `key ${keyFor(crypto, remote) ?? ''}` : 'certificate'
}

/** The selectors of an access list for a packet: source and destination patterns of the entry that permits it. */
export function proxyFor(list: AccessList | undefined, source: Ip, destination: Ip): { readonly local: Prefix; readonly remote: Prefix } | undefined {
  const entry = list?.entries.find(
    (item) => matchesWildcard(source, item.source.address, item.source.wildcard) && matchesWildcard(destination, item.destination.address, item.destination.wildcard),
  )
  if (entry?.action !== 'permit') return undefined
  const local = patternPrefix(entry.source)
  const remote = patternPrefix(entry.destination)
  return local && remote ? { local, remote } : undefined
}

function patternPrefix(pattern: { readonly address: Ip; readonly wildcard: Ip }): Prefix | undefined {
  const length = lengthOfMask(ipOf(~pattern.wildcard))
  return length === undefined ? undefined : { address: ipOf(pattern.address & ~pattern.wildcard), length }
}

/** The first offered transform-set that one of ours equals, cipher and integrity; the mode comes from the selectors. */
export function chooseTransform(crypto: CryptoConfig, names: readonly string[], offers: readonly EspProposal[], proxy: ProxyPair, peers: readonly [Ip, Ip]): { readonly index: number; readonly transform: EspProposal } | undefined {
  for (const [index, offer] of offers.entries()) {
    const ours = names
      .map((name) => crypto.transformSets.find((set) => set.name === name))
      .find((set) => set && set.cipher === offer.cipher && set.integrity === offer.integrity)
    if (ours) return { index, transform: withMode(ours, proxy, peers) }
  }
  return undefined
}

/** Transport mode is honoured only when the protected traffic is that of the two peers themselves. */
export function withMode(set: EspProposal, proxy: ProxyPair, peers: readonly [Ip, Ip]): EspProposal {
  const hosts = proxy.initiator.length === 32 && proxy.responder.length === 32
  const own = hosts && peers.includes(proxy.initiator.address) && peers.includes(proxy.responder.address)
  const mode = set.mode === 'transport' && own ? 'transport' : 'tunnel'
  return { name: set.name, cipher: set.cipher, mode, ...(set.integrity === undefined ? {} : { integrity: set.integrity }) }
}

/** True when a dynamic entry's list, if it has one, covers the selectors seen from here. */
export function dynamicAccepts(entry: DynamicMapEntry, list: AccessList | undefined, proxy: { readonly local: Prefix; readonly remote: Prefix }): boolean {
  if (!entry.match) return true
  return (list?.entries ?? []).some((item) => {
    const local = patternPrefix(item.source)
    const remote = patternPrefix(item.destination)
    return item.action === 'permit' && local !== undefined && remote !== undefined && covers(local, proxy.local) && covers(remote, proxy.remote)
  })
}

export function lesser(a: SaLifetime, seconds: number, kilobytes: number): SaLifetime {
  return { seconds: Math.min(a.seconds, seconds), kilobytes: Math.min(a.kilobytes, kilobytes) }
}
