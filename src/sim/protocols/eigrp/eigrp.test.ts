/** Timed scripts of EIGRP: neighbours, metrics, redistribution, the head-end pair. Rules: RFC 7868, FACTS section 4. */
import { describe, expect, it } from 'vitest'
import type { AccessList, EigrpRedistribution, RouteMap } from '../../../config/index'
import { type EigrpMessage, formatIp, ip, prefix, wordTable } from '../../../net/index'
import { Eigrp, LINE, processConfig, type Router, routeTo } from '../testing/eigrp'
import { eigrpNeighborRows, eigrpTopologyRows } from './machine'

const CROSS = 'FastEthernet0/1'
const STICK = 'FastEthernet0/0'
const XOVER_NETWORK = { address: ip('192.168.81.0'), wildcard: ip('0.0.0.255'), source: LINE }

const POOLS: AccessList = {
  name: '1',
  type: 'standard',
  entries: [
    ['10.81.2.0', '0.0.1.255'],
    ['10.81.4.0', '0.0.3.255'],
  ].map(([address = '', wildcard = '']) => ({
    action: 'permit' as const,
    source: { address: ip(address), wildcard: ip(wildcard) },
    destination: { address: ip('0.0.0.0'), wildcard: ip('255.255.255.255') },
    sequence: 10,
    line: LINE,
  })),
}

const RRI: RouteMap = {
  name: 'RRI',
  entries: [
    {
      sequence: 10,
      action: 'permit',
      matches: [{ kind: 'access-list', of: 'address', lists: ['1'] }],
      setWords: [],
      source: LINE,
    },
  ],
}

const METRIC = { bandwidthKbit: 1000, delayTens: 100, reliability: 255, load: 1, mtu: 1500 }
const REDISTRIBUTE: EigrpRedistribution = { from: 'static', metric: METRIC, routeMap: 'RRI', source: LINE }

/** A head-end of SEED: the stick is passive, the cross-over speaks, RRI routes are redistributed through route-map RRI. */
function gateway(host: number, changes: Partial<Router['eigrp']> = {}): Router {
  return {
    ports: {
      [STICK]: { lan: 'stick', address: ip(`10.81.0.${host}`), length: 29 },
      [CROSS]: { lan: 'cross', address: ip(`192.168.81.${host}`) },
    },
    eigrp: {
      networks: [XOVER_NETWORK],
      passive: { default: false, interfaces: [{ value: STICK }], active: [] },
      redistribute: [REDISTRIBUTE],
      ...changes,
    },
    configuration: { accessLists: wordTable({ '1': POOLS }), routeMaps: wordTable({ RRI }) },
  }
}

const pair = (changes?: Partial<Router['eigrp']>) => new Eigrp({ A: gateway(3, changes), B: gateway(4, changes) })
const rri = (text: string) => routeTo(prefix(text), { protocol: 'rri', nextHop: ip('0.0.0.0'), interface: STICK })
const add = (net: Eigrp, who: string, ...routes: ReturnType<typeof rri>[]) =>
  net.script.input(who, { kind: 'rib', added: routes, removed: [] })
const remove = (net: Eigrp, who: string, ...routes: ReturnType<typeof rri>[]) =>
  net.script.input(who, { kind: 'rib', added: [], removed: routes })

function sent(
  net: Eigrp,
  who: string,
  since = 0,
): { to: string; message: EigrpMessage; interface: string; ttl: number }[] {
  return net.script.effects('send', who).flatMap(({ seconds, effect }) => {
    const { payload, destination, ttl } = effect.packet
    if (payload.protocol !== 'eigrp' || seconds < since) return []
    return [{ to: formatIp(destination), message: payload.message, interface: effect.interface ?? '-', ttl }]
  })
}

const syslogs = (net: Eigrp, who: string) =>
  net.script.effects('journal', who).flatMap(({ effect: { entry } }) => (entry.syslog ? [entry.syslog.text] : []))

describe('EIGRP, neighbours', () => {
  it('form by hello and the INIT handshake within a second, and are logged as IOS does (RFC 7868 section 5.3.2)', () => {
    const net = pair().start().run(1)
    expect(net.neighbors('A').map((n) => formatIp(n.address))).toEqual(['192.168.81.4'])
    expect(net.neighbors('B').map((n) => formatIp(n.address))).toEqual(['192.168.81.3'])
    expect(syslogs(net, 'A')).toEqual(['IP-EIGRP 64: Neighbor 192.168.81.4 (FastEthernet0/1) is up: new adjacency'])
  })

  it('send hellos to 224.0.0.10 every 5 s on active interfaces, none on passive ones, with TTL 2', () => {
    const hellos = sent(pair().start().run(61), 'A').filter((s) => s.message.opcode === 'hello')
    expect(new Set(hellos.map((h) => `${h.to} ${h.interface} ${h.ttl}`))).toEqual(
      new Set(['224.0.0.10 FastEthernet0/1 2']),
    )
    expect(hellos.length).toBeGreaterThanOrEqual(12)
    expect(hellos.length).toBeLessThanOrEqual(15)
  })

  it('are held for the time that the neighbour advertises (FACTS section 4)', () => {
    const routers = { A: gateway(3), B: gateway(4) }
    const slow = {
      ...routers.B.ports,
      [CROSS]: { lan: 'cross', address: ip('192.168.81.4'), timers: { holdSeconds: 40 } },
    }
    const net = new Eigrp({ A: routers.A, B: { ...routers.B, ports: slow } }).start().run(20)
    net.script.silent.add('cross')
    net.run(36)
    expect([net.neighbors('A').length, net.neighbors('B').length]).toEqual([1, 0])
    expect(syslogs(net, 'B').at(-1)).toContain('is down: holding time expired')
    net.run(61)
    expect(net.neighbors('A')).toEqual([])
  })

  it('are lost at once with their interface, and at once on a goodbye', () => {
    const net = pair().start().run(10).down('A', CROSS)
    expect(net.neighbors('A')).toEqual([])
    const bye = pair().start().run(10)
    bye.script.input('A', { kind: 'stop', goodbye: true })
    bye.run(10.1)
    expect(bye.neighbors('B')).toEqual([])
    expect(syslogs(bye, 'B').at(-1)).toContain('Interface Goodbye received')
  })

  it('that restart unnoticed are noticed by their INIT', () => {
    const net = pair().start().run(10)
    add(net, 'A', rri('10.81.2.0/29'))
    net.run(11)
    net.script.reboot('A')
    net.up('A').run(20)
    expect(
      syslogs(net, 'B')
        .slice(-2)
        .map((t) => t.split('is ')[1]),
    ).toEqual(['down: peer restarted', 'up: new adjacency'])
    expect(net.routes('B')).toEqual([])
  })

  it('survive lost acknowledgements: a repeated INIT is not a restart', () => {
    const net = pair().start('A')
    let lost = 0
    net.script.lose = ({ payload }) =>
      payload.protocol === 'eigrp' && payload.message.opcode === 'ack' && payload.message.ack > 0 && lost++ < 2
    net.start('B').run(60)
    expect([net.neighbors('A').length, net.neighbors('B').length]).toEqual([1, 1])
    expect(syslogs(net, 'A').filter((t) => t.includes('down'))).toEqual([])
    expect(syslogs(net, 'B').filter((t) => t.includes('down'))).toEqual([])
  })

  it('need the same AS, the same K values and a common subnet, and the complaint is written once', () => {
    const other = new Eigrp({ A: gateway(3), B: gateway(4, { as: 65 }) }).start().run(30)
    expect(other.neighbors('A')).toEqual([])
    const net = pair().start('A')
    const hello = { kind: 'eigrp', opcode: 'hello', as: 64, sequence: 0, ack: 0, init: false, holdSeconds: 15 } as const
    const k: EigrpMessage['k'] = [1, 1, 1, 1, 1]
    for (const message of [
      { ...hello, k, routes: [], goodbye: false },
      { ...hello, k, routes: [], goodbye: false },
    ])
      net.script.input('A', { kind: 'message', interface: CROSS, from: ip('192.168.81.4'), message })
    const message: EigrpMessage = { ...hello, k: [1, 0, 1, 0, 0], routes: [], goodbye: false }
    for (let i = 0; i < 3; i++)
      net.script.input('A', { kind: 'message', interface: CROSS, from: ip('172.16.0.4'), message })
    expect(net.neighbors('A')).toEqual([])
    expect(net.script.journal().map((l) => l.replace(/^\S+ A /, ''))).toHaveLength(2)
  })

  it('are given up after 16 retransmissions without an answer, and repeated by unicast (FACTS section 4)', () => {
    const net = pair().start().run(10)
    // Hellos pass, so the hold time never ends; everything reliable that A says is lost.
    net.script.lose = ({ payload, source }) =>
      payload.protocol === 'eigrp' && payload.message.sequence > 0 && source === ip('192.168.81.3')
    add(net, 'A', rri('10.81.2.0/29'))
    // The flow timer, then RTO from 200 ms, half as long again each time, 5 s from the eighth on (FACTS section 9).
    const waits = Array.from({ length: 16 }, (_, index) => Math.min(5, 0.2 * 1.5 ** (index + 1)))
    const givenUp = 10 + 0.05 + waits.reduce((sum, wait) => sum + wait, 0)
    net.run(givenUp - 0.1)
    expect(net.neighbors('A')).toHaveLength(1)
    expect(eigrpNeighborRows(net.script.state('A'))[0]).toMatchObject({ rtoMillis: 200, queueCount: 1 })
    net.run(givenUp + 0.1)
    expect(syslogs(net, 'A').find((t) => t.includes('down'))).toContain('is down: retry limit exceeded')
    const updates = sent(net, 'A', 10).filter((s) => s.message.opcode === 'update' && s.message.routes.length > 0)
    expect(updates[0]?.to).toBe('224.0.0.10')
    expect(new Set(updates.slice(1, 17).map((u) => u.to))).toEqual(new Set(['192.168.81.4']))
  })

  it('are cleared by hand and come back', () => {
    const net = pair().start().run(10)
    net.script.input('A', { kind: 'clear' })
    expect(net.neighbors('A')).toEqual([])
    net.run(20)
    expect([net.neighbors('A').length, net.neighbors('B').length]).toEqual([1, 1])
  })

  it('are shown with their hold time and the time they came up', () => {
    const net = pair().start().run(100)
    const [row] = eigrpNeighborRows(net.script.state('A'))
    expect(row).toMatchObject({ as: 64, address: ip('192.168.81.4'), interface: CROSS, queueCount: 0 })
    expect((row?.holdExpires ?? 0) / 1e6 - 100).toBeGreaterThan(9.9)
    expect((row?.since ?? 0) / 1e6).toBeLessThan(1)
  })
})

describe('EIGRP, redistribution (SEED)', () => {
  it('makes an RRI route a D EX route of the peer, its metric by formula (FACTS section 1)', () => {
    const net = pair().start().run(5)
    add(net, 'B', rri('10.81.2.24/29'))
    net.run(6)
    // 256 × (10⁷ / 1000 + 100), and with the FastEthernet's 100 µs 256 × (10⁷ / 1000 + 100 + 10).
    expect(net.routes('A')).toEqual(['10.81.2.24/29 [170/2588160] FastEthernet0/1'])
    expect(net.table('A')[0]).toMatchObject({
      protocol: 'eigrp-external',
      nextHop: ip('192.168.81.4'),
      owner: 'neighbor 192.168.81.4',
    })
    const row = eigrpTopologyRows(net.script.state('A')).find((r) => r.prefix.length === 29)
    expect(row?.paths).toMatchObject([{ distance: 2588160, reported: 2585600, external: true, successor: true }])
    const cross = eigrpTopologyRows(net.script.state('A')).find((r) => r.prefix.length === 24)
    expect(cross).toMatchObject({ feasibleDistance: 28160, paths: [{ distance: 28160 }] })
  })

  it('takes it away as soon as the tunnel is gone', () => {
    const net = pair().start().run(5)
    add(net, 'B', rri('10.81.2.24/29'))
    net.run(6)
    remove(net, 'B', rri('10.81.2.24/29'))
    net.run(6.1)
    expect(net.routes('A')).toEqual([])
    expect(eigrpTopologyRows(net.script.state('A')).map((r) => r.prefix.length)).toEqual([24])
    expect(eigrpTopologyRows(net.script.state('B')).map((r) => r.prefix.length)).toEqual([24])
  })

  it('lets the route-map decide: neither the default nor what list 1 does not permit goes out', () => {
    const net = pair().start().run(5)
    add(net, 'B', routeTo(prefix('0.0.0.0/0'), { nextHop: ip('10.81.0.1') }), rri('10.99.0.0/29'), rri('10.81.5.8/29'))
    expect(net.run(6).routes('A')).toEqual(['10.81.5.8/29 [170/2588160] FastEthernet0/1'])
  })

  it('without a route-map carries the default too (FACTS section 4)', () => {
    const net = pair({ redistribute: [{ from: 'static', metric: METRIC, source: LINE }] })
      .start()
      .run(5)
    add(net, 'B', routeTo(prefix('0.0.0.0/0'), { nextHop: ip('10.81.0.1') }))
    expect(net.run(6).routes('A')).toEqual(['0.0.0.0/0 [170/2588160] FastEthernet0/1'])
  })

  it('a standard list matches the network address, not the mask: a Null0 summary comes back (FACTS section 4)', () => {
    const net = pair().start().run(5)
    add(net, 'B', routeTo(prefix('10.81.4.0/22'), { interface: 'Null0' }))
    expect(net.run(6).routes('A')).toEqual(['10.81.4.0/22 [170/2588160] FastEthernet0/1'])
  })

  it('without a metric uses that of the interface the route leaves by', () => {
    const net = pair({ redistribute: [{ from: 'static', routeMap: 'RRI', source: LINE }] })
      .start()
      .run(5)
    add(net, 'B', rri('10.81.2.0/29'), routeTo(prefix('10.81.3.0/29'), { nextHop: ip('10.81.0.1') }))
    // Two FastEthernets: 256 × (10⁷ / 100000 + 10 + 10).
    expect(net.run(6).routes('A')).toEqual([
      '10.81.2.0/29 [170/30720] FastEthernet0/1',
      '10.81.3.0/29 [170/30720] FastEthernet0/1',
    ])
  })

  it('takes connected networks only when told to, and then as external', () => {
    expect(pair().start().run(5).routes('A')).toEqual([])
    const networks = [XOVER_NETWORK]
    const B = gateway(4, { redistribute: [{ from: 'connected', source: LINE }], networks })
    const other = { ...B.ports, [STICK]: { lan: 'elsewhere', address: ip('10.82.0.4'), length: 29 } }
    const net = new Eigrp({ A: gateway(3), B: { ...B, ports: other } }).start().run(5)
    expect(net.routes('A')).toEqual(['10.82.0.0/29 [170/30720] FastEthernet0/1'])
  })

  it('a static route to an interface that a network statement covers is internal, without redistribution', () => {
    const networks = [XOVER_NETWORK, { address: ip('10.81.2.0'), wildcard: ip('0.0.1.255'), source: LINE }]
    const net = pair({ redistribute: [], networks }).start().run(5)
    add(
      net,
      'B',
      routeTo(prefix('10.81.2.0/29'), { interface: STICK }),
      routeTo(prefix('10.81.2.8/29'), { nextHop: ip('10.81.0.1') }),
    )
    expect(net.run(6).routes('A')).toEqual(['10.81.2.0/29 [90/30720] FastEthernet0/1'])
  })

  it('a `network` statement for one address covers the interface that has it', () => {
    const networks = [XOVER_NETWORK, { address: ip('10.82.0.4'), wildcard: ip('0.0.0.0'), source: LINE }]
    const B = gateway(4, { networks })
    const other = { ...B.ports, [STICK]: { lan: 'elsewhere', address: ip('10.82.0.4'), length: 29 } }
    const net = new Eigrp({ A: gateway(3), B: { ...B, ports: other } }).start().run(5)
    expect(net.routes('A')).toEqual(['10.82.0.0/29 [90/30720] FastEthernet0/1'])
  })

  it('prefers the own static route while it stands, and turns to the neighbour through a query when it goes', () => {
    const net = pair().start().run(5)
    add(net, 'A', rri('10.81.2.0/29'))
    net.run(6)
    add(net, 'B', rri('10.81.2.0/29'))
    net.run(7)
    expect([net.routes('A'), net.routes('B')]).toEqual([[], []])
    remove(net, 'A', rri('10.81.2.0/29'))
    net.run(7.1)
    expect(net.routes('A')).toEqual(['10.81.2.0/29 [170/2588160] FastEthernet0/1'])
    // The reported distance equals the feasible distance: no feasible successor, so A had to ask (RFC 7868 section 3.5).
    expect(sent(net, 'A', 6.9).filter((s) => s.message.opcode === 'query')).toHaveLength(1)
  })

  it('exchanges everything that is there when the adjacency comes back', () => {
    const net = pair().start().run(5)
    add(net, 'A', rri('10.81.2.0/29'), rri('10.81.2.16/29'))
    add(net, 'B', rri('10.81.2.24/29'))
    net.run(6).down('A', CROSS).down('B', CROSS).run(20)
    expect([net.routes('A'), net.routes('B')]).toEqual([[], []])
    net.up('A', CROSS).up('B', CROSS).run(30)
    expect([net.routes('A').length, net.routes('B').length]).toEqual([1, 2])
  })
})

describe('EIGRP, changed lines', () => {
  const receiving = () => {
    const net = pair().start().run(5)
    add(net, 'B', rri('10.81.2.24/29'))
    return net.run(10)
  }

  it('no redistribute takes the routes back; redistribute sends them again', () => {
    const net = receiving()
    net.script.reconfigure('B', processConfig(gateway(4, { redistribute: [] })))
    expect(net.run(11).routes('A')).toEqual([])
    net.script.reconfigure('B', processConfig(gateway(4)))
    expect(net.run(12).routes('A')).toHaveLength(1)
  })

  it('passive-interface drops the neighbour; no network statement too', () => {
    const net = receiving()
    const passive = { default: true, interfaces: [], active: [] }
    net.script.reconfigure('A', processConfig(gateway(3, { passive })))
    expect([net.neighbors('A').length, net.routes('A').length]).toEqual([0, 0])
    net.script.reconfigure('A', processConfig(gateway(3)))
    expect(net.run(20).routes('A')).toHaveLength(1)
    net.script.reconfigure('A', processConfig(gateway(3, { networks: [] })))
    expect(net.neighbors('A')).toEqual([])
    net.script.reconfigure('A', processConfig(gateway(3)))
    expect(net.run(40).routes('A')).toHaveLength(1)
  })

  it('distance and the delay of an interface change routes in place', () => {
    const net = receiving()
    net.script.reconfigure('A', processConfig(gateway(3, { distance: { internal: 90, external: 200 } })))
    expect(net.routes('A')).toEqual(['10.81.2.24/29 [200/2588160] FastEthernet0/1'])
    const A = gateway(3)
    const ports = { ...A.ports, [CROSS]: { lan: 'cross', address: ip('192.168.81.3'), delayTens: 20 } }
    net.script.reconfigure('A', processConfig({ ...A, ports }))
    expect(net.run(11).routes('A')).toEqual(['10.81.2.24/29 [170/2590720] FastEthernet0/1'])
  })
})
