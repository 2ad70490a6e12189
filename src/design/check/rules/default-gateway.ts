/** A default gateway is an address of a neighbour: of the same subnet, and somebody's. */
import { contains, formatIp, type Ip, parseIp } from '../../../net/index'
import type { Device, Interface } from '../../model/device'
import { ownAddress } from '../../model/read'
import type { Found, Rule } from '../rule'

export const defaultGateway: Rule = {
  name: 'default-gateway',
  title: 'Default gateways',
  why: 'A next hop that is nobody’s, or beyond a router, swallows everything without a better route.',
  source: 'RFC 1122 section 3.3.1',
  check: ({ design, placed, virtual, isCabled }) => {
    const addresses = new Set<Ip>([...placed.map((item) => item.ip), ...(virtual === undefined ? [] : [virtual])])
    return design.devices.flatMap((device): readonly Found[] => {
      const told = 'defaultGateway' in device ? device.defaultGateway : ''
      if (told === '') return []
      const found = (severity: Found['severity'], summary: string, remedy: string): readonly Found[] => [
        { severity, device: device.name, field: 'defaultGateway', summary, remedy },
      ]
      const gateway = parseIp(told)
      if (gateway === undefined) {
        return found('error', `The default gateway "${told}" is no address`, 'Write it like 10.81.0.1.')
      }
      if (leases(device)) return []
      if (!isNear(device, gateway)) {
        const summary = `The default gateway ${formatIp(gateway)} lies in no subnet of ${device.name}`
        return found('error', summary, 'Choose an address of a neighbour.')
      }
      // Where no cable leads, the neighbour is not drawn.
      const isDrawn = device.interfaces.some((item) => faces(item, gateway) && isCabled(device, item))
      if (addresses.has(gateway) || !isDrawn) return []
      return found(
        'warning',
        `Nobody has the default gateway's address ${formatIp(gateway)}`,
        'Choose an address of a neighbour.',
      )
    })
  },
}

const isNear = (device: Device, gateway: Ip): boolean => device.interfaces.some((item) => faces(item, gateway))

function faces(item: Interface, gateway: Ip): boolean {
  const own = ownAddress(item)
  return own !== undefined && own.length < 32 && own.ip !== gateway && contains(own.subnet, gateway)
}

function leases(device: Device): boolean {
  return device.interfaces.some((item) => item.addressing.kind === 'dhcp')
}
