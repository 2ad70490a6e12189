/** What changes in a device concerns the packets that it turns elsewhere, also those that policy routing turns. */
import { expect, it } from 'vitest'
import { ipOf, parseIp } from '../../net/index'
import { later, routers } from '../../testing/routers'
import { concerns, contentAt, differenceOf } from './content'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]
const OSPF = ['router ospf 1', ' network 192.0.2.0 0.0.0.255 area 0', ' network 7.7.7.7 0.0.0.0 area 0']

function changedBy(map: readonly string[]) {
  const lab = routers(
    {
      hub: [
        ...port('FastEthernet0/0', 'ip address 192.0.2.2 255.255.255.252'),
        ...port('FastEthernet0/1', 'ip address 10.1.0.1 255.255.0.0', 'ip policy route-map WAYS'),
        ...OSPF,
        ...map,
      ],
      two: [
        ...port('FastEthernet0/0', 'ip address 192.0.2.1 255.255.255.252'),
        ...port('Loopback0', 'ip address 7.7.7.7 255.255.255.255'),
        ...OSPF,
      ],
    },
    ['hub/FastEthernet0/0 two/FastEthernet0/0'],
  )
  const content = ({ network }: typeof lab) => {
    const node = network.nodes.get('hub')
    if (!node) throw new Error('there is no hub')
    return contentAt(network, node)
  }
  return differenceOf(content(lab), content(later(lab, 60, [1, 'fault', 'shut:two/Loopback0'])))
}

it('a route that a next hop of policy routing is looked up by concerns every packet', () => {
  const packet = new Set([parseIp('10.1.0.77') ?? ipOf(0), parseIp('203.0.113.1') ?? ipOf(0)])
  const map = ['route-map WAYS permit 10', ' set ip next-hop recursive 7.7.7.7']
  expect(concerns(changedBy(map), packet)).toBe(true)
  const plain = changedBy(['route-map WAYS permit 10', ' set ip next-hop 192.0.2.1'])
  expect([plain.length > 0, concerns(plain, packet)]).toEqual([true, false])
})
