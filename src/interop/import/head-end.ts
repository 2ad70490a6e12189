/** A head-end's own settings, read from what its text tells. */
import { type Configuration, type InterfaceConfig, speaksOspf } from '../../config/index'
import { type HeadEnd, type InterfaceRole, withRole } from '../../design/index'
import { contains, formatIp, matchesWildcard, parseIp, prefixOf } from '../../net/index'
import { cryptoFacts } from './crypto'
import { commands, hasCommand, interfaceLines, type ParsedDevice } from './parsed'
import { tunnelEnd } from './tunnels'

/** A crypto map that waits for its peers, applied somewhere: with HSRP or without, alone or one of two; or its tunnel interfaces. */
export const isHeadEnd = (configuration: Configuration): boolean =>
  cryptoFacts(configuration).responder?.interface !== undefined || tunnelEnd(configuration)?.role === 'head-end'

/** Where the tunnels of sites arrive, and the interface whose address they end at, if that is another. */
function arrival(configuration: Configuration): { readonly interface?: string; readonly local?: string } {
  const source = tunnelEnd(configuration)?.source
  return cryptoFacts(configuration).responder ?? (source === undefined ? {} : { interface: source })
}

/** What each interface is for, by the crypto map, its local address, HSRP and the routing protocol. */
export function headEndRole(configuration: Configuration, item: InterfaceConfig): InterfaceRole {
  const { interface: at, local } = arrival(configuration)
  const onStick = configuration.interfaces.some((other) => other.name === at && isOnStick(configuration, other))
  if (item.name === local) return 'public'
  if (item.name === at)
    return onStick ? 'stick' : local !== undefined || leadsOut(configuration, item) ? 'outside' : 'public'
  if (item.kind === 'loopback') return local === undefined && onStick ? 'public' : 'lan'
  // Who shares an address inside and has the tunnels elsewhere stands beside the firewall.
  if (item.hsrp.length > 0) return 'inside'
  return speaksEigrp(configuration, item) || saysByOspf(configuration, item) ? 'cross-over' : 'lan'
}

/** Its default route has its next hop there. */
function leadsOut(configuration: Configuration, { address }: InterfaceConfig): boolean {
  const gateway = parseIp(defaultGateway(configuration))
  return (
    gateway !== undefined && address.kind === 'static' && contains(prefixOf(address.address, address.length), gateway)
  )
}

/** Where HSRP runs and no other interface leads inside, what comes and what goes use one interface. */
const isOnStick = (configuration: Configuration, item: InterfaceConfig): boolean =>
  item.hsrp.length > 0 && !configuration.interfaces.some((other) => other !== item && isInside(configuration, other))

function isInside(configuration: Configuration, item: InterfaceConfig): boolean {
  if (item.kind === 'loopback' || item.shutdown.value || item.address.kind === 'none') return false
  return item.hsrp.length > 0 || !speaksEigrp(configuration, item)
}

function speaksEigrp({ eigrp }: Configuration, { name, address }: InterfaceConfig): boolean {
  if (address.kind !== 'static') return false
  return eigrp.some(({ passive, networks }) => {
    const isPassive = passive.default
      ? !passive.active.some((item) => item.value === name)
      : passive.interfaces.some((item) => item.value === name)
    return !isPassive && networks.some((item) => matchesWildcard(address.address, item.address, item.wildcard))
  })
}

const saysByOspf = (configuration: Configuration, { name, address }: InterfaceConfig): boolean =>
  address.kind === 'static' && speaksOspf(configuration, name, address.address)

/** The interface with the address that the head-ends share. */
export const sharedOf = (device: HeadEnd): string | undefined =>
  [...withRole(device, 'stick'), ...withRole(device, 'inside')][0]?.name

type Settings = Pick<HeadEnd, 'defaultGateway' | 'sameInterfaceCache'> &
  Partial<Pick<HeadEnd, 'hsrp' | 'redirects' | 'reverseRoute'>>

/**
 * Defaults as IOS has them where the text is silent; `shared` is the interface whose address the head-ends share. Of tunnel
 * interfaces no line says how a crypto map would be, nor what head-ends that share nothing would share.
 */
export function headEndSettings(told: ParsedDevice, shared: string | undefined): Settings {
  const { configuration } = told
  const at = shared ?? arrival(configuration).interface
  const item = configuration.interfaces.find((other) => other.name === at)
  const ofMap = tunnelEnd(configuration) ? {} : { ...sharing(told, at), reverseRoute: hasReverseRoute(configuration) }
  return {
    ...(shared === undefined ? ofMap : { ...sharing(told, at), ...ofMap }),
    defaultGateway: defaultGateway(configuration),
    sameInterfaceCache: item?.sameInterfaceCache.source !== undefined && item.sameInterfaceCache.value,
  }
}

function sharing(told: ParsedDevice, at: string | undefined): Pick<HeadEnd, 'hsrp' | 'redirects'> {
  const group = told.configuration.interfaces.find(({ name }) => name === at)?.hsrp[0]
  return {
    hsrp: {
      priority: group?.priority.value ?? 100,
      preempt: group?.preempt.value ?? false,
      preemptDelaySeconds: group?.preemptDelaySeconds ?? 0,
      tracks: group?.tracks.map((track) => ({ interface: track.interface, decrement: track.decrement })) ?? [],
    },
    redirects: !hasCommand(interfaceLines(told, at), 'ip-redirects', true),
  }
}

function hasReverseRoute(configuration: Configuration): boolean {
  const template = cryptoFacts(configuration).responder?.template
  const templates = configuration.crypto?.dynamicMaps.filter((entry) => entry.map === template) ?? []
  return templates.some((entry) => entry.reverseRoute !== undefined && !entry.reverseRoute.static)
}

/** Next hops of all default routes, in whatever table they stand, the nearest first: a floating one is for bad days. */
export function defaultGateways({ lines }: ParsedDevice): readonly string[] {
  const routes = commands(lines, 'ip-route').toSorted((a, b) => (a.distance ?? 1) - (b.distance ?? 1))
  return routes.flatMap(({ address, mask, nextHop }) =>
    address === '0.0.0.0' && mask === '0.0.0.0' && nextHop !== undefined ? [nextHop] : [],
  )
}

/** The next hop of the first default route; empty when there is none. */
export function defaultGateway({ staticRoutes }: Configuration): string {
  const route = staticRoutes.find((item) => item.prefix.length === 0)
  return route?.nextHop === undefined || route.interface !== undefined ? '' : formatIp(route.nextHop)
}
