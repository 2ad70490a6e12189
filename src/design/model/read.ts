/** Reading a design: the addresses in it, who has which name, what is cabled where. No judgement: `check` judges. */
import { type Ip, type Prefix, parseIp, prefixOf } from '../../net/index'
import type { Design, Link, LinkEndRef } from './design'
import type { Device, DeviceKindName, DeviceOf, Firewall, Interface, InterfaceRole } from './device'

export interface ReadAddress {
  readonly ip: Ip
  readonly length: number
  readonly subnet: Prefix
}

/** Reads `10.81.0.3/29`; `undefined` when it is not an address with a length. */
export function readAddress(text: string): ReadAddress | undefined {
  const [address = '', length = '', more] = text.split('/')
  const ip = parseIp(address)
  const bits = /^\d{1,2}$/.test(length) ? Number(length) : 33
  if (ip === undefined || bits > 32 || more !== undefined) return undefined
  return { ip, length: bits, subnet: prefixOf(ip, bits) }
}

/** The address that an interface has of its own; none when it leases one, has none, or its text is wrong. */
export function ownAddress(item: Interface | undefined): ReadAddress | undefined {
  return item?.addressing.kind === 'static' ? readAddress(item.addressing.address) : undefined
}

/** True when DHCP gives the device an address, and a gateway with it. */
export function leases(device: Device): boolean {
  return device.interfaces.some((item) => item.addressing.kind === 'dhcp')
}

export interface Placed extends ReadAddress {
  readonly device: Device
  readonly item: Interface
}

/** Every interface that has an address of its own, in the order of the document. */
export function placedInterfaces(design: Design): readonly Placed[] {
  return design.devices.flatMap(placedOf)
}

const placed = new WeakMap<Device, readonly Placed[]>()

/** Read once for each device as it is: designs share all that an edit did not touch. */
function placedOf(device: Device): readonly Placed[] {
  const known = placed.get(device)
  if (known) return known
  const made = device.interfaces.flatMap((item) => {
    const found = ownAddress(item)
    return found ? [{ device, item, ...found }] : []
  })
  placed.set(device, made)
  return made
}

/** The VRF that a device's own lines put an interface in; '' = the table of all. Two tables may have the same addresses. */
export function vrfOf({ patch }: Device, { name }: Interface): string {
  const line = patch.insert.findLast(
    ({ section, text }) => section.length === 1 && section[0] === `interface ${name}` && VRF.test(text),
  )
  return VRF.exec(line?.text ?? '')?.[1] ?? ''
}

const VRF = /^(?:ip )?vrf forwarding (\S+)/

/** A home router's inside is its own world: every home may use the same private addresses. */
export function isPrivateSide(device: Device, item: Interface): boolean {
  return device.kind === 'home-nat' && item.role === 'inside'
}

/** Devices by kind and by name. */
interface Index {
  readonly kinds: ReadonlyMap<DeviceKindName, readonly Device[]>
  readonly names: ReadonlyMap<string, Device>
}

const indexes = new WeakMap<Design['devices'], Index>()

/** Made once for each list of devices: whoever compiles one device asks for others. */
function indexOf({ devices }: Design): Index {
  const known = indexes.get(devices)
  if (known) return known
  const kinds = new Map<DeviceKindName, Device[]>()
  const names = new Map<string, Device>()
  for (const device of devices) {
    const alike = kinds.get(device.kind)
    if (alike) alike.push(device)
    else kinds.set(device.kind, [device])
    // Of two with one name the first is meant.
    if (!names.has(device.name)) names.set(device.name, device)
  }
  const made = { kinds, names }
  indexes.set(devices, made)
  return made
}

export function devicesOf<K extends DeviceKindName>(design: Design, kind: K): readonly DeviceOf<K>[] {
  return (indexOf(design).kinds.get(kind) ?? []) as readonly Device[] as readonly DeviceOf<K>[]
}

export function deviceNamed(design: Design, name: string): Device | undefined {
  return indexOf(design).names.get(name)
}

export function withRole(device: Device, role: InterfaceRole): readonly Interface[] {
  return device.interfaces.filter((item) => item.role === role)
}

/** Where a head-end's tunnels end: its public address, or without one the interface that looks outward. */
export function publicEnd(device: Device): Interface | undefined {
  return withRole(device, 'public')[0] ?? withRole(device, 'outside')[0]
}

/** A link's end as one text, for sets and maps of ends. */
export function endKey(end: LinkEndRef): string {
  return `${end.device}/${end.interface}`
}

export function endsOf(link: Link): readonly [LinkEndRef, LinkEndRef] {
  return [link.a, link.b]
}

/** Keys of all interfaces that have a cable, or use one. */
export function cabledEnds(design: Design): ReadonlySet<string> {
  const wired = new Set(design.links.flatMap(endsOf).map(endKey))
  const using = design.devices.flatMap((device) =>
    device.interfaces.flatMap((item) =>
      wired.has(endKey({ device: device.name, interface: cablePort(device, item) }))
        ? [endKey({ device: device.name, interface: item.name })]
        : [],
    ),
  )
  return new Set([...wired, ...using])
}

/** The interface whose cable one uses. */
const portOf = (item: Interface): string => item.over?.interface ?? item.name

/**
 * The port that an interface's cable ends at: the one it uses, where the device has it. A VLAN interface may use a
 * Port-channel, which uses its first member.
 */
export function cablePort(device: Device, item: Interface): string {
  let [port, passed] = [item, new Set([item.name])]
  for (;;) {
    const used = port.over && device.interfaces.find(({ name }) => name === portOf(port))
    if (!used || passed.has(used.name)) return port.name
    passed = passed.add(used.name)
    port = used
  }
}

/** Who speaks on the cable of a port without a tag: what uses it, or itself. */
export function speakerAt(device: Device, port: string): Interface | undefined {
  return (
    device.interfaces.find(({ over }) => over?.interface === port && over.vlan === undefined) ??
    device.interfaces.find((item) => item.name === port)
  )
}

const farEnds = new WeakMap<Design['links'], ReadonlyMap<string, readonly LinkEndRef[]>>()

/** The other ends of the cables at an interface: one, where the design is right. Made once for each list of links. */
export function farEndsOf({ links }: Design, end: LinkEndRef): readonly LinkEndRef[] {
  let known = farEnds.get(links)
  if (!known) {
    const made = new Map<string, LinkEndRef[]>()
    const put = (from: LinkEndRef, to: LinkEndRef) => {
      const others = made.get(endKey(from))
      if (others) others.push(to)
      else made.set(endKey(from), [to])
    }
    for (const { a, b } of links) {
      put(a, b)
      put(b, a)
    }
    farEnds.set(links, made)
    known = made
  }
  return known.get(endKey(end)) ?? []
}

/** Devices that a device has a cable to. */
export function neighboursOf(design: Design, name: string): readonly Device[] {
  const names = new Set(
    design.links.flatMap(({ a, b }) => (a.device === name ? [b.device] : b.device === name ? [a.device] : [])),
  )
  return design.devices.filter((device) => names.has(device.name))
}

/** The device that an end of a saved flow names: `soho-16/Ethernet1` → `soho-16`. */
export function deviceOfEnd(text: string): string {
  return text.split('/')[0] ?? ''
}

/** The device of a fault's text: `silent:home-24/Outside` → `home-24`; empty when there is none. */
export function deviceOfFault(text: string): string {
  return /^[a-z-]+:([^/]+)/.exec(text)?.[1] ?? ''
}

/** Firewalls by the one unit of a pair that the network knows. */
export const actingFirewalls = (design: Design): readonly Firewall[] =>
  devicesOf(design, 'firewall').filter(({ failover }) => failover?.unit !== 'secondary')

const endText = (end: LinkEndRef): string => `${end.device}/${end.interface}`

/** The other unit of a pair: the firewall at the other end of its failover link, or beyond switches that it goes through. */
export function otherUnit(design: Design, device: Firewall): Firewall | undefined {
  if (!device.failover) return undefined
  const ends = withRole(device, 'failover').map(({ name }) => ({ device: device.name, interface: name }))
  const seen = new Set(ends.map(endText))
  for (const end of ends)
    for (const far of farEndsOf(design, end)) {
      const other = deviceNamed(design, far.device)
      const isLink =
        other?.kind === 'firewall' && withRole(other, 'failover').some(({ name }) => name === far.interface)
      if (isLink && other.failover && other.name !== device.name) return other
      if (other?.kind !== 'lan') continue
      for (const { name } of other.interfaces) {
        const next = { device: other.name, interface: name }
        if (seen.has(endText(next))) continue
        seen.add(endText(next))
        ends.push(next)
      }
    }
  return undefined
}
