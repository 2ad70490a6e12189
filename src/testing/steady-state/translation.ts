/** Whether `ip nat inside source` of a router takes a packet that goes from an inside to an outside interface. */
import type { Configuration } from '../../config/index'
import { lookUp } from '../../net/index'
import { listPermits, type Packet } from './packet'

export function translates(config: Configuration, inward: string, outward: string, packet: Packet): boolean {
  const side = (name: string) => config.interfaces.find((item) => item.name === name)?.natSide
  const rules = config.nat?.rules
  if (!rules || side(inward) !== 'inside' || side(outward) !== 'outside') return false
  return rules.some((rule) => {
    if (rule.kind === 'static') return rule.local === packet.source
    if (rule.by === 'list') return listTakes(config, rule.name, packet)
    const map = lookUp(config.routeMaps, rule.name)
    for (const entry of map?.entries ?? []) {
      const lists = entry.matches.flatMap((item) => (item.kind === 'access-list' ? item.lists : []))
      if (lists.length === 0 || lists.some((name) => listTakes(config, name, packet))) return entry.action === 'permit'
    }
    return false
  })
}

function listTakes(config: Configuration, name: string, packet: Packet): boolean {
  const list = lookUp(config.accessLists, name)
  return list !== undefined && listPermits(list, packet)
}
