/** What a route-map says of a packet, for policy routing: the first entry all of whose conditions hold takes it. */
import { type Ipv4Packet, lookUp } from '../../net/index'
import type { Configuration } from '../configuration'
import { type NotKnown, notKnownAt } from '../not-known'
import type { RouteMap, RouteMapEntry, RouteMatch } from '../policy'
import { evaluateList } from './access-list'
import { subjectOf } from './subject'

export type PolicyVerdict =
  /** The routing table decides: nothing took it, or an entry that denies did. */
  | { readonly kind: 'normal' }
  | { readonly kind: 'taken'; readonly entry: RouteMapEntry }
  | { readonly kind: 'not-known'; readonly notKnown: NotKnown }

type Asked = Pick<Configuration, 'device' | 'accessLists'>

export function policyVerdict(config: Asked, map: RouteMap, packet: Ipv4Packet): PolicyVerdict {
  for (const entry of map.entries) {
    const answers = entry.matches.map((match) => holds(config, match, entry, packet))
    if (answers.some((answer) => answer === false)) continue
    const open = answers.find((answer) => typeof answer === 'object')
    if (open) return { kind: 'not-known', notKnown: open }
    return entry.action === 'permit' ? { kind: 'taken', entry } : { kind: 'normal' }
  }
  return { kind: 'normal' }
}

/** Lists look at the packet, and one that is not defined takes all; what else a route-map asks is asked of routes. */
function holds(config: Asked, match: RouteMatch, { source }: RouteMapEntry, packet: Ipv4Packet): boolean | NotKnown {
  if (match.kind === 'not-known') return match.notKnown
  if (match.kind !== 'access-list' || match.of !== 'address')
    return notKnownAt(config.device, source, 'whether this entry takes the packet: its condition is one of routes')
  let open: NotKnown | undefined
  for (const name of match.lists) {
    const list = lookUp(config.accessLists, name)
    if (!list || list.entries.length === 0) return true
    const verdict = evaluateList(list, subjectOf(packet))
    if (verdict.action === 'permit') return true
    if (verdict.action === 'not-known') open ??= verdict.notKnown
  }
  return open ?? false
}
