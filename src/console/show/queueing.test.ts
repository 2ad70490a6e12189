/** `show queueing` beside `show interfaces`, and OSPF in `show ip protocols`: of routers told by their texts. */
import { describe, expect, it } from 'vitest'
import { routers, shown } from '../../testing/routers'

const CABLES = ['r1/FastEthernet0/0 r2/FastEthernet0/0']
const OSPF = ['router ospf 1', ' router-id 1.1.1.1', ' network 10.0.0.0 0.255.255.255 area 0']
const R1 = [
  ...['policy-map UP', ' class class-default', '  shape average 256000'],
  ...['interface FastEthernet0/0', ' ip address 10.0.0.1 255.255.255.0', ' service-policy output UP'],
  ...['interface FastEthernet0/1', ' ip address 10.1.0.1 255.255.255.0', ' ip ospf 1 area 7'],
  ...['ip route 10.9.0.0 255.255.0.0 Null0', ...OSPF],
  ...[' redistribute static subnets', ' passive-interface FastEthernet0/1', ' distance ospf external 180'],
]
const R2 = [
  ...['interface FastEthernet0/0', ' ip address 10.0.0.2 255.255.255.0', ' fair-queue'],
  ...['router ospf 5', ' router-id 2.2.2.2', ' network 10.0.0.0 0.0.0.255 area 0'],
]
const lab = routers({ r1: R1, r2: R2 }, CABLES)

describe('show queueing (IOS QoS Solutions Command Reference, 12.4)', () => {
  it('has the interfaces that let conversations wait apart, and no other', () => {
    const text = shown(lab, 'r1', R1, 'show queueing')
    expect(text).toMatch(/^Current fair queue configuration:\n\n +Interface +Discard/)
    expect(text).toMatch(/^ {2}FastEthernet0\/0 +64 +256 +0 +8 +1$/m)
    expect(text).not.toContain('FastEthernet0/1')
    expect(shown(lab, 'r2', R2, 'show queueing')).toMatch(/^ {2}FastEthernet0\/0 +64/m)
  })
  it('of one interface counts what show interfaces counts', () => {
    const [title, ...counts] = shown(lab, 'r1', R1, 'show queueing interface FastEthernet0/0').split('\n')
    expect(title).toBe('Interface FastEthernet0/0 queueing strategy: fair')
    expect(counts).toHaveLength(3)
    expect(shown(lab, 'r1', R1, 'show interfaces FastEthernet0/0')).toContain(counts.join('\n'))
    expect(shown(lab, 'r1', R1, 'show queueing interface Fa0/1')).toContain('queueing strategy: none')
  })
})

describe('show ip protocols of OSPF (IOS IP Routing: OSPF Command Reference)', () => {
  it('tells the process, its areas, networks, passive interfaces, sources and distances', () => {
    const text = shown(lab, 'r1', R1, 'show ip protocols')
    const lines = text.slice(text.indexOf('Routing Protocol is "ospf 1"')).split('\n')
    expect(lines.slice(0, 20)).toEqual([
      'Routing Protocol is "ospf 1"',
      '  Outgoing update filter list for all interfaces is not set',
      '  Incoming update filter list for all interfaces is not set',
      '  Router ID 1.1.1.1',
      '  It is an area border and autonomous system boundary router',
      '  Redistributing External Routes from,',
      '    static, includes subnets in redistribution',
      '  Number of areas in this router is 2. 2 normal 0 stub 0 nssa',
      '  Maximum path: 4',
      '  Routing for Networks:',
      '    10.0.0.0 0.255.255.255 area 0',
      '  Routing on Interfaces Configured Explicitly (Area 7):',
      '    FastEthernet0/1',
      '  Passive Interface(s):',
      '    FastEthernet0/1',
      '  Routing Information Sources:',
      '    Gateway         Distance      Last Update',
      expect.stringMatching(/^ {4}2\.2\.2\.2 {14}110 {6}\d\d:\d\d:\d\d$/),
      '  Distance: intra-area 110 inter-area 110 external 180',
    ])
  })
  it('has one distance where all are alike', () => {
    expect(shown(lab, 'r2', R2, 'show ip protocols')).toMatch(
      /Routing Protocol is "ospf 5"[\s\S]*Distance: \(default is 110\)$/,
    )
  })
})
