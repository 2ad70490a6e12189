/** The crypto parameters that both ends must agree on, and the secret they trust each other by. */
import type { IsakmpPolicySettings, TransformSetSettings, VpnSettings } from '../../model/design'
import type { Device } from '../../model/device'
import { USUAL_TRUST } from '../../model/make'
import { devicesOf } from '../../model/read'
import type { Fix } from '../finding'
import type { Found, Rule } from '../rule'
import type { Survey } from '../survey'
import { hasProtectedTunnel } from '../tunnels'

const words = (transforms: readonly string[]) => [...transforms].sort().join(' ')

export const transformSets: Rule = {
  name: 'transform-sets',
  title: 'Transform-sets in common',
  why: 'Without a common transform-set phase 2 fails: IKE comes up, no IPsec SA does.',
  source: 'Source document, transform-set t1; RFC 2409 section 5.5',
  check: (survey) => {
    if (isByTunnels(survey)) return []
    const { design } = survey
    const offered = new Set(design.vpn.headEndTransformSets.map((set) => words(set.transforms)))
    if (design.vpn.siteTransformSets.some((set) => set.transforms.length > 0 && offered.has(words(set.transforms))))
      return []
    const summary = 'Head-ends and sites have no transform-set in common: no IPsec SA comes up'
    const remedy = 'Give both ends a set with the same transforms.'
    const [wanted] = design.vpn.siteTransformSets.filter((set) => set.transforms.length > 0)
    const about = { severity: 'error', field: 'vpn.siteTransformSets', summary, remedy } as const
    return [wanted ? { ...about, fix: offering(design.vpn, wanted) } : about]
  },
}

/** Nobody has a crypto map by the design: what tunnel interfaces offer each other is asked of the configurations. */
function isByTunnels({ design, headEnds }: Survey): boolean {
  const sites = devicesOf(design, 'soho')
  const all = (devices: readonly Device[]) => devices.length > 0 && devices.every(hasProtectedTunnel)
  return all(sites) || (all(headEnds) && design.vpn.headEndTransformSets.length === 0)
}

/** The head-ends offer the sites' set too, under a name that is free. */
function offering(vpn: VpnSettings, wanted: TransformSetSettings): Fix {
  const taken = new Set(vpn.headEndTransformSets.map((set) => set.name))
  let name = wanted.name
  for (let number = 1; taken.has(name); number++) name = `t${number}`
  const added: TransformSetSettings = { ...wanted, name }
  return {
    says: `The head-ends offer ${wanted.transforms.join(' ')} too, as transform-set ${name}.`,
    safe: true,
    edit: { kind: 'set-vpn', vpn: { ...vpn, headEndTransformSets: [...vpn.headEndTransformSets, added] } },
  }
}

/** A change of what all routers agree on, which somebody has to look at. */
const changing = (says: string, vpn: VpnSettings): Fix => ({ says, safe: false, edit: { kind: 'set-vpn', vpn } })

export const credentials: Rule = {
  name: 'credentials',
  title: 'Credentials',
  why: 'Sites with unknown addresses need certificates; one wildcard key lets whoever learns it pose as any site, or as a head-end.',
  source: 'Source document: “Digital Certificates required”',
  check: (survey) => {
    const { design } = survey
    const { credentials: trust, policies } = design.vpn
    const field = 'vpn.policies'
    // Tunnels may be made by IKEv2, which the design has no settings for where its own crypto map is nowhere.
    if (policies.length === 0 && !isByTunnels(survey)) {
      const vpn: VpnSettings = { ...design.vpn, policies: [{ priority: 1, encryption: '3des', group: 5 }] }
      const fix = changing('Adds policy 1 with 3des and group 5.', vpn)
      const remedy = 'Add one, for example with 3des.'
      return [{ severity: 'error', field, summary: 'There is no IKE policy', remedy, fix }]
    }
    const wanted: NonNullable<IsakmpPolicySettings['authentication']> =
      trust.kind === 'pre-shared-key' ? 'pre-share' : 'rsa-sig'
    const fits = (policy: IsakmpPolicySettings) => (policy.authentication ?? 'rsa-sig') === wanted
    // Where one policy fits, further ones are for others: a partner's tunnel has a key of its own.
    const misfits = (policies.some(fits) ? [] : policies).map((policy): Found => {
      const summary = `IKE policy ${policy.priority} authenticates by ${policy.authentication ?? 'rsa-sig'}, but the design has ${trust.kind === 'pre-shared-key' ? 'a pre-shared key' : 'certificates'}`
      const agreed = policies.map((item) => (item === policy ? { ...item, authentication: wanted } : item))
      const fix = changing(`Sets its authentication to ${wanted}.`, { ...design.vpn, policies: agreed })
      return { severity: 'error', field, summary, remedy: `Set its authentication to ${wanted}.`, fix }
    })
    // Without a head-end of the design nothing says that its sites have one key: each may have its own with whoever that is.
    if (trust.kind === 'certificates' || survey.headEnds.length === 0) return misfits
    const summary = 'One pre-shared key serves all sites: who learns it can pose as any of them, or as a head-end'
    const remedy = 'Use certificates, as sites with unknown addresses demand.'
    return [...misfits, { severity: 'warning', field: 'vpn.credentials', summary, remedy, fix: certified(design.vpn) }]
  },
}

/** Certificates in place of the shared key. */
function certified(vpn: VpnSettings): Fix {
  return changing(
    `Takes certificates of trustpoint ${USUAL_TRUST.trustpoint} in place of the key; every router then has to be enrolled.`,
    {
      ...vpn,
      credentials: USUAL_TRUST,
      policies: vpn.policies.map((policy) => ({ ...policy, authentication: 'rsa-sig' })),
    },
  )
}
