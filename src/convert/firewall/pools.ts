/**
 * What a firewall gives to hosts that ask for an address: a range of each interface, with the firewall's own address as their
 * router unless a line says another (`dhcpd`; PIX 6.3 and ASA command references).
 */
import type { DhcpPoolConfig, InterfaceConfig } from '../../config/index'
import { broadcastOf, contains, type Ip, ipPlus, parseIp, prefixOf } from '../../net/index'
import { type AsaReader, all, type Item, warn } from './statements'

/** `dhcpd lease` when no line says it, in seconds. */
const USUAL_LEASE = 3600

export function readPools(reader: AsaReader, interfaces: readonly InterfaceConfig[]): readonly DhcpPoolConfig[] {
  const { statements } = reader
  const enabled = new Set(all(statements, 'dhcpd-enable').map(({ command }) => command.interface))
  return all(statements, 'dhcpd-address').flatMap((item) => {
    const { command, source } = item
    const port = interfaces.find(({ zone }) => zone?.name === command.interface)
    if (!enabled.has(command.interface) || port?.address.kind !== 'static') return []
    const { address: own, length } = port.address
    const network = prefixOf(own, length)
    const range = rangeOf(command.range)
    if (!range || !contains(network, range.first) || !contains(network, range.last) || range.last < range.first) {
      warn(
        reader,
        source,
        `${command.range} is no range of the network of ${command.interface}`,
        'Nobody on it is given an address.',
        'Choose addresses of its network.',
      )
      return []
    }
    return [
      {
        name: command.interface,
        network,
        router: routerOf(reader, command.interface) ?? own,
        excluded: [
          { first: network.address, last: ipPlus(range.first, -1) },
          { first: ipPlus(range.last, 1), last: broadcastOf(network) },
        ].filter(({ first, last }) => first <= last),
        leaseSeconds: leaseOf(all(statements, 'dhcpd-lease'), command.interface),
        interface: port.name,
        source,
      },
    ]
  })
}

function rangeOf(text: string): { readonly first: Ip; readonly last: Ip } | undefined {
  const [from = '', to = from] = text.split('-')
  const [first, last] = [parseIp(from), parseIp(to)]
  return first === undefined || last === undefined ? undefined : { first, last }
}

/** A line of the interface goes before one of all. */
function leaseOf(lines: readonly Item<'dhcpd-lease'>[], zone: string): number {
  const own = lines.findLast(({ command }) => command.interface === zone)
  const of = own ?? lines.findLast(({ command }) => command.interface === undefined)
  return of?.command.seconds ?? USUAL_LEASE
}

function routerOf({ statements }: AsaReader, zone: string): Ip | undefined {
  const lines = all(statements, 'dhcpd-router')
  const own = lines.findLast(({ command }) => command.interface === zone)
  const of = own ?? lines.findLast(({ command }) => command.interface === undefined)
  return of && parseIp(of.command.address)
}
