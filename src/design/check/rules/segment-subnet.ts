/** Interfaces of one segment stand in one subnet; else they do not find each other. Access lines: see access-subnet. */
import { formatPrefix, samePrefix } from '../../../net/index'
import { type Found, fieldOf, type Rule } from '../rule'
import { mostPlaced, type Port, placedOf } from '../segments'

export const segmentSubnet: Rule = {
  name: 'segment-subnet',
  title: 'One subnet per segment',
  why: 'Neighbours in different subnets never ask for each other by ARP; EIGRP refuses such a neighbour.',
  source: 'RFC 826; RFC 7868',
  check: ({ segments }) =>
    segments.all.flatMap((ports) => {
      if (ports.some(({ item }) => item.role === 'access')) return []
      // Where VLANs run, each has a subnet of its own.
      if (ports.some(({ item }) => item.over?.vlan !== undefined) || hasSeveralVlans(ports)) return []
      const placed = placedOf(ports)
      const usual = mostPlaced(placed)
      return placed.flatMap(({ device, item, subnet }): readonly Found[] => {
        if (!usual || samePrefix(usual.subnet, subnet)) return []
        const summary = `${item.name} stands in ${formatPrefix(subnet)}, but ${usual.device.name} ${usual.item.name} on the same segment in ${formatPrefix(usual.subnet)}`
        const remedy = 'Put both in one subnet.'
        return [{ severity: 'error', device: device.name, field: fieldOf(item), summary, remedy }]
      })
    }),
}

/** VLAN interfaces of one device that share a port of its switch, which then is a trunk. */
function hasSeveralVlans(ports: readonly Port[]): boolean {
  const over = ports.flatMap(({ device, item }) => (item.over ? [`${device.name}/${item.over.interface}`] : []))
  return new Set(over).size < over.length
}
