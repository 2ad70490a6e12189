/** What only the running network knows, for tools that compute no leases and no reverse routes. */
import { builtInScenarios } from '../../design/index'
import type { LabFacts } from '../../interop/index'
import { formatIp, maskOf, tableValues } from '../../net/index'
import { viewOf } from '../../sim/index'
import type { Loaded } from '../loaded'

export function factsOf({ network, design, built }: Loaded): LabFacts {
  const tables = tableValues(viewOf(network).devices)
  const leases = tables.flatMap(({ device, interfaces }) =>
    interfaces.flatMap(({ name, address, method }) =>
      address && method === 'DHCP' ? [[`${device}/${name}`, `${formatIp(address.ip)}/${address.length}`] as const] : [],
    ),
  )
  const reverseRoutes = tables.flatMap(({ device, routes }) =>
    routes.flatMap(({ route, active, resolved }) => {
      const nextHop = resolved?.gateway ?? route.nextHop
      if (route.protocol !== 'rri' || !active || !nextHop) return []
      const { prefix } = route
      return [
        {
          device,
          address: formatIp(prefix.address),
          mask: formatIp(maskOf(prefix.length)),
          nextHop: formatIp(nextHop),
        },
      ]
    }),
  )
  return { leases: new Map(leases), reverseRoutes, cuts: cutsOf(design, built.scene.topology.links) }
}

type Links = Loaded['built']['scene']['topology']['links']

/** Both ends of each cable that a built-in scenario cuts for good. */
function cutsOf(design: Loaded['design'], links: Links): LabFacts['cuts'] {
  return builtInScenarios(design).flatMap(({ name, events }) =>
    events.flatMap((event) => {
      if (event.action !== 'fault' || !event.fault.startsWith('cut:')) return []
      const target = event.fault.slice('cut:'.length)
      return links
        .flatMap(({ a, b }) => ([a, b].some((end) => `${end.device}/${end.interface}` === target) ? [a, b] : []))
        .map((end) => ({ scenario: name, device: end.device, interface: end.interface }))
    }),
  )
}
