/** Whether two ends could agree on IKE and IPsec, whatever happened before. */
import type {
  CryptoConfig,
  CryptoMapEntry,
  DynamicMapEntry,
  Ikev2Profile,
  IsakmpConfig,
  PresharedKey,
} from '../../config/index'
import { contains, type EspProposal, type IkeProposal, type Ip } from '../../net/index'

export interface Ends {
  readonly site: CryptoConfig
  readonly head: CryptoConfig
  /** The head-end's address, and the site's as the head-end sees it. */
  readonly peer: Ip
  readonly visible: Ip
}

type Answer = 'yes' | 'no' | 'depends'

/** `depends`: some pairs of policies would do and others not, so that it hangs on who proposes what first. */
export function ikeAgrees(ends: Ends, entry: CryptoMapEntry, template: DynamicMapEntry): Answer {
  if ((entry.ikev2Profile === undefined) !== (template.ikev2Profile === undefined)) return 'no'
  if (entry.ikev2Profile && template.ikev2Profile)
    return version2(ends, entry.ikev2Profile.value, template.ikev2Profile.value) ? 'yes' : 'no'
  const pairs = ends.site.isakmp.policies.flatMap((mine) =>
    ends.head.isakmp.policies.filter((theirs) => samePolicy(mine, theirs)).map(() => mine),
  )
  const proven = pairs.map((pair) => credentials(ends, pair.authentication))
  if (proven.every((item) => !item)) return 'no'
  return proven.every(Boolean) ? 'yes' : 'depends'
}

const samePolicy = (a: IkeProposal, b: IkeProposal) =>
  a.encryption === b.encryption && a.hash === b.hash && a.group === b.group && a.authentication === b.authentication

function credentials({ site, head, peer, visible }: Ends, method: IkeProposal['authentication']): boolean {
  if (method === 'rsa-sig') return site.isakmp.trustpoint !== undefined && head.isakmp.trustpoint !== undefined
  if (method !== 'pre-share') return false
  const [mine, theirs] = [keyFor(site.isakmp.keys, peer), keyFor(head.isakmp.keys, visible)]
  return mine !== undefined && mine === theirs
}

/** The key with the longest mask that holds the peer. */
function keyFor(keys: IsakmpConfig['keys'] | readonly PresharedKey[], peer: Ip): string | undefined {
  const fitting = keys.filter((item) => contains(item.peers, peer))
  return [...fitting].sort((a, b) => b.peers.length - a.peers.length)[0]?.key
}

function version2({ site, head, peer, visible }: Ends, mine: string, theirs: string): boolean {
  const [a, b] = [named(site, mine), named(head, theirs)]
  if (!a?.matches || !b?.matches || a.local !== b.remote || a.remote !== b.local) return false
  const proposals = site.ikev2?.proposals.some((one) =>
    head.ikev2?.proposals.some(
      (other) =>
        shares(one.encryption, other.encryption) &&
        shares(one.hashes, other.hashes) &&
        shares(one.groups, other.groups),
    ),
  )
  if (!proposals) return false
  const certificates = (profile: Ikev2Profile) => profile.local !== 'rsa-sig' || profile.trustpoint !== undefined
  const keys = [keyFor(a.keys, peer), keyFor(b.keys, visible)]
  const needsKey = a.local === 'pre-share' || a.remote === 'pre-share'
  return certificates(a) && certificates(b) && (!needsKey || (keys[0] !== undefined && keys[0] === keys[1]))
}

const named = ({ ikev2 }: CryptoConfig, name: string) => ikev2?.profiles.find((item) => item.name === name)

const shares = <T>(a: readonly T[], b: readonly T[]) => a.some((item) => b.includes(item))

/** Modes need not be the same: transport is for what the two peers say themselves (FACTS section 1). */
export function ipsecAgrees({ site, head }: Ends, entry: CryptoMapEntry, template: DynamicMapEntry): boolean {
  const sets = (config: CryptoConfig, names: readonly string[]) =>
    names.flatMap((name) => config.transformSets.find((item) => item.name === name) ?? [])
  const common = sets(site, entry.transformSets).some((mine) =>
    sets(head, template.transformSets).some((theirs) => transform(mine) === transform(theirs)),
  )
  return common && (template.pfsGroup === undefined || template.pfsGroup === entry.pfsGroup)
}

const transform = ({ cipher, integrity }: EspProposal) => `${cipher} ${integrity ?? ''}`
