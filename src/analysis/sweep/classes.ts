/**
 * Sites that are alike: same devices, same configuration but for their own names and addresses, same head-end. What a
 * failure does to one of them it does to all (the tests hold this against running every site), so that a sweep of many
 * sites needs only a few of each kind.
 */
import type { Configuration, DeviceId, Topology, TopologyLink } from '../../config/index'
import { type Prefix, prefixOf } from '../../net/index'
import type { Network } from '../../sim/index'
import { headEnds } from '../sites/head-end'
import type { Surroundings } from '../surroundings/areas'

export interface SiteClass {
  /** The head-end whose tunnel the sites have; absent = none. */
  readonly peer?: string
  readonly sites: readonly string[]
}

export function classesOf(
  network: Network,
  configurations: readonly Configuration[],
  topology: Topology,
  around: Surroundings,
): readonly SiteClass[] {
  const classes = new Map<string, { peer: string | undefined; sites: string[] }>()
  const headEndOf = headEnds(network, configurations)
  const told = new Map(configurations.map((item, place) => [item.device, { item, place }]))
  const cables = cablesOf(topology)
  for (const site of around.sites) {
    const peer = headEndOf(site)?.device
    const key = `${peer ?? ''} ${shapeOf(told, cables, around.areaOf(site))}`
    const known = classes.get(key)
    if (known) known.sites.push(site)
    else classes.set(key, { peer, sites: [site] })
  }
  return [...classes.values()].map(({ peer, sites }) => ({ sites, ...(peer === undefined ? {} : { peer }) }))
}

/** What is only a name, a remark, a place in a text, or what a terminal shows of the device itself. */
const PRIVATE: ReadonlySet<string> = new Set([
  ...['device', 'hostname', 'source', 'line', 'text', 'description', 'id'],
  ...['management', 'cdpOff', 'distinguisher'],
])

/** A link, and its place among all. */
interface Cable {
  readonly link: TopologyLink
  readonly place: number
}

/** The cables at each device. */
function cablesOf({ links }: Topology): ReadonlyMap<DeviceId, readonly Cable[]> {
  const cables = new Map<DeviceId, Cable[]>()
  for (const [place, link] of links.entries())
    for (const device of new Set([link.a.device, link.b.device])) {
      const known = cables.get(device)
      if (known) known.push({ link, place })
      else cables.set(device, [{ link, place }])
    }
  return cables
}

const inOrder = (a: { readonly place: number }, b: { readonly place: number }) => a.place - b.place

/** A text that is the same for sites that differ in names and own addresses only. */
function shapeOf(
  told: ReadonlyMap<DeviceId, { readonly item: Configuration; readonly place: number }>,
  at: ReadonlyMap<DeviceId, readonly Cable[]>,
  area: readonly DeviceId[],
): string {
  const own = area
    .flatMap((device) => told.get(device) ?? [])
    .sort(inOrder)
    .map(({ item }) => item)
  const addresses = own.flatMap(ownAddresses)
  const prefixes = own.flatMap(ownPrefixes)
  const names = new Map(area.map((device, index) => [device, `#${index}`]))
  const touching = new Map(area.flatMap((device) => (at.get(device) ?? []).map((cable) => [cable.place, cable])))
  const cables = [...touching.values()].sort(inOrder).map(({ link }) => {
    const { a, b, id: _id, ...rest } = link
    const end = ({ device, interface: port }: typeof a) => (names.has(device) ? `${names.get(device)}/${port}` : device)
    return { ...rest, a: end(a), b: end(b) }
  })
  return JSON.stringify([own.map((item) => [item.kind, item.release, item]), cables], (key, value: unknown) => {
    if (PRIVATE.has(key)) return undefined
    return typeof value === 'number' ? relative(value, addresses, prefixes) : value
  })
}

const ownAddresses = (item: Configuration): readonly number[] =>
  item.interfaces.flatMap(({ address }) => (address.kind === 'static' ? [address.address] : []))

function ownPrefixes(item: Configuration): readonly Prefix[] {
  const ports = item.interfaces.flatMap(({ address }) =>
    address.kind === 'static' ? [prefixOf(address.address, address.length)] : [],
  )
  return [...ports, ...item.dhcpPools.map((pool) => pool.network)]
}

/** Numbers up to here are counts and wildcards, not addresses: 0.0.0.0/8 is nobody's. */
const LEAST_ADDRESS = 0xffffff

/** An own address by its rank, another of the site's networks by its place there; every other number as it is. */
function relative(value: number, addresses: readonly number[], prefixes: readonly Prefix[]): number | string {
  if (value <= LEAST_ADDRESS) return value
  const own = addresses.indexOf(value)
  if (own >= 0) return `own ${own}`
  const index = prefixes.findIndex(({ address, length }) => value >= address && value < address + 2 ** (32 - length))
  const prefix = prefixes[index]
  return prefix ? `net ${index}+${value - prefix.address}` : value
}
