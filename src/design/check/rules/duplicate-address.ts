/** An address belongs to one interface of a table, and of a segment; the HSRP address to none. */
import { formatIp } from '../../../net/index'
import { endKey, vrfOf } from '../../model/read'
import { type Found, fieldOf, type Rule } from '../rule'

export const duplicateAddress: Rule = {
  name: 'duplicate-address',
  title: 'Addresses used twice',
  why: 'Two owners of one address answer each other’s ARP requests: traffic lands now here, now there.',
  source: 'RFC 5227',
  check: ({ placed, virtual, segments }) => {
    const owners = new Map<string, string>(virtual === undefined ? [] : [[`${virtual}  `, 'the HSRP group']])
    return placed.flatMap(({ device, item, ip }): readonly Found[] => {
      const segment = segments.of.get(endKey({ device: device.name, interface: item.name }))
      const places = [`${ip}  ${vrfOf(device, item)}`, ...(segment === undefined ? [] : [`${ip} ${segment} `])]
      const owner = places.flatMap((place) => owners.get(place) ?? [])[0]
      if (owner === undefined) {
        for (const place of places) owners.set(place, `${device.name} ${item.name}`)
        return []
      }
      const summary = `${item.name}: ${formatIp(ip)} is also the address of ${owner}`
      const remedy = 'Give one of them another address.'
      return [{ severity: 'error', device: device.name, field: fieldOf(item), summary, remedy }]
    })
  },
}
