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

/** Far ends: the device that has the address, or the address itself where nobody drawn has it. */
type Ends = ReadonlySet<DeviceId | Ip>

/** The standing of each device whose tunnels tell it; what the drawing says already (`standing`) stays as it is. */
export function standingsOf(configurations: readonly Configuration[]): ReadonlyMap<DeviceId, Standing> {
  const owners = addressOwners(configurations)
  const far = new Map(configurations.map((item) => [item.device, farEnds(item, owners)]))
  const told = new Map(configurations.map((item) => [item.device, item]))
  const count = (end: DeviceId | Ip): number => {
    const item = typeof end === 'string' ? told.get(end) : undefined
    if (!item) return 1
    return answersAnybody(item) ? Number.POSITIVE_INFINITY : (far.get(item.device)?.size ?? 0)
  }
  const heads = new Set(
    configurations.filter((item) => isHub(item, far.get(item.device) ?? new Set(), count)).map(({ device }) => device),
  )
  const standings = new Map<DeviceId, Standing>()
  for (const { device, standing } of configurations) {
    if (standing !== undefined) continue
    if (heads.has(device)) standings.set(device, 'head-end')
    else if ([...(far.get(device) ?? [])].some((end) => typeof end === 'string' && heads.has(end)))
      standings.set(device, 'site')
  }
  return standings
}

function isHub(item: Configuration, ends: Ends, count: (end: DeviceId | Ip) => number): boolean {
  if (item.standing !== undefined) return item.standing === 'head-end'
  if (answersAnybody(item)) return true
  const isDrawn = [...ends].some((end) => typeof end === 'string')
  // A firewall alone with partners stands before a network that may have head-ends of its own.
  if (!isDrawn && item.kind !== 'router') return false
  const lesser = [...ends].filter((end) => count(end) < ends.size)
  return lesser.length >= (isDrawn ? 2 : ENOUGH_ALONE)
}

/** By a dynamic map, or a template of tunnel interfaces. */
const answersAnybody = (item: Configuration): boolean => isHeadEnd(item) || hasTemplates(item)

function farEnds(item: Configuration, owners: ReadonlyMap<Ip, DeviceId>): Ends {
  const ends = new Set([...farEndsOf(item)].map((address) => owners.get(address) ?? address))
  ends.delete(item.device)
  return ends
}
