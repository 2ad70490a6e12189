/** Between whom the path of a site is measured, for any design: a host at headquarters, and a host of the site's LAN. */
import { addressOwners, type Configuration, type DeviceId, farEndsOf, type HostConfig } from '../../config/index'
import type { Ip } from '../../net/index'
import { isHeadEnd, isSite, lanPortsOf, tunnelEndsOf } from '../sites/role'
import type { Surroundings } from './areas'

export interface Ends {
  readonly site: string
  /** A host of headquarters; a head-end (its LAN address) when there is none. */
  readonly from: string
  /** A host of the site's LAN; the SOHO router itself (its LAN address) when there is none. */
  readonly to: string
  /** The CallManager that the site's phone turns to when `from`, its first, is gone. */
  readonly second?: { readonly device: string; readonly address: Ip }
}

/** Both ends of every site's path; a sentence when there is nobody at headquarters. */
export function endsOfSites(configurations: readonly Configuration[], around: Surroundings): readonly Ends[] | string {
  const host = headquartersHost(configurations, around)
  const speaker = host === undefined ? headEndsOf(configurations) : () => host
  if (!speaker) {
    const where = configurations.some(({ kind }) => kind === 'firewall') ? 'behind the firewall' : 'on its LAN'
    return `There is no host at headquarters to measure from: place a server, a phone or a PC ${where}`
  }
  const hosts = new Map(configurations.flatMap((item, index) => (item.host ? [[item.device, { item, index }]] : [])))
  const managers = configurations.filter(({ host }) => host?.callManager)
  return around.sites.map((site) => {
    const from = speaker(site)
    const to = siteHost(hosts, around.areaOf(site)) ?? site
    const second = secondOf(hosts.get(to)?.item.host?.skinny, managers, from)
    return { site, from, to, ...(second ? { second } : {}) }
  })
}

function secondOf(
  phone: HostConfig['skinny'],
  managers: readonly Configuration[],
  first: string,
): NonNullable<Ends['second']> | undefined {
  const backup = phone?.backup
  const at = (address: Ip | undefined) => managers.find((item) => hasAddress(item, address))?.device
  const device = at(backup)
  return device === undefined || backup === undefined || at(phone?.server) !== first
    ? undefined
    : { device, address: backup }
}

const hasAddress = ({ interfaces }: Configuration, ip: Ip | undefined) =>
  interfaces.some(({ address }) => address.kind === 'static' && address.address === ip)

/** The CallManager when there is one, as SEED follows its packets; else the first host outside every site. */
function headquartersHost(configurations: readonly Configuration[], around: Surroundings): string | undefined {
  const hosts = configurations.filter((item) => item.host !== undefined && around.scopeOf(item.device).kind !== 'site')
  const behind = hosts.filter((item) => around.scopeOf(item.device).kind === 'headquarters')
  const found =
    behind.find((item) => item.host?.callManager) ??
    behind[0] ??
    hosts.find((item) => item.host?.callManager) ??
    hosts[0]
  return found?.device
}

/**
 * Where no host is drawn the head-end that a site's tunnels lead to speaks from its own LAN, as a ping with that source
 * would. Of a site with several, who would have to be gone for it to be cut off is not told by one of them.
 */
function headEndsOf(configurations: readonly Configuration[]): ((site: DeviceId) => DeviceId) | undefined {
  const heads = configurations.filter(isHeadEnd)
  const [first] = heads
  if (!first || !heads.every(hasLan)) return undefined
  const owners = addressOwners(heads)
  const speakers = new Map(configurations.filter(isSite).map((item) => [item.device, headsOf(item, owners)]))
  if ([...speakers.values()].some(({ size }) => size > 1 || (size === 0 && heads.length > 1))) return undefined
  return (site) => [...(speakers.get(site) ?? [])][0] ?? first.device
}

const headsOf = (site: Configuration, owners: ReadonlyMap<Ip, DeviceId>): ReadonlySet<DeviceId> =>
  new Set(farEndsOf(site).flatMap((peers) => peers.flatMap((address) => owners.get(address) ?? [])))

const hasLan = (item: Configuration): boolean =>
  !meetsByLoopback(item) &&
  lanPortsOf(item).some(({ address, shutdown }) => address.kind === 'static' && !shutdown.value)

/** It is known by that address, from which no packet for a site goes. */
const meetsByLoopback = (item: Configuration): boolean => {
  const ends = tunnelEndsOf(item)
  return item.interfaces.some(({ name, kind }) => kind === 'loopback' && ends?.has(name))
}

interface PlacedHost {
  readonly item: Configuration
  /** Its place among all configurations. */
  readonly index: number
}

/** The first phone of an area, else its first host. */
function siteHost(hosts: ReadonlyMap<string, PlacedHost>, area: readonly string[]): string | undefined {
  const own = area.flatMap((device) => hosts.get(device) ?? []).sort((a, b) => a.index - b.index)
  return (own.find(({ item }) => item.host?.skinny) ?? own[0])?.item.device
}
