/** A design as the rules look at it: what many of them ask is read once. */
import { type Ip, parseIp } from '../../net/index'
import type { Design } from '../model/design'
import type { Device, DeviceOf, Interface } from '../model/device'
import { cabledEnds, devicesOf, endKey, isPrivateSide, type Placed, placedInterfaces } from '../model/read'
import { type Port, type Segments, segmentsOf } from './segments'

export interface Survey {
  readonly design: Design
  readonly headEnds: readonly DeviceOf<'head-end'>[]
  /** Devices by name; the first of those that share one. */
  readonly named: ReadonlyMap<string, Device>
  /** Interfaces with an address of their own that others can reach: a home's private side is left out. */
  readonly placed: readonly Placed[]
  readonly segments: Segments
  /** The HSRP address, when its text is one. */
  readonly virtual: Ip | undefined
  readonly isCabled: (device: Device, item: Interface) => boolean
  /** The other interfaces that an interface shares a segment with. */
  readonly neighbours: (device: Device, item: Interface) => readonly Port[]
}

export function survey(design: Design): Survey {
  const cabled = cabledEnds(design)
  const segments = segmentsOf(design)
  const key = (device: Device, item: Interface) => endKey({ device: device.name, interface: item.name })
  return {
    design,
    headEnds: devicesOf(design, 'head-end'),
    named: new Map([...design.devices].reverse().map((device) => [device.name, device])),
    placed: placedInterfaces(design).filter(({ device, item }) => !isPrivateSide(device, item)),
    segments,
    virtual: parseIp(design.vpn.hsrp.virtualAddress),
    isCabled: (device, item) => cabled.has(key(device, item)),
    neighbours: (device, item) => {
      const number = segments.of.get(key(device, item))
      const ports = number === undefined ? [] : (segments.all[number] ?? [])
      return ports.filter((port) => port.item !== item)
    },
  }
}
