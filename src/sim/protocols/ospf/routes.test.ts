/** The routes that OSPF makes of what is outside, of other areas, and by its lines; each by the section of RFC 2328. */
import { describe, expect, it } from 'vitest'
import { ip, prefix } from '../../../net/index'
import { routeTo } from '../testing/eigrp'
import { Ospf, P2P, ospfRouter as router } from '../testing/ospf'

const A = '1.1.1.1'
const B = '2.2.2.2'
const C = '3.3.3.3'
const PORT = 'FastEthernet0/0'

describe('routes from outside (sections 12.4.4, 16.4)', () => {
  const hub = (lines: readonly string[], around: readonly string[] = []) =>
    new Ospf({
      a: router(A, [{ lan: 'x', ip: '10.0.0.1', lines: [P2P] }], lines, around),
      b: router(B, [{ lan: 'x', ip: '10.0.0.2', lines: [P2P, 'ip ospf cost 5'] }]),
    }).start()
  const site = (text: string, rest = {}) => routeTo(prefix(text), { nextHop: ip('192.0.2.1'), ...rest })
  const learnt = (ospf: Ospf) =>
    ospf
      .run(120)
      .routes('b')
      .filter((text) => text.startsWith('E'))

  it.each([
    [
      'redistribute static subnets',
      ['E2 10.81.2.0/29 [110/20] via 10.0.0.1', 'E2 192.168.7.0/24 [110/20] via 10.0.0.1'],
    ],
    ['redistribute static', ['E2 192.168.7.0/24 [110/20] via 10.0.0.1']],
    [
      'redistribute static subnets metric-type 1 metric 30',
      ['E1 10.81.2.0/29 [110/35] via 10.0.0.1', 'E1 192.168.7.0/24 [110/35] via 10.0.0.1'],
    ],
  ])('%s', (line, routes) => {
    expect(learnt(hub([line]).routed('a', site('10.81.2.0/29', { protocol: 'rri' }), site('192.168.7.0/24')))).toEqual(
      routes,
    )
  })
  it('a route-map lets through, and sets metric, type and tag; a missing one lets nothing through', () => {
    const map = ['route-map OUT permit 10', ' match tag 5', ' set metric 77', ' set metric-type type-1', ' set tag 9']
    const told = hub(['redistribute static subnets route-map OUT'], map)
    told.routed('a', site('10.81.2.0/29', { tag: 5 }), site('10.81.3.0/29', { tag: 6 }))
    expect(learnt(told)).toEqual(['E1 10.81.2.0/29 [110/82] via 10.0.0.1'])
    expect(told.table('b').find(({ protocol }) => protocol === 'ospf-external-1')?.tag).toBe(9)
    expect(learnt(hub(['redistribute static subnets route-map NONE']).routed('a', site('10.81.2.0/29')))).toEqual([])
  })
  it('the default route is told when it is there, or always, and never redistributed', () => {
    const any = site('0.0.0.0/0')
    expect(learnt(hub(['redistribute static subnets']).routed('a', any))).toEqual([])
    const told = hub(['default-information originate']).routed('a', any)
    expect(learnt(told)).toEqual(['E2 0.0.0.0/0 [110/1] via 10.0.0.1'])
    told.unrouted('a', any).run(160)
    expect(told.routes('b').filter((text) => text.startsWith('E'))).toEqual([])
    expect(learnt(hub(['default-information originate always metric 9']))).toEqual([
      'E2 0.0.0.0/0 [110/9] via 10.0.0.1',
    ])
  })
  it('EIGRP of the number that is named, and connected networks that the process does not cover', () => {
    const eigrp = { protocol: 'eigrp-external', process: 64, nextHop: ip('192.0.2.1') } as const
    const told = hub(['redistribute eigrp 64 subnets', 'redistribute connected subnets'])
    told.routed('a', routeTo(prefix('10.81.2.0/29'), eigrp), routeTo(prefix('10.81.3.0/29'), { ...eigrp, process: 65 }))
    told.routed('a', routeTo(prefix('172.16.5.0/24'), { protocol: 'connected', interface: 'FastEthernet1/0' }))
    expect(learnt(told)).toEqual(['E2 10.81.2.0/29 [110/20] via 10.0.0.1', 'E2 172.16.5.0/24 [110/20] via 10.0.0.1'])
  })
  it('a summary stands for its parts while there is one of them', () => {
    const told = hub(['redistribute static subnets', 'summary-address 10.81.0.0 255.255.0.0'])
    const [one, two] = [site('10.81.2.0/29'), site('10.81.3.0/29')]
    expect(learnt(told.routed('a', one, two))).toEqual(['E2 10.81.0.0/16 [110/20] via 10.0.0.1'])
    told.unrouted('a', one, two).run(160)
    expect(told.routes('b').filter((text) => text.startsWith('E'))).toEqual([])
  })
  it('a next hop on the LAN itself is told, and reached without the router in between', () => {
    const ospf = new Ospf({
      a: router(A, [{ lan: 'x', ip: '10.0.0.1' }], ['redistribute static subnets']),
      b: router(B, [{ lan: 'x', ip: '10.0.0.2' }]),
    }).start()
    ospf.routed('a', routeTo(prefix('10.81.2.0/29'), { nextHop: ip('10.0.0.9') }))
    expect(learnt(ospf)).toEqual(['E2 10.81.2.0/29 [110/20] via 10.0.0.9'])
  })
})

describe('areas (sections 12.4.3, 16.2)', () => {
  const areas = (inB: readonly string[] = [], inC: readonly string[] = []) =>
    new Ospf({
      a: router(
        A,
        [
          { lan: 'x', ip: '10.0.0.1', lines: [P2P] },
          { lan: 'p', ip: '10.5.0.1' },
        ],
        ['redistribute static subnets'],
      ),
      b: router(
        B,
        [
          { lan: 'x', ip: '10.0.0.2', lines: [P2P] },
          { lan: 'y', ip: '10.1.0.2', lines: [P2P] },
        ],
        ['network 10.0.0.0 0.0.0.255 area 0', 'network 10.1.0.0 0.0.0.255 area 1', ...inB],
      ),
      c: router(
        C,
        [
          { lan: 'y', ip: '10.1.0.3', lines: [P2P] },
          { lan: 'z', ip: '10.2.8.3' },
          { lan: 'zz', ip: '10.2.9.3' },
        ],
        ['network 10.0.0.0 0.255.255.255 area 1', ...inC],
      ),
    })
      .start()
      .routed('a', routeTo(prefix('10.81.2.0/29'), { nextHop: ip('192.0.2.1') }))
      .run(160)

  it('are told of each other by their border router', () => {
    const ospf = areas()
    expect(ospf.routes('c')).toEqual([
      'E2 10.81.2.0/29 [110/20] via 10.1.0.2',
      'IA 10.0.0.0/24 [110/2] via 10.1.0.2',
      'IA 10.5.0.0/24 [110/3] via 10.1.0.2',
    ])
    expect(ospf.routes('a').filter((text) => text.startsWith('IA'))).toEqual([
      'IA 10.1.0.0/24 [110/2] via 10.0.0.2',
      'IA 10.2.8.0/24 [110/3] via 10.0.0.2',
      'IA 10.2.9.0/24 [110/3] via 10.0.0.2',
    ])
  })
  it('a range stands for its parts, and leads nowhere at the border', () => {
    const ospf = areas(['area 1 range 10.2.0.0 255.255.0.0'])
    expect(ospf.routes('a').filter((text) => text.startsWith('IA'))).toEqual([
      'IA 10.1.0.0/24 [110/2] via 10.0.0.2',
      'IA 10.2.0.0/16 [110/3] via 10.0.0.2',
    ])
    expect(ospf.routes('b')).toContain('O 10.2.0.0/16 [110/2] via Null0')
    const hidden = areas(['area 1 range 10.2.0.0 255.255.0.0 not-advertise'])
    expect(hidden.routes('a').filter((text) => text.startsWith('IA'))).toEqual(['IA 10.1.0.0/24 [110/2] via 10.0.0.2'])
  })
  it('a stub has the default route instead of what is outside; a total one instead of all else', () => {
    expect(areas(['area 1 stub'], ['area 1 stub']).routes('c')).toEqual([
      'IA 0.0.0.0/0 [110/2] via 10.1.0.2',
      'IA 10.0.0.0/24 [110/2] via 10.1.0.2',
      'IA 10.5.0.0/24 [110/3] via 10.1.0.2',
    ])
    expect(areas(['area 1 stub no-summary', 'area 1 default-cost 9'], ['area 1 stub']).routes('c')).toEqual([
      'IA 0.0.0.0/0 [110/10] via 10.1.0.2',
    ])
  })
})

describe('lines and what they change', () => {
  it('takes cost, reference bandwidth and distance; passive interfaces are told of and silent', () => {
    const ospf = new Ospf({
      a: router(
        A,
        [
          { lan: 'x', ip: '10.0.0.1', lines: [P2P] },
          { lan: 'p', ip: '10.5.0.1', lines: ['bandwidth 5000'] },
        ],
        ['passive-interface default', `no passive-interface ${PORT}`],
      ),
      b: router(
        B,
        [{ lan: 'x', ip: '10.0.0.2', lines: [P2P] }],
        ['auto-cost reference-bandwidth 1000', 'distance ospf intra-area 80'],
      ),
    })
      .start()
      .run(60)
    expect(ospf.routes('b')).toEqual(['O 10.5.0.0/24 [80/30] via 10.0.0.1'])
    expect(ospf.sent('hello', 'a').filter(({ on }) => on !== PORT)).toEqual([])
  })
  it('shares equal ways, as many as maximum-paths says', () => {
    const ports = [1, 2, 3].map((n) => ({ lan: `l${n}`, lines: [P2P], n }))
    const cast = (lines: readonly string[]) =>
      new Ospf({
        a: router(A, [
          ...ports.map(({ n, ...port }) => ({ ...port, ip: `10.0.${n}.1` })),
          { lan: 'p', ip: '10.5.0.1' },
        ]),
        b: router(
          B,
          ports.map(({ n, ...port }) => ({ ...port, ip: `10.0.${n}.2` })),
          lines,
        ),
      })
        .start()
        .run(60)
        .routes('b')
    expect(cast([])).toHaveLength(3)
    expect(cast(['maximum-paths 2'])).toHaveLength(2)
  })
  it('a line below an interface goes before network, and takes its address into its area', () => {
    const ospf = new Ospf({
      a: router(A, [{ lan: 'x', ip: '10.0.0.1', lines: ['ip ospf 1 area 7', P2P] }]),
      b: router(B, [{ lan: 'x', ip: '10.0.0.2', lines: [P2P] }], ['network 10.0.0.0 0.255.255.255 area 7']),
    })
      .start()
      .run(60)
    expect(ospf.neighbors('a')).toEqual([`${PORT} ${B} full`])
    expect(ospf.interface('a', PORT).area).toBe(7)
  })
  it('a router without an address for its id stays silent', () => {
    const text = `interface ${PORT}\n ip address 10.0.0.1 255.255.255.0\n shutdown\nrouter ospf 1\n network 10.0.0.0 0.255.255.255 area 0`
    const ospf = new Ospf({ a: { text, lans: { [PORT]: 'x' } } }).start().run(60)
    expect(ospf.sent('hello')).toEqual([])
  })
})
