/** The crypto parameters that both ends must agree on, and the secret they trust each other by. */
import type { Found, Rule } from '../rule'

const words = (transforms: readonly string[]) => [...transforms].sort().join(' ')

export const transformSets: Rule = {
  name: 'transform-sets',
  check: ({ design }) => {
    const offered = new Set(design.vpn.headEndTransformSets.map((set) => words(set.transforms)))
    if (design.vpn.siteTransformSets.some((set) => set.transforms.length > 0 && offered.has(words(set.transforms))))
      return []
    const summary = 'Head-ends and sites have no transform-set in common: no IPsec SA comes up'
    const remedy = 'Give both ends a set with the same transforms.'
    return [{ severity: 'error', field: 'vpn.siteTransformSets', summary, remedy }]
  },
}

export const credentials: Rule = {
  name: 'credentials',
  check: ({ design }) => {
    const { credentials: trust, policies } = design.vpn
    const field = 'vpn.policies'
    if (policies.length === 0) {
      return [
        { severity: 'error', field, summary: 'There is no IKE policy', remedy: 'Add one, for example with 3des.' },
      ]
    }
    const wanted = trust.kind === 'pre-shared-key' ? 'pre-share' : 'rsa-sig'
    const misfits = policies
      .filter((policy) => (policy.authentication ?? 'rsa-sig') !== wanted)
      .map((policy): Found => {
        const summary = `IKE policy ${policy.priority} authenticates by ${policy.authentication ?? 'rsa-sig'}, but the design has ${trust.kind === 'pre-shared-key' ? 'a pre-shared key' : 'certificates'}`
        return { severity: 'error', field, summary, remedy: `Set its authentication to ${wanted}.` }
      })
    if (trust.kind === 'certificates') return misfits
    const summary = 'One pre-shared key serves all sites: who learns it can pose as any of them, or as a head-end'
    const remedy = 'Use certificates, as sites with unknown addresses demand.'
    return [...misfits, { severity: 'warning', field: 'vpn.credentials', summary, remedy }]
  },
}
