/** Cryptography that is weaker than what every router of the design offers, and what is dated though it is the best there is. */
import { groupProblem, wordProblem } from '../../../config/index'
import type { IsakmpPolicySettings, TransformSetSettings, VpnSettings } from '../../model/design'
import type { Found, Rule } from '../rule'
import { routersByRelease } from './routers'

/** What is broken or within reach of being broken (RFC 8221, RFC 8247, RFC 9395). */
const WEAK: ReadonlySet<string> = new Set(['des', '3des', 'md5', 'sha', 'null'])
const WEAK_GROUPS: ReadonlySet<number> = new Set([1, 2, 5])

interface Suite {
  readonly encryption: string
  readonly hash: NonNullable<IsakmpPolicySettings['hash']>
  readonly group: number
  readonly transforms: readonly string[]
}

/** The strongest first. */
const SUITES: readonly Suite[] = [
  { encryption: 'aes 256', hash: 'sha256', group: 14, transforms: ['esp-aes 256', 'esp-sha256-hmac'] },
  { encryption: 'aes 256', hash: 'sha', group: 5, transforms: ['esp-aes 256', 'esp-sha-hmac'] },
  { encryption: '3des', hash: 'sha', group: 5, transforms: ['esp-3des', 'esp-sha-hmac'] },
]

export const weakCrypto: Rule = {
  name: 'weak-crypto',
  title: 'The strongest cryptography there is',
  why: 'What is recorded today is decrypted when the cipher or the group falls; Diffie-Hellman group 1 has 768 bits, DES 56.',
  source: 'RFC 8221, RFC 8247; RFC 9395 deprecates IKEv1 and its groups',
  check: ({ design }) => {
    const { vpn } = design
    const releases = routersByRelease(design).map((router) => router.release)
    const best = SUITES.find((suite) => releases.every((release) => offers(release, suite)))
    if (vpn.ikev2 || releases.length === 0 || !best) return []
    const weak = [...new Set([...weakIn(vpn, best)])]
    if (weak.length === 0) return []
    const strong = `${best.encryption}, ${best.hash}, group ${best.group}`
    const found: Found = {
      severity: weak.some((word) => word === 'DES' || word === 'MD5') ? 'warning' : 'info',
      field: 'vpn.policies',
      summary: `${weak.join(', ')}: every router of the design offers better (${strong})`,
      remedy: `Use ${strong} on both ends.`,
      fix: {
        says: `Sets every IKE policy to ${strong} and the transform-sets to ${best.transforms.join(' ')}, on head-ends and sites at once.`,
        safe: false,
        edit: { kind: 'set-vpn', vpn: strengthened(vpn, best) },
      },
    }
    return [found]
  },
}

export const datedCrypto: Rule = {
  name: 'dated-crypto',
  title: 'Cryptography that is going away',
  why: '3DES, MD5 and Diffie-Hellman groups up to 5 are refused by default from IOS XE 17.11.1 on, and IKEv1 is deprecated: a head-end that is replaced will not talk to these sites.',
  source: 'Cisco field notice FN72510; RFC 9395',
  check: ({ design }) => {
    const releases = routersByRelease(design).map((router) => router.release)
    const best = SUITES.find((suite) => releases.every((release) => offers(release, suite)))
    if (design.vpn.ikev2 || releases.length === 0 || !best || !WEAK_GROUPS.has(best.group)) return []
    const what = `${best.encryption === '3des' ? '3DES and g' : 'G'}roup ${best.group}`
    const summary = `${what} ${best.encryption === '3des' ? 'are' : 'is'} the best that all routers offer (${releases.join(', ')})`
    return [{ severity: 'info', field: 'vpn.policies', summary, remedy: laterRelease(releases, best) }]
  },
}

/** What stands in the way of the next better suite, at the first router that lacks it. */
function laterRelease(releases: readonly string[], best: Suite): string {
  const better = SUITES[SUITES.indexOf(best) - 1]
  const lacking = better && releases.find((release) => !offers(release, better))
  if (!better || lacking === undefined) return 'Plan a later release.'
  const problem = wordProblem(lacking, better.encryption) ?? groupProblem(lacking, better.group)
  return `Plan a later release${problem === undefined ? '' : `: ${problem}`}.`
}

function offers(release: string, { encryption, hash, group, transforms }: Suite): boolean {
  const words = [encryption, hash, ...transforms]
  return words.every((word) => wordProblem(release, word) === undefined) && groupProblem(release, group) === undefined
}

/** What is weak and not the best: its names, for people. */
function* weakIn(vpn: VpnSettings, best: Suite): Generator<string> {
  for (const { encryption, hash = 'sha', group = 1 } of vpn.policies) {
    if (WEAK.has(encryption) && encryption !== best.encryption) yield encryption.toUpperCase()
    if (WEAK.has(hash) && hash !== best.hash) yield hash === 'sha' ? 'SHA-1' : hash.toUpperCase()
    if (WEAK_GROUPS.has(group) && group < best.group) yield `Diffie-Hellman group ${group}`
  }
  for (const set of [...vpn.headEndTransformSets, ...vpn.siteTransformSets])
    for (const word of set.transforms) if (isWeak(word) && !best.transforms.includes(word)) yield word
}

const isWeak = (transform: string) => WEAK.has(transform.replace(/^esp-/, '').replace(/-hmac$/, ''))

function strengthened(vpn: VpnSettings, best: Suite): VpnSettings {
  const policies = vpn.policies.map((policy) => ({
    ...policy,
    encryption: best.encryption,
    group: best.group,
    ...(policy.hash === undefined && best.hash === 'sha' ? {} : { hash: best.hash }),
  }))
  const set = (item: TransformSetSettings) => ({ ...item, transforms: best.transforms })
  return {
    ...vpn,
    policies,
    headEndTransformSets: vpn.headEndTransformSets.map(set),
    siteTransformSets: vpn.siteTransformSets.map(set),
  }
}
