/**
 * The cross-over cable between two head-ends: both of its interfaces stand in one network of their own, which EIGRP
 * speaks on. Interfaces that are free are taken, missing ones are made, and both have an address in the end.
 */
import type { Prefix } from '../../net/index'
import type { Design } from '../model/design'
import type { HeadEnd, Interface } from '../model/device'
import { makeInterface } from '../model/make'
import { nextPort } from '../model/platform'
import { ownAddress, withRole } from '../model/read'
import { freeCrossOver, hostAt } from './pools'
import { type Chosen, freePort } from './ports'
import { crossOverDescription } from './references'

/** Offset on a cross-over of a router that has no address on the stick. */
const USUAL_OFFSET = 3

/** The interfaces for one more cross-over between two head-ends, or why there can be none. */
export function crossOverPorts(design: Design, left: HeadEnd, right: HeadEnd): readonly [Chosen, Chosen] | string {
  const near = freePort(design, left, 'cross-over')
  const far = freePort(design, right, 'cross-over')
  const subnet = ownAddress(near)?.subnet ?? ownAddress(far)?.subnet ?? freeCrossOver(design)
  if (!subnet) return 'There is no free network left for a cross-over: give one of the head-ends an interface for it'
  const first = ready(design, left, right, near, subnet)
  // The second end sees the first one's address as taken.
  return [first, ready(withPort(design, left, first), right, left, far, subnet)]
}

function ready(design: Design, device: HeadEnd, other: HeadEnd, found: Interface | undefined, subnet: Prefix): Chosen {
  if (found && found.addressing.kind !== 'none') return { name: found.name }
  const stick = withRole(device, 'stick')
    .map(ownAddress)
    .find((own) => own !== undefined)
  const address = hostAt(design, subnet, stick ? stick.ip - stick.subnet.address : USUAL_OFFSET)
  const name = found?.name ?? nextPort(device, 'cross-over')
  const make = makeInterface(name, 'cross-over', address, crossOverDescription(other.name))
  return found ? { name, change: { addressing: make.addressing } } : { name, make }
}

/** The design as it will be when a chosen interface is ready. */
function withPort(design: Design, device: HeadEnd, chosen: Chosen): Design {
  const kept = device.interfaces.map((item) => (item.name === chosen.name ? { ...item, ...chosen.change } : item))
  const changed = { ...device, interfaces: chosen.make ? [...kept, chosen.make] : kept }
  return { ...design, devices: design.devices.map((item) => (item === device ? changed : item)) }
}
