/** Which interfaces a process covers, in which area, and what its router id is. */
import type { Configuration } from '../../../config/index'
import { ANY_ADDRESS, type Ip, ipOf, matchesWildcard } from '../../../net/index'
import type { OspfConfig } from './config'
import type { OspfProcessConfig } from './state'

/**
 * The area of an address on an interface; nothing when the process does not cover it. What stands below the interface goes
 * before `network`; of the `network` lines the first that fits counts, and of several processes the first.
 */
export function areaOn({ ospf, configuration }: OspfProcessConfig, name: string, address: Ip): number | undefined {
  const below = ospf.interfaces[name]?.area
  if (below) return below.process === ospf.process ? below.area : undefined
  const alike = (configuration.ospf ?? [ospf]).filter(({ vrf }) => vrf === ospf.vrf)
  const first = alike.find((item) => networkFor(item, address) !== undefined)
  return first === undefined || first.process === ospf.process ? networkFor(ospf, address) : undefined
}

const networkFor = ({ networks }: OspfConfig, address: Ip): number | undefined =>
  networks.find((network) => matchesWildcard(address, network.address, network.wildcard))?.area

/** The one that is told, else the highest address of a loopback, else of any interface, that no process before it took. */
export function routerIdOf({ ospf, configuration }: OspfProcessConfig): Ip {
  if (ospf.routerId !== undefined) return ospf.routerId
  const taken: Ip[] = []
  for (const item of configuration.ospf ?? [ospf]) {
    const id = item.routerId ?? highestAddress(configuration, item.vrf, taken)
    if (item.process === ospf.process) return id
    taken.push(id)
  }
  return ANY_ADDRESS
}

function highestAddress({ interfaces }: Configuration, table: string | undefined, taken: readonly Ip[]): Ip {
  const addresses = (loopback: boolean) =>
    interfaces.flatMap(({ kind, address, shutdown, vrf }) =>
      (kind === 'loopback') === loopback && vrf?.value === table && address.kind === 'static' && !shutdown.value
        ? [address.address]
        : [],
    )
  const free = (list: readonly Ip[]) => list.filter((address) => !taken.includes(address))
  const loopbacks = free(addresses(true))
  return ipOf(Math.max(0, ...(loopbacks.length > 0 ? loopbacks : free(addresses(false)))))
}
