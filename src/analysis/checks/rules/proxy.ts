/** What a site protects is its LAN, all of it and nothing else. */
import { type AccessList, type Configuration, type InterfaceConfig, speaksOspf } from '../../../config/index'
import {
  contains,
  formatIp,
  formatPrefix,
  type Ip,
  lookUp,
  matchesWildcard,
  type Prefix,
  prefixOf,
  wildcardOf,
} from '../../../net/index'
import { add, type Check, type CheckFound, lineOf, remove } from '../check'
import { permitsSource } from '../filters'
import { addressOf, lineBefore, type Scope, type SiteScope, speaks, subnetOf } from '../scope'

export const proxyMismatch: Check = {
  name: 'proxy-mismatch',
  title: 'Crypto access-list and LAN agree',
  why: 'The list is what is encrypted and, turned round, what RRI makes a route of: a LAN that it misses leaves in clear and is never reached from headquarters.',
  source: 'Source document, access-list 101: “All packets from the LAN subnet are encrypted”',
  check: (scope) => scope.sites.flatMap((site) => [...missed(scope, site), ...foreign(scope, site)]),
}

function missed(scope: Scope, { config, entry, lans }: SiteScope): readonly CheckFound[] {
  const name = entry.match?.value
  const list = name === undefined ? undefined : lookUp(config.accessLists, name)
  if (name === undefined || !list) return []
  return (
    lans
      .filter(({ subnet }) => permitsSource(list, subnet) === 'stopped' && !protectsSome(list, subnet))
      // A line between two routers has no hosts: what is protected is behind the other.
      .filter(({ port, subnet }) => subnet.length < 30 || !mayLearn(config, port))
      .map(({ port, subnet }): CheckFound => {
        const text = `access-list ${name} permit ip ${formatIp(subnet.address)} ${formatIp(wildcardOf(subnet.length))} any`
        return {
          severity: 'error',
          device: config.device,
          ...lineOf(list.entries[0]?.line ?? entry.match?.source),
          summary: `access-list ${name} does not protect ${formatPrefix(subnet)} of ${port.name}: it is sent in clear`,
          remedy: `Permit ${formatPrefix(subnet)} in access-list ${name}.`,
          fix: {
            says: `Adds "${text}" to the list.`,
            safe: true,
            changes: [add(config.device, [], text, lineBefore(scope, config.device, list.entries[0]?.line.line))],
          },
        }
      })
  )
}

/** Split tunnelling: the LAN is protected on its way to some networks, and what goes elsewhere is meant to go in clear. */
function protectsSome(list: AccessList, { address }: Prefix): boolean {
  return list.entries.some(
    (entry) =>
      entry.action === 'permit' &&
      matchesWildcard(address, entry.source.address, entry.source.wildcard) &&
      entry.destination.wildcard !== ANY_WILDCARD,
  )
}

const ANY_WILDCARD = wildcardOf(0)

/** One entry for several LANs: it may cover what the site does not have, but nothing of another site, and not everything. */
function summarises({ sites }: Scope, { config, lans }: SiteScope, { source }: AccessList['entries'][number]): boolean {
  const covers = ({ subnet }: SiteScope['lans'][number]) =>
    matchesWildcard(subnet.address, source.address, source.wildcard)
  if (source.wildcard === ANY_WILDCARD || !lans.some(covers)) return false
  return !sites.some((other) => other.config.device !== config.device && other.lans.some(covers))
}

/**
 * A network that is the site's without being that of a LAN: it routes there behind itself, a process may learn it from a
 * neighbour there, it is a further network of an interface, or what its translation makes of it. An interface's own address
 * is what GRE goes out from.
 */
function hasOtherwise(
  { config, outside, lans }: SiteScope,
  { address, wildcard }: AccessList['entries'][number]['source'],
): boolean {
  if (wildcard === ANY_WILDCARD) return false
  return (
    config.staticRoutes.some((route) => leadsBehind(route, outside) && contains(route.prefix, address)) ||
    lans.some(({ port }) => mayLearn(config, port)) ||
    config.interfaces.some((port) => addressOf(port) === address || isFurther(port, address)) ||
    (config.nat?.rules ?? []).some(
      ({ to }) =>
        (to.kind === 'address' && to.address === address) ||
        (to.kind === 'pool' && matchesWildcard(to.first, address, wildcard)),
    )
  )
}

function leadsBehind(
  { prefix, interface: by, nextHop }: Configuration['staticRoutes'][number],
  outside: InterfaceConfig | undefined,
): boolean {
  if (prefix.length === 0 || by === 'Null0' || (by !== undefined && by === outside?.name)) return false
  return by !== undefined || (nextHop !== undefined && !(outside && stands(outside, nextHop)))
}

function stands(port: InterfaceConfig, address: Ip): boolean {
  const subnet = subnetOf(port)
  return subnet !== undefined && contains(subnet, address)
}

const isFurther = (port: InterfaceConfig, address: Ip): boolean =>
  (port.kind === 'loopback' && stands(port, address)) ||
  (port.secondaries ?? []).some((item) => contains(prefixOf(item.address, item.length), address))

/** A process of routing may bring networks from behind an interface: EIGRP, OSPF, or one that is not simulated. */
function mayLearn(config: Configuration, port: InterfaceConfig): boolean {
  const address = addressOf(port)
  return (
    config.eigrp.some((process) => speaks(process, port)) ||
    (address !== undefined && speaksOspf(config, port.name, address)) ||
    (config.notKnown ?? []).some(({ scope }) => scope.kind === 'routing')
  )
}

function foreign(scope: Scope, site: SiteScope): readonly CheckFound[] {
  const { config, entry, lans } = site
  const list = entry.match === undefined ? undefined : lookUp(config.accessLists, entry.match.value)
  if (!list || lans.length === 0) return []
  return list.entries
    .filter(
      (item) =>
        item.action === 'permit' &&
        !item.notKnown &&
        !lans.some(({ subnet }) => contains(subnet, item.source.address)) &&
        !hasOtherwise(site, item.source) &&
        !summarises(scope, site, item),
    )
    .map(
      (item): CheckFound => ({
        severity: 'error',
        device: config.device,
        ...lineOf(item.line),
        summary: `It protects ${formatIp(item.source.address)}, which is no LAN of its own: the head-end gets a route that leads astray`,
        remedy: 'Correct the entry, or remove it.',
        fix: {
          says: `Takes the line "${item.line.text}" away.`,
          safe: true,
          changes: [remove(config.device, [], item.line.text)],
        },
      }),
    )
}
