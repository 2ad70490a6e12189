/** Devices that the texts name without being among them: providers, CallManagers, and who has a tunnel with whom. */
import { addressOwners, farEndsOf } from '../../config/index'
import { formatIp, type Ip, type Prefix, prefixOf } from '../../net/index'
import { defaultGateways } from './head-end'
import type { Named } from './names'
import { type ParsedDevice, sections } from './parsed'
import { secondUplinks } from './soho'
import type { Called } from './surroundings'

/** One public address for a whole LAN is what a home router is for. */
const translates = ({ configuration }: ParsedDevice) =>
  configuration.nat?.rules?.some((rule) => rule.kind === 'dynamic' && rule.overload) ?? false

/** Next hops on the way out: of default routes, and of those by which a peer is reached. */
function gatewaysOf(told: ParsedDevice): readonly string[] {
  // A router may have thousands of routes, and of peers.
  const peers = farEndsOf(told.configuration).flat()
  const byLength = new Map<number, ReadonlySet<Ip>>()
  const leadsToPeer = ({ address, length }: Prefix) => {
    const networks = byLength.get(length) ?? new Set(peers.map((peer) => prefixOf(peer, length).address))
    byLength.set(length, networks)
    return networks.has(address)
  }
  const towards = told.configuration.staticRoutes.flatMap(({ prefix, nextHop }) =>
    prefix.length > 0 && nextHop !== undefined && leadsToPeer(prefix) ? [formatIp(nextHop)] : [],
  )
  return [...new Set([...defaultGateways(told), ...towards])]
}

/** What they are named by. */
export function calledFor(named: readonly Named[]): Called {
  const routers = named.flatMap(({ read, name }) => (read.language === 'ios' ? [{ told: read.told, name }] : []))
  const owners = addressOwners(routers.map(({ told }) => told.configuration))
  const isTunnelled = (told: ParsedDevice) =>
    farEndsOf(told.configuration)
      .flat()
      .some((peer) => owners.has(peer))
  return {
    gateways: new Map(routers.map(({ told, name }) => [name, gatewaysOf(told)])),
    tunnelled: new Set(routers.flatMap(({ told, name }) => (isTunnelled(told) ? [name] : []))),
    translators: new Set(routers.flatMap(({ told, name }) => (translates(told) ? [name] : []))),
    uplinks: new Map(routers.map(({ told, name }) => [name, secondUplinks(told.configuration)])),
    callManagers: new Map(
      routers.flatMap(({ told, name }) => {
        const lines = sections(told.lines, 'dhcp-pool').flatMap((pool) => pool.children)
        const addresses = lines.flatMap((line) => /^option 150 ip (\S.*)/.exec(line.text)?.[1]?.split(/\s+/) ?? [])
        return addresses.length === 0 ? [] : [[name, [...new Set(addresses)]] as const]
      }),
    ),
  }
}
