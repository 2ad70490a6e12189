/** Single points of failure, and what to do about each. */
import type { Scene } from '../../sim/index'
import { isHeadEnd } from '../sites/role'
import type { SinglePoint, SweepCase } from './types'
import { isLasting } from './verdict'

export function singlePointsOf(scene: Scene, cases: readonly SweepCase[]): readonly SinglePoint[] {
  return cases.flatMap((item) => {
    const hit = item.sites.filter((site) => isLasting(site.verdict))
    const first = hit[0]
    if (!first) return []
    const { fault, title, scope } = item
    return [
      { fault, title, scope, sites: hit.map((site) => site.site), reason: first.reason, remedy: remedyOf(scene, item) },
    ]
  })
}

function remedyOf(scene: Scene, { kind, scope, faults, title }: SweepCase): string {
  if (kind === 'link' && isBetweenGateways(scene, faults[0]))
    return 'Add a second cross-over between two other interfaces of the gateways.'
  switch (scope.kind) {
    case 'head-end':
      if (scene.configurations.filter(isHeadEnd).length === 1)
        return 'Add a second head-end: same HSRP group, a cross-over to this one, and both as peers of every site.'
      return 'Give every site both gateways as peers, keepalives at both ends, and both gateways the same HSRP group and a cross-over.'
    case 'process':
      return 'Nothing takes over from a process that stops while its router runs: watch it, and reload the router when it is gone.'
    case 'stick':
      return 'Put the two gateways on two switches, each with its own way to the firewall.'
    case 'firewall':
      return 'A failover pair of firewalls, with both cabled to each side.'
    case 'internet':
      return 'A second provider, or a second line to this one.'
    case 'headquarters':
      return `A second ${title.startsWith('link') ? 'link' : 'one'} beside it, or a host elsewhere that does the same.`
    case 'site':
      return "The site's own: a second access line or a spare device, where the site is worth it."
    case 'elsewhere':
      return 'A second one beside it.'
  }
}

function isBetweenGateways(
  { topology, configurations }: Scene,
  fault: SweepCase['faults'][number] | undefined,
): boolean {
  if (!fault || !('interface' in fault)) return false
  const link = topology.links.find(({ a, b }) =>
    [a, b].some((end) => end.device === fault.device && end.interface === fault.interface),
  )
  const gateways = configurations.filter(isHeadEnd).map((item) => item.device)
  return link !== undefined && gateways.includes(link.a.device) && gateways.includes(link.b.device)
}
