/** The address that an interface gets when it is to have one of its own: the next free one of the segment it is on. */
import { formatIp, ipPlus, type Prefix, sizeOf } from '../../net/index'
import { mostPlaced, type Port, placedOf, segmentsOf } from '../check/segments'
import type { Design } from '../model/design'
import type { InterfaceRole } from '../model/device'
import { deviceNamed, endKey } from '../model/read'
import {
  freeCrossOver,
  freeSubnet,
  hostAt,
  newAccessAddress,
  newFirewallAddresses,
  newHeadEndAddresses,
  newHostAddress,
  takenAddresses,
} from './pools'

/** With its mask length; undefined when the segment has none left. */
export function nextAddress(design: Design, device: string, name: string): string | undefined {
  const item = deviceNamed(design, device)?.interfaces.find((port) => port.name === name)
  if (!item) return undefined
  const beside = neighbours(design, device, name, item.over?.vlan)
  if (beside.some((port) => port.item.role === 'access')) return newAccessAddress(design) || undefined
  const subnet = mostPlaced(placedOf(beside).filter(({ length }) => length < 31))?.subnet
  const leases = beside.some((port) => port.item.addressing.kind === 'dhcp')
  return subnet ? freeOf(design, subnet, leases) : usualOf(design, device, item.role) || undefined
}

function neighbours(design: Design, device: string, name: string, vlan: number | undefined): readonly Port[] {
  const { all, of } = segmentsOf(design)
  const number = of.get(endKey({ device, interface: name }))
  const ports = number === undefined ? [] : (all[number] ?? [])
  return ports.filter(
    (port) => !(port.device.name === device && port.item.name === name) && port.item.over?.vlan === vlan,
  )
}

/** The lowest; where addresses are leased the highest, since leases begin low. */
function freeOf(design: Design, subnet: Prefix, leases: boolean): string | undefined {
  const used = takenAddresses(design)
  const all = Array.from({ length: Math.min(sizeOf(subnet), MOST) - 2 }, (_, index) => index + 1)
  const offset = (leases ? all.toReversed() : all).find((each) => !used.has(ipPlus(subnet.address, each)))
  return offset === undefined ? undefined : `${formatIp(ipPlus(subnet.address, offset))}/${subnet.length}`
}

/** Hosts of a larger subnet are not looked through. */
const MOST = 1 << 16

/** Where nobody has an address yet: what a device of the kind is placed with. */
function usualOf(design: Design, device: string, role: InterfaceRole): string {
  const kind = deviceNamed(design, device)?.kind
  switch (role) {
    case 'public':
      return newHeadEndAddresses(design).loopback
    case 'stick':
      return newHeadEndAddresses(design).stick
    case 'cross-over':
      return lowestOf(design, freeCrossOver(design))
    case 'outside':
      return kind === 'firewall' ? newFirewallAddresses(design).outside : newAccessAddress(design)
    case 'vpndmz':
      return newFirewallAddresses(design).vpndmz
    case 'inside':
      return kind === 'firewall' ? newFirewallAddresses(design).inside : HOME
    case 'lan':
      return lowestOf(design, freeSubnet(design))
    case 'host':
      return newHostAddress(design).address
    case 'access':
    case 'failover':
    case 'port':
      return ''
  }
}

/** Every home may use the same private addresses. */
const HOME = '192.168.1.1/24'

const lowestOf = (design: Design, subnet: Prefix | undefined) => (subnet ? hostAt(design, subnet, 1) : '')
