/**
 * Sites that are alike: same devices, same configuration but for their own names and addresses, same head-end. What a
 * failure does to one of them it does to all (the tests hold this against running every site), so that a sweep of many
 * sites needs only a few of each kind.
 */
import type { Configuration, Topology } from '../../config/index'
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
  for (const site of around.sites) {
    const peer = headEndOf(site)?.device
    const key = `${peer ?? ''} ${shapeOf(configurations, topology, around.areaOf(site))}`
    const known = classes.get(key)
    if (known) known.sites.push(site)
    else classes.set(key, { peer, sites: [site] })
  }
  return [...classes.values()].map(({ peer, sites }) => ({ sites, ...(peer === undefined ? {} : { peer }) }))
}

/** What is only a name, a remark or a place in a text. */
const PRIVATE: ReadonlySet<string> = new Set(['device', 'hostname', 'source', 'line', 'text', 'description', 'id'])

/** A text that is the same for sites that differ in names and own addresses only. */
function shapeOf(configurations: readonly Configuration[], topology: Topology, area: readonly string[]): string {
  const own = configurations.filter((item) => area.includes(item.device))
  const addresses = own.flatMap(ownAddresses)
  const prefixes = own.flatMap(ownPrefixes)
  const names = new Map(area.map((device, index) => [device, `#${index}`]))
  const cables = topology.links.flatMap((link) => {
    const { a, b, id: _id, ...rest } = link
    if (!names.has(a.device) && !names.has(b.device)) return []
    const end = ({ device, interface: port }: typeof a) => (names.has(device) ? `${names.get(device)}/${port}` : device)
    return [{ ...rest, a: end(a), b: end(b) }]
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
