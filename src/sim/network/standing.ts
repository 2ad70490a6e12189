/** Whether a fault stands that its end could take back: an end that undoes nothing says why. */
import { type Fault, formatFault, protocolWord } from '../../config/index'
import type { NodeState } from '../node/state'
import { linkAt } from './links'
import type { LinkState } from './place'
import type { Network } from './state'

/** Why the end of a fault undoes nothing at this moment; absent where there is something to undo, or to try. */
export function nothingToEnd(network: Network, node: NodeState, fault: Fault): string | undefined {
  switch (fault.kind) {
    case 'power':
      return network.unpowered.has(fault.device) ? undefined : 'it has power'
    case 'hang':
      return node.hung ? undefined : 'it does not hang'
    case 'cut':
    case 'silent':
    case 'impair':
      return notHeld(linkAt(network, fault)?.state, fault)
    case 'shut':
      return node.ports.get(fault.interface)?.config.shutdown.value === false ? 'it is not shut down' : undefined
    case 'process':
      return node.stopped.has(fault.process) ? undefined : `${protocolWord(fault.process)} was not stopped there`
    case 'block':
      return node.blocked.has(fault.protocol) ? undefined : `it lets ${protocolWord(fault.protocol)} pass`
    case 'isp':
      return isHeldAnywhere(network, fault) ? undefined : 'no such outage stands'
    case 'readdress':
      return undefined
    case 'reload':
    case 'clear-sa':
    case 'clear-eigrp':
    case 'clear-arp':
    case 'clear-conn':
    case 'clear-xlate':
    case 'clock':
      return 'it passes by itself and has no end'
  }
}

const isHeldAnywhere = (network: Network, fault: Fault): boolean =>
  [...network.links.values()].some(({ holds }) => isAmong(holds, fault))

const isAmong = (holds: LinkState['holds'], fault: Fault): boolean =>
  holds.some((hold) => hold.fault === formatFault(fault))

/** What stands on the link may have been struck at its other end, or with other figures: it is named. */
function notHeld(state: LinkState | undefined, fault: Fault): string | undefined {
  if (!state || isAmong(state.holds, fault)) return undefined
  const others = state.holds.map((hold) => hold.fault)
  return others.length === 0
    ? 'nothing is wrong with the cable'
    : `what stands on this cable is ${others.join(' and ')}, and that stays until it is restored by this name`
}
