/**
 * Which devices a change concerned: whoever remembers how a packet fares asks here whether anything on its way has
 * changed since. A stamp is a value that is like no other; forks that share one have not gone different ways at that device.
 */
import type { DeviceId, FaultEvent } from '../../config/index'
import { tableSet } from '../kernel/table'
import type { Network, NetworkEvent } from './state'
import type { Standing } from './trail'

/** What an event has changed: `rewired` when it may be which ring of switches drowns, `handled` when devices may do otherwise. */
export interface Shifted {
  readonly rewired: boolean
  readonly handled: boolean
}

/** An event has changed something that packets look at. */
export function noteShift(network: Network, event: NetworkEvent, { rewired, handled }: Shifted): void {
  const devices = rewired && network.trunks.size > 0 ? undefined : concerned(network, event)
  network.moved = devices
  network.noted = network.shifts
  if (!devices) network.epoch = {}
  else for (const device of devices) network.stamps = tableSet(network.stamps, device, {})
  if (!handled) return
  if (!devices) endAll(network)
  else for (const device of devices) endStanding(network, device)
}

function endAll({ standing }: Network): void {
  for (const known of standing.values()) known.stands = false
  standing.clear()
}

function endStanding({ standing }: Network, device: DeviceId): void {
  const known = standing.get(device)
  if (!known) return
  known.stands = false
  standing.delete(device)
}

/** What a device remembers from now on stands while this does. */
export function standingAt({ standing }: Network, device: DeviceId): Standing {
  const known = standing.get(device)
  if (known) return known
  const fresh = { stands: true }
  standing.set(device, fresh)
  return fresh
}

/** What changed otherwise than by an event may have changed anything. */
export function noteRest(network: Network): void {
  if (network.noted === network.shifts) return
  network.noted = network.shifts
  network.moved = undefined
  network.epoch = {}
  endAll(network)
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
      return undefined
    case 'stream': {
      // Packets that others stand for tell devices on their way something before.
      const sender = network.sampled.length > 0 ? undefined : network.streams[event.stream]?.spec.from
      return sender === undefined ? undefined : [sender]
    }
  }
}

/** Carrier comes and goes at both ends of a cable. */
const withNeighbours = ({ wires }: Network, device: DeviceId): readonly DeviceId[] => [
  device,
  ...[...(wires.get(device)?.values() ?? [])].map(({ far }) => far.device),
]
