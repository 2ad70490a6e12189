/** Which devices are at which site: what is cabled to its router, through switches and the home's router too. */
import type { Design } from '../model/design'
import type { DeviceKindName } from '../model/device'

/** Where a site ends. */
const WALLS: ReadonlySet<DeviceKindName> = new Set(['internet', 'firewall', 'head-end', 'soho'])

/** Devices at a site, by the name of its router. */
export function siteMembers(design: Design): ReadonlyMap<string, string> {
  const kinds = new Map(design.devices.map((device) => [device.name, device.kind]))
  const beside = new Map(design.devices.map(({ name }): [string, string[]] => [name, []]))
  for (const { a, b } of design.links) {
    beside.get(a.device)?.push(b.device)
    beside.get(b.device)?.push(a.device)
  }
  const sites = new Map<string, string>()
  for (const [name, kind] of kinds) {
    if (kind !== 'soho') continue
    const queue = [name]
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (sites.has(at)) continue
      sites.set(at, name)
      queue.push(...(beside.get(at) ?? []).filter((far) => !WALLS.has(kinds.get(far) ?? 'internet')))
    }
  }
  return sites
}
