/** Interfaces of one segment stand in one subnet; else they do not find each other. Access lines: see access-subnet. */
import { formatPrefix, type Prefix, samePrefix } from '../../../net/index'
import type { Device } from '../../model/device'
import { ownAddress } from '../../model/read'
import { type Found, fieldOf, type Rule } from '../rule'

export const segmentSubnet: Rule = {
  name: 'segment-subnet',
  title: 'One subnet per segment',
  why: 'Neighbours in different subnets never ask for each other by ARP; EIGRP refuses such a neighbour.',
  source: 'RFC 826; RFC 7868',
  check: ({ segments }) =>
    segments.all.flatMap((ports) => {
      if (ports.some(({ item }) => item.role === 'access')) return []
      // Where VLANs run, each has a subnet of its own.
      if (ports.some(({ item }) => item.over?.vlan !== undefined)) return []
      const placed = ports.flatMap(({ device, item }) => {
        const own = ownAddress(item)
        return own ? [{ device, item, subnet: own.subnet }] : []
      })
      const usual = mostOf(placed)
      return placed.flatMap(({ device, item, subnet }): readonly Found[] => {
        if (!usual || samePrefix(usual.subnet, subnet)) return []
        const summary = `${item.name} stands in ${formatPrefix(subnet)}, but ${usual.device.name} ${usual.item.name} on the same segment in ${formatPrefix(usual.subnet)}`
        const remedy = 'Put both in one subnet.'
        return [{ severity: 'error', device: device.name, field: fieldOf(item), summary, remedy }]
      })
    }),
}

interface Placed {
  readonly device: Device
  readonly subnet: Prefix
}

/** One in the subnet that most of a segment is in; of two that as many are in, the lower: no order of a file decides. */
function mostOf<P extends Placed>(placed: readonly P[]): P | undefined {
  const count = ({ subnet }: P) => placed.filter((other) => samePrefix(other.subnet, subnet)).length
  return placed.toSorted(
    (a, b) =>
      count(b) - count(a) ||
      a.subnet.address - b.subnet.address ||
      a.subnet.length - b.subnet.length ||
      (a.device.id < b.device.id ? -1 : 1),
  )[0]
}
