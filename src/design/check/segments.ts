/**
 * Segments: interfaces that hear each other's broadcasts, because cables and switches join them, whatever VLAN they are in. All access lines of
 * the Internet count as one, since its customers share the providers' network.
 */
import { joining, samePrefix } from '../../net/index'
import type { Design } from '../model/design'
import type { Device, Interface } from '../model/device'
import { cablePort, endKey, ownAddress, type Placed } from '../model/read'

export interface Port {
  readonly device: Device
  readonly item: Interface
}

export interface Segments {
  /** Segments in the order of the document; every interface is in one, without a cable alone. */
  readonly all: readonly (readonly Port[])[]
  /** Number of the segment that an interface is in. */
  readonly of: ReadonlyMap<string, number>
}

export function segmentsOf(design: Design): Segments {
  const joined = joinedEnds(design)
  const all: Port[][] = []
  const numbers = new Map<string, number>()
  const of = new Map<string, number>()
  for (const device of design.devices) {
    for (const item of device.interfaces) {
      const key = endKey({ device: device.name, interface: item.name })
      const root = joined.rootOf(endKey({ device: device.name, interface: cablePort(device, item) }))
      const number = numbers.get(root) ?? all.push([]) - 1
      numbers.set(root, number)
      of.set(key, number)
      all[number]?.push({ device, item })
    }
  }
  return { all, of }
}

/** Those of some interfaces that have an address of their own. */
export function placedOf(ports: readonly Port[]): readonly Placed[] {
  return ports.flatMap(({ device, item }) => {
    const own = ownAddress(item)
    return own ? [{ device, item, ...own }] : []
  })
}

/** One in the subnet that most of a segment is in; of two that as many are in, the lower: no order of a file decides. */
export function mostPlaced(placed: readonly Placed[]): Placed | undefined {
  const count = ({ subnet }: Placed) => placed.filter((other) => samePrefix(other.subnet, subnet)).length
  return placed.toSorted(
    (a, b) =>
      count(b) - count(a) ||
      a.subnet.address - b.subnet.address ||
      a.subnet.length - b.subnet.length ||
      (a.device.id < b.device.id ? -1 : 1),
  )[0]
}

function joinedEnds(design: Design) {
  const { join, rootOf } = joining()
  for (const { a, b } of design.links) join(endKey(a), endKey(b))
  for (const device of design.devices) {
    const shared = device.interfaces.filter(
      (item) => device.kind === 'lan' || (device.kind === 'internet' && item.role === 'access'),
    )
    const [first, ...rest] = shared.map((item) => endKey({ device: device.name, interface: item.name }))
    if (first !== undefined) for (const key of rest) join(first, key)
  }
  return { rootOf }
}
