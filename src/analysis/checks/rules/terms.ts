/** Terms of phase 1 and 2: a site and each of its peers need a policy and a transform-set in common. */
import type { Configuration } from '../../../config/index'
import { add, type Check, type CheckFound, lineOf } from '../check'
import type { HeadEndScope, Scope, SiteScope } from '../scope'

export const transformSets: Check = {
  name: 'transform-sets',
  title: 'Transform-sets in common',
  why: 'Without a common transform-set phase 2 fails: IKE comes up, no IPsec SA does.',
  source: 'Source document, transform-set t1; RFC 2409 section 5.5',
  check: (scope) =>
    pairsOf(scope).flatMap(({ site, head }): readonly CheckFound[] => {
      const offered = setsOf(site.config, site.entry.transformSets)
      const accepted = head.templates.flatMap((item) => setsOf(head.config, item.transformSets))
      if (offered.some((set) => accepted.some((other) => sameSet(set, other)))) return []
      const about = {
        severity: 'error',
        device: site.config.device,
        ...lineOf(site.entry.source),
        summary: `It and ${head.config.device} have no transform-set in common: no IPsec SA comes up`,
        remedy: 'Give both ends a set with the same transforms.',
      } as const
      const fix = offering(head, offered[0])
      return [fix ? { ...about, fix } : about]
    }),
}

type TransformSet = NonNullable<Configuration['crypto']>['transformSets'][number]

export function setsOf(config: Configuration, names: readonly string[]): readonly TransformSet[] {
  return names.flatMap((name) => config.crypto?.transformSets.find((set) => set.name === name) ?? [])
}

export const sameSet = (a: TransformSet, b: TransformSet) => a.cipher === b.cipher && a.integrity === b.integrity

/** The head-end gets a set of its own with the site's transforms, and offers it last. */
function offering(head: HeadEndScope, wanted: TransformSet | undefined): CheckFound['fix'] {
  const [template] = head.templates
  if (!wanted || !template) return undefined
  const taken = new Set(head.config.crypto?.transformSets.map((set) => set.name))
  let name = wanted.name
  for (let number = 1; taken.has(name); number++) name = `t${number}`
  const { device } = head.config
  const transforms = [wanted.cipher, wanted.integrity].filter(Boolean).join(' ')
  const offers = `set transform-set ${[...template.transformSets, name].join(' ')}`
  return {
    says: `${device} offers ${transforms} too, as transform-set ${name}.`,
    safe: true,
    changes: [
      add(device, [], `crypto ipsec transform-set ${name} ${transforms}`, template.source.text),
      ...(template.transformSets.length === 0
        ? []
        : [
            {
              device,
              section: [template.source.text],
              action: 'remove',
              text: `set transform-set ${template.transformSets.join(' ')}`,
            } as const,
          ]),
      add(device, [template.source.text], offers, ''),
    ],
  }
}

export const ikePolicies: Check = {
  name: 'ike-policies',
  title: 'IKE policies in common',
  why: 'Phase 1 needs one policy that both ends have, alike in encryption, hash, authentication and group; else no tunnel comes up.',
  source: 'RFC 2409 section 5; source document, crypto isakmp policy 1',
  check: (scope) =>
    pairsOf(scope).flatMap(({ site, head }): readonly CheckFound[] => {
      const modern = site.entry.ikev2Profile !== undefined
      if (modern !== head.templates.some((item) => item.ikev2Profile)) return [versions(site, head)]
      // What IKEv2 proposes is told by the design's own rules: both ends have it from one setting.
      if (modern) return []
      const own = policiesOf(site.config).filter((policy) => policy.source)
      const about = { device: site.config.device, ...lineOf(own[0]?.source) }
      return policiesApart(site.config, head.config, `It and ${head.config.device}`, 'no tunnel comes up').map(
        (found) => ({ ...found, ...about }),
      )
    }),
}

/** Nothing where two ends of IKE's first version have a policy in common that somebody wrote. */
export function policiesApart(
  one: Configuration,
  other: Configuration,
  both: string,
  follows: string,
): readonly CheckFound[] {
  const common = policiesOf(one).find(
    (policy) =>
      policiesOf(other).some((theirs) => agree(policy, theirs)) && [one, other].every((end) => canProve(end, policy)),
  )
  if (common?.source) return []
  const remedy = 'Give both ends the same encryption, hash, authentication and group.'
  if (common) return [{ severity: 'warning', summary: byOwnPolicy(both, common), remedy }]
  return [{ severity: 'error', summary: `${both} have no IKE policy in common: ${follows}`, remedy }]
}

/** The tunnel comes up, by a policy that nobody wrote (FACTS section 9). */
function byOwnPolicy(both: string, { priority, encryption, hash, authentication, group }: Policy): string {
  const terms = `${encryption.toUpperCase()}, ${hash.toUpperCase()}, ${authentication}, group ${group}`
  return `${both} have only IOS's own policy ${priority} in common: tunnels come up with ${terms}`
}

function versions(site: SiteScope, head: HeadEndScope): CheckFound {
  const one = site.entry.ikev2Profile ? site.config : head.config
  return {
    severity: 'error',
    device: site.config.device,
    ...lineOf(site.entry.ikev2Profile?.source ?? site.entry.source),
    summary: `Of it and ${head.config.device} only ${one.device} speaks IKEv2: no tunnel comes up`,
    remedy: 'Let both ends speak the same version of IKE.',
  }
}

type Policy = NonNullable<Configuration['crypto']>['isakmp']['policies'][number]

const policiesOf = ({ crypto }: Configuration): readonly Policy[] => crypto?.isakmp.policies ?? []

/** There is a policy that it could offer at all. */
export const hasPolicy = (config: Configuration): boolean =>
  policiesOf(config).some((policy) => canProve(config, policy))

/** A policy of IOS's own is of use only to an end that has what it authenticates with. */
function canProve({ crypto }: Configuration, { source, authentication }: Policy): boolean {
  if (source) return true
  return authentication === 'pre-share'
    ? (crypto?.isakmp.keys.length ?? 0) > 0
    : crypto?.isakmp.trustpoint !== undefined
}

const agree = (a: Policy, b: Policy) =>
  a.encryption === b.encryption && a.hash === b.hash && a.authentication === b.authentication && a.group === b.group

/** Every site with each of its peers. */
function pairsOf({ sites, byLocal }: Scope): readonly { readonly site: SiteScope; readonly head: HeadEndScope }[] {
  return sites.flatMap((site) =>
    site.entry.peers.flatMap((peer) => {
      const head = byLocal.get(peer.address)
      return head ? [{ site, head }] : []
    }),
  )
}
