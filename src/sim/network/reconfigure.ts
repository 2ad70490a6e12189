/** `configure terminal` at a running device: its new configuration, the journal's line, and its cables' carrier. */
import {
  type Configuration,
  hasTemplates,
  type ReconfigureEvent,
  sameVirtualAccess,
  withVirtualAccess,
} from '../../config/index'
import { macOf } from '../../net/index'
import type { Syslog } from '../kernel/journal'
import { reconfigureNode } from '../node/reconfigure'
import type { World } from '../node/world'
import { carrierAt, refreshCarrier, refreshUncarried } from './cables'
import { owned } from './owned'
import type { Network } from './state'

/** What IOS logs when somebody leaves configuration mode. */
const CONFIGURED: Syslog = {
  facility: 'SYS',
  severity: 5,
  mnemonic: 'CONFIG_I',
  text: 'Configured from console by console',
}

/** Somebody leaves the configuration mode in which lines were typed one by one. */
export function leaveConfiguration(network: Network, world: World, device: string): void {
  const node = owned(network, device)
  if (!node?.running || node.hung) return
  const text = 'Configuration mode was left'
  world.journal(node, { protocol: 'fault', event: 'configured', text, syslog: CONFIGURED })
}

export function reconfigure(network: Network, world: World, event: ReconfigureEvent): void {
  const node = owned(network, event.device)
  if (!node) return
  const typed = event.lines.map((line) => line.trim()).join('; ')
  if (!node.running || node.hung) {
    return world.journal(node, {
      protocol: 'fault',
      event: 'reconfigure-refused',
      text: `${event.device} does not answer at its console; not configured: ${typed}`,
      data: { lines: event.lines.join('\n') },
    })
  }
  world.journal(node, {
    protocol: 'fault',
    event: 'reconfigured',
    text: `Configured: ${typed}`,
    data: { lines: event.lines.join('\n') },
    ...(event.stays ? {} : { syslog: CONFIGURED }),
  })
  world.changed()
  const { device, configuration } = event
  const isHub = hasTemplates(configuration)
  if (isHub) network.templated.add(device)
  else network.templated.delete(device)
  tell(network, world, device, isHub ? withVirtualAccess(configuration, toldIn(network)) : configuration)
  for (const hub of network.templated) if (hub !== device) renewTemplates(network, world, hub)
  refreshCarrier(network, world, event.device)
  refreshUncarried(network, world, event.device)
}

/** What a device makes of its templates hangs on what all others are told, also while it was off. */
export function renewTemplates(network: Network, world: World, device: string): void {
  const told = network.nodes.get(device)?.told
  if (!told || !network.templated.has(device)) return
  const next = withVirtualAccess(told, toldIn(network))
  if (!sameVirtualAccess(told, next)) tell(network, world, device, next)
}

function tell(network: Network, world: World, device: string, configuration: Configuration): void {
  const node = owned(network, device)
  if (!node?.running) return
  reconfigureNode(world, node, configuration, {
    macFor: () => macOf(++network.ports),
    carrierOf: (port) => carrierAt(network, device, port),
  })
}

const toldIn = ({ nodes }: Network): readonly Configuration[] => [...nodes.values()].map(({ told }) => told)
