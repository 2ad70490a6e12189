/**
 * Which of the routers and firewalls that a drawing calls neither are head-ends and which sites, told from whom their tunnels
 * lead to. Entries of a crypto map and tunnel interfaces look alike at both ends, so that it hangs on the others: who answers
 * anybody is a head-end, and so is one that has tunnels with two or more that have fewer than it has; whoever has tunnels with
 * a head-end, and is none, is a site of it. Ends that are as many as each other (a pair, a mesh) are neither.
 */
import { addressOwners, type Configuration, type DeviceId, farEndsOf, hasTemplates } from '../../config/index'
import type { Ip } from '../../net/index'
import { isHeadEnd } from './role'

/** Tunnels of a lone hub: fewer may as well be a site's, to its two head-ends. */
const ENOUGH_ALONE = 3

type Standing = NonNullable<Configuration['standing']>

/** Who is at an address: the device that has it, or the address itself where nobody drawn has it. */
type End = DeviceId | Ip

/** A device's tunnels: whom each may lead to; the peers of one entry are alternatives. */
interface Tunnels {
  readonly each: readonly ReadonlySet<End>[]
  readonly ends: ReadonlySet<End>
}

/** The standing of each device whose tunnels tell it; what the drawing says already (`standing`) stays as it is. */
export function standingsOf(configurations: readonly Configuration[]): ReadonlyMap<DeviceId, Standing> {
  const owners = addressOwners(configurations)
  const tunnels = new Map<End, Tunnels>(configurations.map((item) => [item.device, tunnelsOf(item, owners)]))
  const answering = new Set<End>(configurations.filter(answersAnybody).map(({ device }) => device))
  const sizeOf = (end: End): number =>
    answering.has(end) ? Number.POSITIVE_INFINITY : (tunnels.get(end)?.each.length ?? 1)
  const isHub = (item: Configuration): boolean => {
    if (item.standing !== undefined) return item.standing === 'head-end'
    const own = tunnels.get(item.device)
    return answering.has(item.device) || (own !== undefined && hasLesser(item, own, sizeOf))
  }
  const heads = new Set<End>(configurations.filter(isHub).map(({ device }) => device))
  const standings = new Map<DeviceId, Standing>()
  for (const { device, standing } of configurations) {
    if (standing !== undefined) continue
    if (heads.has(device)) standings.set(device, 'head-end')
    else if ([...(tunnels.get(device)?.ends ?? [])].some((end) => heads.has(end))) standings.set(device, 'site')
  }
  return standings
}

/** Whether enough of those that it has tunnels with have fewer than it has. */
function hasLesser({ kind }: Configuration, { each, ends }: Tunnels, sizeOf: (end: End) => number): boolean {
  const isDrawn = [...ends].some((end) => typeof end === 'string')
  // A firewall alone with partners stands before a network that may have head-ends of its own.
  if (!isDrawn && kind !== 'router') return false
  const lesser = each.filter((alternatives) => [...alternatives].every((end) => sizeOf(end) < each.length))
  return lesser.length >= (isDrawn ? 2 : ENOUGH_ALONE)
}

/** By a dynamic map, or a template of tunnel interfaces. */
const answersAnybody = (item: Configuration): boolean => isHeadEnd(item) || hasTemplates(item)

function tunnelsOf(item: Configuration, owners: ReadonlyMap<Ip, DeviceId>): Tunnels {
  const each = new Map<string, ReadonlySet<End>>()
  for (const peers of farEndsOf(item)) {
    const ends = new Set(peers.map((address) => owners.get(address) ?? address))
    ends.delete(item.device)
    // Several entries with one peer are one tunnel here: they differ in what they protect.
    if (ends.size > 0) each.set([...ends].sort().join(' '), ends)
  }
  return { each: [...each.values()], ends: new Set([...each.values()].flatMap((ends) => [...ends])) }
}
