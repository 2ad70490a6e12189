/** One subnet is one segment: a table finds an address in one place only. */
import { comparePrefixes, covers, formatPrefix } from '../../../net/index'
import { endKey, type Placed, vrfOf } from '../../model/read'
import { type Found, fieldOf, type Rule } from '../rule'

const isOneTable = (a: Placed, b: Placed): boolean => vrfOf(a.device, a.item) === vrfOf(b.device, b.item)

/** Their two ends share a subnet without a cable. */
const TUNNEL = /^(?:Tunnel|Virtual-Template|Virtual-Access|Multilink)/

export const overlappingSubnets: Rule = {
  name: 'overlapping-subnets',
  title: 'Overlapping subnets',
  why: 'Of two segments with the same addresses a router reaches one; hosts of the other are cut off.',
  source: 'RFC 4632',
  check: ({ placed, segments, isCabled }) => {
    const used = placed.filter(
      ({ device, item, length }) =>
        length < 32 && !TUNNEL.test(item.name) && (item.role === 'lan' || isCabled(device, item)),
    )
    const segment = ({ device, item }: Placed) => segments.of.get(endKey({ device: device.name, interface: item.name }))
    const sorted = [...used].sort((a, b) => comparePrefixes(a.subnet, b.subnet))
    // Prefixes nest or are apart: those around the present one are a stack.
    const around: Placed[] = []
    return sorted.flatMap((one): readonly Found[] => {
      for (let top = around.at(-1); top && !covers(top.subnet, one.subnet); top = around.at(-1)) around.pop()
      const other = around.find((outer) => segment(outer) !== segment(one) && isOneTable(outer, one))
      around.push(one)
      if (!other) return []
      const summary = `${one.item.name}: ${formatPrefix(one.subnet)} overlaps ${formatPrefix(other.subnet)} of ${other.device.name} ${other.item.name}`
      const remedy = 'Give one of them another subnet, or connect them to one switch.'
      return [{ severity: 'error', device: one.device.name, field: fieldOf(one.item), summary, remedy }]
    })
  },
}
