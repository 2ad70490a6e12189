/** The HSRP address lies in the segment that the head-ends share with the firewall. */
import { contains, formatIp, formatPrefix } from '../../../net/index'
import { type Found, fieldOf, type Rule } from '../rule'

export const virtualAddress: Rule = {
  name: 'virtual-address',
  title: 'HSRP address',
  why: 'The firewall sends all sites to the virtual address; outside the head-ends’ subnet nobody answers for it.',
  source: 'Source document, standby 1 ip; RFC 2281',
  check: ({ design, headEnds, placed, virtual }) => {
    // A hub without HSRP has no stick, and needs no such address.
    if (!headEnds.some((device) => device.interfaces.some((item) => item.role === 'stick'))) return []
    if (virtual === undefined) {
      const summary = `The HSRP address "${design.vpn.hsrp.virtualAddress}" is no address`
      return [{ severity: 'error', field: 'vpn.hsrp.virtualAddress', summary, remedy: 'Write it like 10.81.0.5.' }]
    }
    return placed.flatMap(({ device, item, subnet }): readonly Found[] => {
      if (item.role !== 'stick' || contains(subnet, virtual)) return []
      const summary = `The HSRP address ${formatIp(virtual)} does not lie in ${formatPrefix(subnet)} of ${item.name}`
      return [
        { severity: 'error', device: device.name, field: fieldOf(item), summary, remedy: 'Put both in one subnet.' },
      ]
    })
  },
}
