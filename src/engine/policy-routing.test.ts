/** Policy routing, as networks of routers: a hub with two providers, and a map that chooses between them. */
import { describe, expect, it } from 'vitest'
import { later, type Routers, routers, walked } from '../testing/routers'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]

const HUB = [
  ...port('FastEthernet0/0', 'ip address 192.0.1.2 255.255.255.252'),
  ...port('FastEthernet0/1', 'ip address 192.0.2.2 255.255.255.252'),
  ...port('FastEthernet1/0', 'ip address 10.1.0.1 255.255.0.0', 'ip policy route-map WAYS'),
  'ip route 0.0.0.0 0.0.0.0 192.0.1.1',
  'ip route 203.0.113.0 255.255.255.0 192.0.1.1',
]
const provider = (n: 1 | 2) => [
  ...port('FastEthernet0/0', `ip address 192.0.${n}.1 255.255.255.252`),
  ...port('FastEthernet0/1', `ip address 198.51.100.${n} 255.255.255.0`),
  `ip route 203.0.113.0 255.255.255.0 198.51.100.9`,
  `ip route 0.0.0.0 0.0.0.0 198.51.100.9`,
  `ip route 10.1.0.0 255.255.0.0 192.0.${n}.2`,
]
const FAR = [
  ...port('FastEthernet0/0', 'ip address 198.51.100.9 255.255.255.0'),
  ...port('FastEthernet0/1', 'ip address 203.0.113.1 255.255.255.0'),
  'ip route 0.0.0.0 0.0.0.0 198.51.100.1',
]
const host = (n: number) => [
  ...port('FastEthernet0/0', `ip address 10.1.0.${n} 255.255.0.0`),
  'ip route 0.0.0.0 0.0.0.0 10.1.0.1',
]
const CABLES = [
  'hub/FastEthernet1/0 lan/1',
  'a/FastEthernet0/0 lan/2',
  'b/FastEthernet0/0 lan/3',
  'hub/FastEthernet0/0 one/FastEthernet0/0',
  'hub/FastEthernet0/1 two/FastEthernet0/0',
  'one/FastEthernet0/1 sw/1',
  'two/FastEthernet0/1 sw/2',
  'far/FastEthernet0/0 sw/3',
]
const net = (...map: readonly string[]): Routers =>
  routers({ hub: [...HUB, ...map], one: provider(1), two: provider(2), far: FAR, a: host(77), b: host(78) }, CABLES, {
    switches: { sw: ['1', '2', '3'], lan: ['1', '2', '3'] },
  })
const LIST = 'access-list 101 permit ip host 10.1.0.77 any'
const MAP = ['route-map WAYS permit 10', ' match ip address 101']
const second = (lab: Routers, from: string, to = '203.0.113.1') =>
  walked(lab, from, to).devices.find((name) => name === 'one' || name === 'two')

describe('policy routing', () => {
  const lab = net(LIST, ...MAP, ' set ip next-hop 192.0.2.1')
  it('sends what an entry takes to its next hop, whatever the table says, and says by which line', () => {
    expect(lab.diagnostics).toEqual([])
    const way = walked(lab, '10.1.0.77', '203.0.113.1')
    expect([way.there, way.devices]).toEqual(['accepted', ['a', 'lan', 'hub', 'two', 'sw', 'far']])
    const step = way.pair.forward.hops[2]?.steps.find(({ action }) => action === 'policy')
    expect(step?.configLine?.text.trim()).toBe('set ip next-hop 192.0.2.1')
    expect(second(lab, '10.1.0.78')).toBe('one')
  })
  it('leaves to the table what an entry denies, and what no entry takes', () => {
    const denied = net(
      'access-list 101 permit ip any any',
      'route-map WAYS deny 5',
      ' match ip address 102',
      LIST.replace('101', '102'),
      ...MAP,
      ' set ip next-hop 192.0.2.1',
    )
    expect([second(denied, '10.1.0.77'), second(denied, '10.1.0.78')]).toEqual(['one', 'two'])
  })
  it('passes a next hop over whose interface is down, and one that is no neighbour', () => {
    const cut = later(lab, 30, [1, 'fault', 'cut:hub/FastEthernet0/1'])
    expect(second(cut, '10.1.0.77')).toBe('one')
    const far = net(LIST, ...MAP, ' set ip next-hop 198.51.100.9')
    expect(second(far, '10.1.0.77')).toBe('one')
    const sought = net(LIST, ...MAP, ' set ip next-hop recursive 192.0.2.1')
    expect(second(sought, '10.1.0.77')).toBe('two')
  })
  it('keeps to a neighbour that is gone behind a switch, until an object says so', () => {
    const silent: readonly [number, 'fault', string] = [1, 'fault', 'power:two']
    const blind = later(lab, 30, silent)
    expect(second(blind, '10.1.0.77')).toBe('one')
    const watched = net(
      ...[LIST, 'ip sla 1', ' icmp-echo 198.51.100.2 source-interface FastEthernet0/1', ' frequency 5'],
      ...['ip sla schedule 1 life forever start-time now', 'track 1 ip sla 1 reachability'],
      ...['ip route 198.51.100.2 255.255.255.255 192.0.2.1', ...MAP],
      ...[
        ' set ip next-hop verify-availability 192.0.2.1 10 track 1',
        ' set ip next-hop verify-availability 192.0.1.1 20 track 2',
      ],
      ...['track 2 interface FastEthernet0/0 line-protocol'],
    )
    expect(watched.diagnostics).toEqual([])
    expect(second(watched, '10.1.0.77')).toBe('two')
    const lost = later(watched, 40, [1, 'fault', 'cut:two/FastEthernet0/1'])
    expect(second(lost, '10.1.0.77')).toBe('one')
  })
  it('does not know of an object that nothing defines, and says so at the line and in the trace', () => {
    const lab = net(LIST, ...MAP, ' set ip next-hop verify-availability 192.0.2.1 10 track 7')
    expect(lab.diagnostics.map(({ summary }) => summary)).toEqual(['Object 7 is not defined'])
    const way = walked(lab, '10.1.0.77', '203.0.113.1')
    expect(way.there).toBe('insufficient-info')
    expect(way.reason).toContain('whether object 7, which no line defines, counts as up')
    expect(second(lab, '10.1.0.78')).toBe('one')
  })
  it('tries a default next hop only where the table has no more than a default route', () => {
    const some = net(LIST, ...MAP, ' set ip default next-hop 192.0.2.1')
    expect(second(some, '10.1.0.77')).toBe('one')
    expect(second(some, '10.1.0.77', '198.51.100.9')).toBe('two')
  })
  it('sends to an interface, and discards to Null0', () => {
    const dropped = walked(net(LIST, ...MAP, ' set interface Null0'), '10.1.0.77', '203.0.113.1')
    expect(dropped.there).toBe('null-routed')
    const out = net(LIST, ...MAP, ' set interface FastEthernet0/1')
    expect(second(out, '10.1.0.77')).toBe('two')
    const unsure = walked(out, '10.1.0.77', '198.51.100.9')
    expect([unsure.there, unsure.pair.forward.notKnown?.because.text.trim()]).toEqual([
      'insufficient-info',
      'set interface FastEthernet0/1',
    ])
  })
  it('takes a neighbour before one that is looked up, and follows where that is found', () => {
    const both = net(LIST, ...MAP, ' set ip next-hop recursive 192.0.1.1', ' set ip next-hop 192.0.2.1')
    expect(second(both, '10.1.0.77')).toBe('two')
    const sought = net(LIST, ...MAP, ' set ip next-hop recursive 7.7.7.7', 'ip route 7.0.0.0 255.0.0.0 192.0.1.1')
    const changed = net(
      ...[LIST, ...MAP, ' set ip next-hop recursive 7.7.7.7', 'ip route 7.0.0.0 255.0.0.0 192.0.1.1'],
      'ip route 7.7.7.0 255.255.255.0 192.0.2.1',
    )
    expect([second(sought, '10.1.0.77'), second(changed, '10.1.0.77')]).toEqual(['one', 'two'])
  })
  it('routes by policy what the router itself sends, when it is told so', () => {
    const own = net(
      'access-list 101 permit ip any any',
      ...MAP,
      ' set ip next-hop 192.0.2.1',
      'ip local policy route-map WAYS',
    )
    expect(second(own, '10.1.0.1')).toBe('two')
    expect(second(net('access-list 101 permit ip any any', ...MAP, ' set ip next-hop 192.0.2.1'), '10.1.0.1')).toBe(
      'one',
    )
  })
  it('says what it does not know, by line, and what nobody defines', () => {
    const open = walked(net(LIST, ...MAP, ' set vrf RED'), '10.1.0.77', '203.0.113.1')
    expect([open.there, open.pair.forward.notKnown?.because.text.trim()]).toEqual(['insufficient-info', 'set vrf RED'])
    const missing = net()
    expect(missing.diagnostics.map(({ summary }) => summary)).toEqual(['route-map WAYS does not exist'])
    expect(second(missing, '10.1.0.77')).toBe('one')
  })
})
