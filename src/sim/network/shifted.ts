/**
 * Which devices a change concerned: whoever remembers how a packet fares asks here whether anything on its way has
 * changed since. A stamp is a value that is like no other; forks that share one have not gone different ways at that device.
 */
import type { DeviceId, FaultEvent } from '../../config/index'
import { tableSet } from '../kernel/table'
import type { Network, NetworkEvent } from './state'

/** An event has changed something that packets look at; `rewired` when it may have changed which ring of switches drowns. */
export function noteShift(network: Network, event: NetworkEvent, rewired: boolean): void {
  const devices = rewired && network.trunks.size > 0 ? undefined : concerned(network, event)
  network.moved = devices
  network.noted = network.shifts
  if (!devices) network.epoch = {}
  else for (const device of devices) network.stamps = tableSet(network.stamps, device, {})
}

/** What changed otherwise than by an event may have changed anything. */
export function noteRest(network: Network): void {
  if (network.noted === network.shifts) return
  network.noted = network.shifts
  network.moved = undefined
  network.epoch = {}
}

/** Faults that reach farther than to the neighbours of the device that they name. */
const FAR: ReadonlySet<FaultEvent['fault']['kind']> = new Set(['isp', 'readdress'])

/** The devices at which something can be otherwise now; nothing for all. */
function concerned(network: Network, event: NetworkEvent): readonly DeviceId[] | undefined {
  switch (event.kind) {
    case 'frame':
    case 'wake':
    case 'line':
      return [event.device]
    case 'off':
    case 'boot':
    case 'carrier':
      return withNeighbours(network, event.device)
    case 'event':
      if (event.event.action === 'reconfigure') return withNeighbours(network, event.event.device)
      return FAR.has(event.event.fault.kind) ? undefined : withNeighbours(network, event.event.fault.device)
    case 'start':
    case 'stream':
      return undefined
  }
}

/** Carrier comes and goes at both ends of a cable. */
const withNeighbours = ({ wires }: Network, device: DeviceId): readonly DeviceId[] => [
  device,
  ...[...(wires.get(device)?.values() ?? [])].map(({ far }) => far.device),
]
