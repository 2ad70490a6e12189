/** A switch: learns source addresses by port, sends to the learnt port or floods (IEEE 802.1D without spanning tree). */
import { type Frame, isGroupMac } from '../../net/index'
import { after } from '../kernel/time'
import { openHop } from './recorder'
import type { NodeState, Port } from './state'
import type { World } from './world'

export function bridgeFrame(world: World, node: NodeState, inPort: Port, frame: Frame): void {
  const now = world.now()
  if (node.macs.get(frame.source)?.port !== inPort.name) world.shifted()
  node.macs.set(frame.source, { port: inPort.name, since: now })
  const entry = isGroupMac(frame.destination) ? undefined : node.macs.get(frame.destination)
  const fresh = entry && now < after(entry.since, node.parameters.macAgeSeconds) ? entry : undefined
  if (fresh?.port === inPort.name) return
  const outPorts = fresh ? [fresh.port] : [...node.ports.keys()].filter((name) => name !== inPort.name)
  recordBridging(world, node, inPort, frame, fresh?.port)
  for (const name of outPorts) world.transmit(node, name, frame)
}

function recordBridging(world: World, node: NodeState, inPort: Port, frame: Frame, known: string | undefined): void {
  if (frame.payload.type !== 'ip') return
  const { packet } = frame.payload
  const hop = openHop(world, node.device, packet, inPort.name)
  if (!hop) return
  hop.step(
    'receive',
    'bridged',
    `A frame from ${frame.source} to ${frame.destination}; the switch does not look at IP.`,
  )
  const rows = known === undefined ? [] : [{ table: 'mac', text: `${frame.destination} is at ${known}` }]
  const how = known === undefined ? 'flooded' : 'forwarded'
  hop.step(
    'transmit',
    how,
    known === undefined
      ? `${frame.destination} has not been learnt: sent out of every other port.`
      : `Sent out of ${known}.`,
    { rows },
  )
  hop.forward(known ?? 'all ports', packet, known === undefined ? undefined : world.linkAt(node, known), world.now())
}
