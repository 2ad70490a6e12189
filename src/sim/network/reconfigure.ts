/** `configure terminal` at a running device: its new configuration, the journal's line, and its cables' carrier. */
import type { ReconfigureEvent } from '../../config/index'
import { macOf } from '../../net/index'
import { reconfigureNode } from '../node/reconfigure'
import type { World } from '../node/world'
import { carrierAt, refreshCarrier } from './cables'
import { owned } from './owned'
import type { Network } from './state'

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
    syslog: { facility: 'SYS', severity: 5, mnemonic: 'CONFIG_I', text: 'Configured from console by console' },
  })
  world.changed()
  reconfigureNode(world, node, event.configuration, {
    macFor: () => macOf(++network.ports),
    carrierOf: (port) => carrierAt(network, event.device, port),
  })
  refreshCarrier(network, world, event.device)
}
