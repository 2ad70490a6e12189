/** Who leases an address needs somebody on the segment who has some, and a home router needs some to give. */
import { contains, formatPrefix, parseIp } from '../../../net/index'
import type { Device, Interface } from '../../model/device'
import { ownAddress, withRole } from '../../model/read'
import { type Found, fieldOf, type Rule } from '../rule'

export const dhcpServer: Rule = {
  name: 'dhcp-server',
  title: 'DHCP servers',
  why: 'Without a server on its segment an interface that leases its address gets none and the site has no tunnel.',
  source: 'RFC 2131',
  check: ({ design, isCabled, neighbours }) =>
    design.devices.flatMap((device) =>
      device.interfaces.flatMap((item): readonly Found[] => {
        if (item.addressing.kind !== 'dhcp' || !isCabled(device, item)) return []
        if (neighbours(device, item).some((port) => serves(port.device, port.item))) return []
        const summary = `${item.name} asks for an address by DHCP, and nobody on its segment has any`
        const remedy = 'Give it a static address, or connect it to a SOHO or home router, or to a line of the Internet.'
        return [{ severity: 'warning', device: device.name, field: fieldOf(item), summary, remedy }]
      }),
    ),
}

function serves(device: Device, item: Interface): boolean {
  // A provider gives each line the address that it keeps for it.
  if (device.kind === 'internet') return item.role === 'access'
  const side = device.kind === 'soho' ? 'lan' : device.kind === 'home-nat' ? 'inside' : undefined
  return item.role === side && !item.shutdown && ownAddress(item) !== undefined
}

export const dhcpFirst: Rule = {
  name: 'dhcp-first',
  title: 'DHCP ranges',
  why: 'A lease outside the subnet of the home router leads nowhere.',
  source: 'RFC 2131',
  check: ({ design }) =>
    design.devices.flatMap((device): readonly Found[] => {
      if (device.kind !== 'home-nat') return []
      const inside = ownAddress(withRole(device, 'inside')[0])
      const first = parseIp(device.dhcpFirst)
      if (!inside || (first !== undefined && contains(inside.subnet, first))) return []
      const summary = `The first address by DHCP, "${device.dhcpFirst}", does not lie in ${formatPrefix(inside.subnet)}`
      const remedy = 'Choose an address of its inside.'
      return [{ severity: 'error', device: device.name, field: 'dhcpFirst', summary, remedy }]
    }),
}
