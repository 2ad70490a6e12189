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

function setsOf(config: Configuration, names: readonly string[]): readonly TransformSet[] {
  return names.flatMap((name) => config.crypto?.transformSets.find((set) => set.name === name) ?? [])
}

const sameSet = (a: TransformSet, b: TransformSet) => a.cipher === b.cipher && a.integrity === b.integrity

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
      const ours = site.config.crypto?.isakmp.policies ?? []
      const theirs = head.config.crypto?.isakmp.policies ?? []
      const own = ours.filter((policy) => policy.source)
      if (own.some((policy) => theirs.some((other) => agree(policy, other)))) return []
      return [
        {
          severity: 'error',
          device: site.config.device,
          ...lineOf(own[0]?.source),
          summary: `It and ${head.config.device} have no IKE policy in common: no tunnel comes up`,
          remedy: 'Give both ends the same encryption, hash, authentication and group.',
        },
      ]
    }),
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
