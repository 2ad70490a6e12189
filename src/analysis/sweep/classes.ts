/**
 * Sites that are alike: same devices, same configuration but for their own names and addresses, same head-end, and the
 * same said of them by the devices that all share. What a failure does to one of them it does to all (the tests hold this
 * against running every site), so that a sweep of many sites needs only a few of each kind.
 */
import type { Configuration, DeviceId, Topology, TopologyLink } from '../../config/index'
import { type Prefix, prefixOf } from '../../net/index'
import type { Network } from '../../sim/index'
import { headEnds } from '../sites/head-end'
import type { Surroundings } from '../surroundings/areas'
import { mentionsIn, Territory } from './mentions'

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
  const areas = around.sites.map((site) => areaOf(site, told, cables, around.areaOf(site)))
  const said = saidOf(areas, configurations)
  for (const area of areas) {
    const { site } = area
    const peer = headEndOf(site)?.device
    const shared = [...sharedPorts(area, told), ...(said.get(site) ?? [])]
    const key = `${peer ?? ''} ${shapeOf(area)} ${partsText(shared, area)}`
    const known = classes.get(key)
    if (known) known.sites.push(site)
    else classes.set(key, { peer, sites: [site] })
  }
  return [...classes.values()].map(({ peer, sites }) => ({ sites, ...(peer === undefined ? {} : { peer }) }))
}

/** What is only a name, a remark, or what a terminal shows of the device itself. */
const PRIVATE: ReadonlySet<string> = new Set([
  ...['device', 'hostname', 'description'],
  ...['management', 'cdpOff', 'distinguisher'],
])

/** A line of a text, whatever field it stands in: where it stands there is no matter. */
const isLine = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'line' in value && typeof value.line === 'number' && 'text' in value

const isSilent = (field: string, value: unknown): boolean => PRIVATE.has(field) || isLine(value)

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

type Told = ReadonlyMap<DeviceId, { readonly item: Configuration; readonly place: number }>

/** A site with all that stands at it. */
interface Area {
  readonly site: string
  readonly devices: readonly DeviceId[]
  readonly own: readonly Configuration[]
  readonly links: readonly TopologyLink[]
}

function areaOf(
  site: string,
  told: Told,
  at: ReadonlyMap<DeviceId, readonly Cable[]>,
  devices: readonly DeviceId[],
): Area {
  const own = devices
    .flatMap((device) => told.get(device) ?? [])
    .sort(inOrder)
    .map(({ item }) => item)
  const touching = new Map(devices.flatMap((device) => (at.get(device) ?? []).map((cable) => [cable.place, cable])))
  return { site, devices, own, links: [...touching.values()].sort(inOrder).map(({ link }) => link) }
}

/** Of whom, and what; and where in its list. */
type Part = readonly [device: DeviceId, part: unknown, after?: number]

const ports = new WeakMap<Configuration, ReadonlyMap<string, unknown>>()

function portsOf(item: Configuration): ReadonlyMap<string, unknown> {
  const known = ports.get(item) ?? new Map(item.interfaces.map((port) => [port.name, port]))
  ports.set(item, known)
  return known
}

/** The ports of shared devices that the site's cables end at. */
function sharedPorts({ devices, links }: Area, told: Told): readonly Part[] {
  const inside = new Set(devices)
  const ends = links.flatMap(({ a, b }) => [a, b]).filter(({ device }) => !inside.has(device))
  return ends.map(({ device, interface: name }) => {
    const item = told.get(device)?.item
    return [device, (item && portsOf(item).get(name)) ?? { name }]
  })
}

/** What devices of no site say of each of them alone. */
function saidOf(
  areas: readonly Area[],
  configurations: readonly Configuration[],
): ReadonlyMap<string, readonly Part[]> {
  const territory = new Territory()
  const inside = new Set(areas.flatMap(({ own }) => own.map(({ device }) => device)))
  for (const { site, own } of areas) territory.add(site, own.flatMap(ownAddresses), own.flatMap(ownPrefixes))
  const said = new Map<string, Part[]>()
  for (const item of configurations.filter(({ device }) => !inside.has(device)))
    for (const { site, part, after } of mentionsIn(item, territory, isSilent)) {
      const known = said.get(site) ?? []
      said.set(site, known)
      known.push([item.device, part, after])
    }
  return said
}

/** Their numbers in an order of many are no matter, nor are the names that they give to each other. */
function partsText(parts: readonly Part[], { own }: Area): string {
  const [addresses, prefixes] = [own.flatMap(ownAddresses), own.flatMap(ownPrefixes)]
  const names = new Map<unknown, string>()
  for (const [at, [, said]] of parts.entries()) {
    if (typeof said === 'object' && said !== null && 'name' in said && !names.has(said.name))
      names.set(said.name, `@${at}`)
  }
  return JSON.stringify(parts, (key, value: unknown) => {
    if (key === 'sequence' || isSilent(key, value)) return undefined
    if (value instanceof Map) return [...value.entries()]
    return typeof value === 'number' ? relative(value, addresses, prefixes) : (names.get(value) ?? value)
  })
}

/** A text that is the same for sites that differ in names and own addresses only. */
function shapeOf({ own, devices, links }: Area): string {
  const addresses = own.flatMap(ownAddresses)
  const prefixes = own.flatMap(ownPrefixes)
  const names = new Map(devices.map((device, index) => [device, `#${index}`]))
  const cables = links.map(({ a, b, id: _id, ...rest }) => {
    const end = ({ device, interface: port }: typeof a) => (names.has(device) ? `${names.get(device)}/${port}` : device)
    return { ...rest, a: end(a), b: end(b) }
  })
  return JSON.stringify([own.map((item) => [item.kind, item.release, item]), cables], (key, value: unknown) => {
    if (isSilent(key, value)) return undefined
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
