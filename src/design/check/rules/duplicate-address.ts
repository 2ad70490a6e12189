/** An address belongs to one interface, and the HSRP address to none. */
import { formatIp, type Ip } from '../../../net/index'
import { type Found, fieldOf, type Rule } from '../rule'

export const duplicateAddress: Rule = {
  name: 'duplicate-address',
  title: 'Addresses used twice',
  why: 'Two owners of one address answer each other’s ARP requests: traffic lands now here, now there.',
  source: 'RFC 5227',
  check: ({ placed, virtual }) => {
    const owners = new Map<Ip, string>(virtual === undefined ? [] : [[virtual, 'the HSRP group']])
    return placed.flatMap(({ device, item, ip }): readonly Found[] => {
      const owner = owners.get(ip)
      if (owner === undefined) {
        owners.set(ip, `${device.name} ${item.name}`)
        return []
      }
      const summary = `${item.name}: ${formatIp(ip)} is also the address of ${owner}`
      const remedy = 'Give one of them another address.'
      return [{ severity: 'error', device: device.name, field: fieldOf(item), summary, remedy }]
    })
  },
}
