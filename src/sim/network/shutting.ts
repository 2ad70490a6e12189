/** An interface that is shut by hand: its processes say goodbye there first, and it goes down when that has left. */
import type { TimedEvent } from '../../config/index'
import { waiting } from '../kernel/queue'
import type { World } from '../node/world'
import { owned } from './owned'
import type { Network } from './state'

/** Tells the processes of interfaces that an event is about to shut; true when one of them had something to say. */
export function saysGoodbye(network: Network, world: World, event: TimedEvent): boolean {
  const device = event.action === 'reconfigure' ? event.device : event.fault.device
  const node = owned(network, device)
  if (!node?.running || node.hung) return false
  const before = waiting(network.queue)
  for (const name of shutBy(event)) {
    const port = node.ports.get(name)
    if (port?.up && !port.config.shutdown.value) world.tell(node, { kind: 'shutting', interface: name })
  }
  return waiting(network.queue) > before
}

function shutBy(event: TimedEvent): readonly string[] {
  if (event.action === 'reconfigure')
    return event.configuration.interfaces.filter(({ shutdown }) => shutdown.value).map(({ name }) => name)
  return event.action === 'fault' && event.fault.kind === 'shut' ? [event.fault.interface] : []
}
