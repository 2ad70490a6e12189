/** Connecting two devices: which interface of each fits the other, making one where that is what one would do. */
import { formatIp, ipPlus, parseIp } from '../../net/index'
import type { Design, LinkMedia } from '../model/design'
import type { Device, Interface, InterfaceRole } from '../model/device'
import { makeInterface, makeLink } from '../model/make'
import type { Edit } from './edit'
import { freeInterface } from './place'

/** An interface to use, and the edit that makes it when it is new. */
interface Chosen {
  readonly name: string
  readonly make?: Interface
}

/** The edit that cables two devices, or why they cannot be. */
export function connect(design: Design, a: string, b: string): Edit | string {
  const left = design.devices.find((device) => device.name === a)
  const right = design.devices.find((device) => device.name === b)
  if (!left || !right) return 'Both ends must be devices'
  if (a === b) return 'A device cannot be connected to itself'
  const near = choose(design, left, right)
  if (typeof near === 'string') return near
  const far = choose(design, right, left)
  if (typeof far === 'string') return far
  const [first, second] = customerFirst(left, right)
    ? [`${a}/${near.name}`, `${b}/${far.name}`]
    : [`${b}/${far.name}`, `${a}/${near.name}`]
  const make = (device: string, chosen: Chosen): readonly Edit[] =>
    chosen.make ? [{ kind: 'add-interface', device, interface: chosen.make }] : []
  return {
    kind: 'batch',
    label: `Connect ${a} and ${b}`,
    edits: [
      ...make(a, near),
      ...make(b, far),
      { kind: 'add-link', link: makeLink(first, second, mediaOf(left, right)) },
    ],
  }
}

/** Access lines run from the customer to the provider. */
function customerFirst(left: Device, right: Device): boolean {
  return right.kind === 'internet' || left.kind !== 'internet'
}

function mediaOf(left: Device, right: Device): LinkMedia {
  if (left.kind === 'head-end' && right.kind === 'head-end') return 'cross-over'
  const other = left.kind === 'internet' ? right : right.kind === 'internet' ? left : undefined
  return other === undefined ? 'ethernet' : other.kind === 'home-nat' || other.kind === 'soho' ? 'dsl' : 'wan'
}

function free(design: Design, device: Device, role: InterfaceRole): Interface | undefined {
  const used = new Set(
    design.links
      .flatMap((link) => [link.a, link.b])
      .filter((end) => end.device === device.name)
      .map((end) => end.interface),
  )
  return device.interfaces.find((item) => item.role === role && !used.has(item.name))
}

function choose(design: Design, device: Device, other: Device): Chosen | string {
  switch (device.kind) {
    case 'head-end':
      return other.kind === 'head-end'
        ? crossOverPort(design, device, other)
        : need(design, device, 'stick', 'its one stick interface already has a cable')
    case 'lan':
      return (
        asChosen(free(design, device, 'port')) ?? {
          name: freeInterface(device, 'Port'),
          make: makeInterface(freeInterface(device, 'Port'), 'port'),
        }
      )
    case 'internet':
      return other.kind === 'firewall'
        ? need(design, device, 'outside', 'its border interface already has a cable')
        : { name: freeInterface(device, 'Access'), make: makeInterface(freeInterface(device, 'Access'), 'access') }
    case 'firewall':
      return firewallPort(design, device, other)
    case 'soho':
      return other.kind === 'home-nat' || other.kind === 'internet'
        ? need(design, device, 'outside', 'its outside interface already has a cable')
        : need(design, device, 'lan', 'its LAN interface already has a cable: put a switch between')
    case 'home-nat':
      return other.kind === 'internet'
        ? need(design, device, 'outside', 'its outside already has a cable')
        : need(design, device, 'inside', 'its inside already has a cable: put a switch between')
    case 'server':
    case 'phone':
    case 'pc':
      return need(design, device, 'host', 'it already has a cable')
  }
}

const asChosen = (item: Interface | undefined): Chosen | undefined => item && { name: item.name }

function need(design: Design, device: Device, role: InterfaceRole, why: string): Chosen | string {
  return asChosen(free(design, device, role)) ?? `${device.name} cannot take this cable: ${why}`
}

/** A cross-over interface: a free one, or a new FastEthernet with the next address of the pair's network. */
function crossOverPort(design: Design, device: Device, other: Device): Chosen {
  const known = free(design, device, 'cross-over')
  if (known) return { name: known.name }
  const count = device.interfaces.filter((item) => item.role === 'cross-over').length
  const stick = device.interfaces.find((item) => item.role === 'stick')
  const host =
    stick?.addressing.kind === 'static' ? (stick.addressing.address.split('/')[0]?.split('.')[3] ?? '3') : '3'
  const base = parseIp(`192.168.${81 + count}.0`)
  const address = base === undefined ? '' : `${formatIp(ipPlus(base, Number(host)))}/24`
  const name = freeInterface(device, 'FastEthernet0/')
  return { name, make: makeInterface(name, 'cross-over', address, `X-Over cable to ${other.name}`) }
}

/** Towards the Internet outside; towards head-ends the VPN segment; towards hosts inside. */
function firewallPort(design: Design, device: Device, other: Device): Chosen | string {
  if (other.kind === 'internet') return need(design, device, 'outside', 'its outside interface already has a cable')
  const neighbours = design.links.flatMap((link) =>
    link.a.device === other.name ? [link.b.device] : link.b.device === other.name ? [link.a.device] : [],
  )
  const kinds = new Set([
    other.kind,
    ...design.devices.filter((item) => neighbours.includes(item.name)).map((item) => item.kind),
  ])
  const hosts =
    kinds.has('server') || kinds.has('pc') || kinds.has('phone') || /hq|inside|head.?quarters/i.test(other.name)
  const order: readonly InterfaceRole[] = hosts && !kinds.has('head-end') ? ['inside', 'vpndmz'] : ['vpndmz', 'inside']
  const found = order.map((role) => free(design, device, role)).find((item) => item !== undefined)
  return asChosen(found) ?? `${device.name} has no free interface left`
}
