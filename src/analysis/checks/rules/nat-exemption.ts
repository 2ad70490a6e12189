/** What a tunnel protects must not be translated before: IOS translates on the way out before it asks the crypto map. */
import {
  type AccessListEntry,
  type Configuration,
  evaluateList,
  type NatRule,
  probeSubject,
  type RouteMatch,
} from '../../../config/index'
import { contains, formatIp, type Ip, ipPlus, lookUp, UDP } from '../../../net/index'
import { type Check, type CheckFound, lineOf } from '../check'
import type { SiteScope } from '../scope'

export const natExemption: Check = {
  name: 'nat-exemption',
  title: 'The tunnel’s traffic is not translated',
  why: 'A translated packet no longer has an address that the crypto access-list names: it leaves in clear, though the tunnel is up.',
  source: 'IOS order of operations: NAT comes before the crypto map on the way out',
  check: (scope) => scope.sites.flatMap(translated),
}

type Dynamic = Extract<NatRule, { readonly kind: 'dynamic' }>

function translated({ config, entry, outside, lans }: SiteScope): readonly CheckFound[] {
  const list = entry.match && lookUp(config.accessLists, entry.match.value)
  const inside = lans.filter(({ port }) => port.natSide === 'inside')
  if (!list || outside?.natSide !== 'outside') return []
  for (const item of list.entries) {
    const isOurs = item.action === 'permit' && inside.some(({ subnet }) => contains(subnet, item.source.address))
    const rule = isOurs && !item.notKnown ? ruleFor(config, item) : undefined
    if (rule)
      return [
        {
          severity: 'error',
          device: config.device,
          ...lineOf(rule.source),
          summary: `It translates what "${item.line.text.trim()}" protects: ${formatIp(item.source.address)} leaves in clear`,
          remedy: `Deny it first in ${rule.by === 'list' ? 'access-list' : 'the access-list of route-map'} ${rule.name}.`,
        },
      ]
  }
  return []
}

/** The first rule that takes a packet of the protected traffic; none where it is not known what an earlier one does. */
function ruleFor(config: Configuration, item: AccessListEntry): Dynamic | undefined {
  for (const rule of config.nat?.rules ?? []) {
    if (rule.kind === 'static') continue
    const said = rule.by === 'list' ? listSays(config, rule.name, item) : mapSays(config, rule.name, item)
    if (said === 'permit') return rule
    if (said === 'not-known') return undefined
  }
  return undefined
}

type Said = 'permit' | 'deny' | 'not-known'

function listSays(config: Configuration, name: string, item: AccessListEntry): Said {
  const list = lookUp(config.accessLists, name)
  if (!list) return 'deny'
  const ends = { source: hostOf(item.source), destination: hostOf(item.destination) }
  return evaluateList(list, probeSubject({ protocol: UDP, ...ends })).action
}

function mapSays(config: Configuration, name: string, item: AccessListEntry): Said {
  for (const entry of lookUp(config.routeMaps, name)?.entries ?? []) {
    const answers = entry.matches.map((match) => matchSays(config, match, item))
    if (answers.includes('deny')) continue
    return answers.includes('not-known') ? 'not-known' : entry.action
  }
  return 'deny'
}

function matchSays(config: Configuration, match: RouteMatch, item: AccessListEntry): Said {
  if (match.kind !== 'access-list' || match.of !== 'address') return 'not-known'
  const said = match.lists.map((name) => listSays(config, name, item))
  return said.find((answer) => answer === 'permit') ?? said.find((answer) => answer === 'not-known') ?? 'deny'
}

const ANY_WILDCARD = 0xffffffff

/** Some host of a network; where it may be anybody, nobody in particular. */
function hostOf({ address, wildcard }: AccessListEntry['source']): Ip | undefined {
  if (wildcard === ANY_WILDCARD) return undefined
  return (wildcard & 1) === 0 ? address : ipPlus(address, 1)
}
