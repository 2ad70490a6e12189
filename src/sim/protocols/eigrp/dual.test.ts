/** Timed scripts of DUAL on small graphs: feasible successors, queries, equal paths, stuck queries, summaries. */
import { describe, expect, it } from 'vitest'
import { type EigrpMessage, formatPrefix, ip, prefix } from '../../../net/index'
import { Eigrp, LINE, type Port, processConfig, type Router, routeTo } from '../testing/eigrp'
import { eigrpTopologyRows } from './machine'

const STUB = '10.200.0.0/24'

/** A link between routers named by letters, `AB`; the address of a router on it ends in its place in the alphabet. */
function routers(links: Readonly<Record<string, number>>, changes: Readonly<Record<string, Partial<Router>>> = {}) {
  const made: Record<string, Router & { ports: Record<string, Port> }> = {}
  for (const [i, [link, delayTens]] of Object.entries(links).entries()) {
    for (const who of link) {
      const address = ip(`10.${i + 1}.0.${who.charCodeAt(0) - 64}`)
      made[who] ??= { ports: {}, ...changes[who] }
      made[who].ports[link] = { lan: link, address, delayTens, bandwidthKbit: 10_000 }
    }
  }
  return made
}

function start(links: Readonly<Record<string, number>>, options?: ConstructorParameters<typeof Eigrp>[1]): Eigrp {
  const net = new Eigrp(routers(links), options).start()
  stub(net, 'A', true)
  return net.run(30)
}

function stub(net: Eigrp, who: string, present: boolean, to = STUB): void {
  const route = routeTo(prefix(to), { interface: 'Null0' })
  net.script.input(who, { kind: 'rib', added: present ? [route] : [], removed: present ? [] : [route] })
}

const way = (net: Eigrp, who: string, to = STUB) =>
  net
    .routes(who)
    .filter((line) => line.startsWith(to))
    .map((line) => line.replace(/^.*\//, '').replace(']', ''))

function sent(net: Eigrp, opcode: EigrpMessage['opcode'], since: number): string[] {
  return net.script.effects('send').flatMap(({ who, seconds, effect }) => {
    const { payload } = effect.packet
    const hit = payload.protocol === 'eigrp' && payload.message.opcode === opcode && seconds >= since
    return hit ? [who] : []
  })
}

const cut = (net: Eigrp, link: string) => {
  for (const who of link) net.down(who, link)
  return net
}

describe('DUAL', () => {
  it('keeps a feasible successor and turns to it without asking (RFC 7868 section 3.5)', () => {
    // C reports a delay of 10 to B, whose own is 20.
    const net = start({ AB: 20, AC: 10, BC: 40 })
    expect(way(net, 'B')).toEqual(['261120 AB'])
    const row = eigrpTopologyRows(net.script.state('B')).find((r) => formatPrefix(r.prefix) === STUB)
    expect(row?.paths.map((p) => [p.successor, p.feasible]).sort()).toEqual([
      [false, true],
      [true, true],
    ])
    cut(net, 'AB')
    expect(way(net, 'B')).toEqual(['268800 BC'])
    expect(
      net.script.journal('active').filter((line) => line.includes(`B EIGRP 64: no feasible successor for ${STUB}`)),
    ).toEqual([])
  })

  it('asks when there is none, and waits for every reply', () => {
    // C's own way has a delay of 50, and B's distance is 20: what C reports is not feasible.
    const net = start({ AB: 20, AC: 50, BC: 10 })
    cut(net, 'AB')
    const active = eigrpTopologyRows(net.script.state('B')).find((r) => formatPrefix(r.prefix) === STUB)
    expect([active?.state, way(net, 'B')]).toEqual(['active', []])
    net.run(30.1)
    expect(way(net, 'B')).toEqual(['271360 BC'])
    expect(sent(net, 'query', 30)).toContain('B')
    expect(net.script.journal('active').some((l) => l.includes(`no feasible successor for ${STUB}`))).toBe(true)
  })

  it('forgets a destination that nobody has any more, everywhere, without counting up', () => {
    const net = start({ AB: 10, BC: 10, CD: 10, BD: 30 })
    stub(net, 'A', false)
    net.run(31)
    for (const who of 'ABCD') {
      expect(way(net, who)).toEqual([])
      expect(eigrpTopologyRows(net.script.state(who)).map((r) => formatPrefix(r.prefix))).not.toContain(STUB)
    }
  })

  it('uses equal paths together', () => {
    const net = start({ AB: 10, AC: 10, BD: 10, CD: 10 })
    expect(way(net, 'D')).toEqual(['261120 BD', '261120 CD'])
    cut(net, 'BD')
    expect(way(net.run(31), 'D')).toEqual(['261120 CD'])
  })

  it('drops a neighbour that does not reply for the active time (FACTS section 4)', () => {
    const net = start({ AB: 20, BC: 10, CD: 10 }, { parameters: { eigrpActiveSeconds: 20, eigrpRetransmissions: 99 } })
    // C's replies to B are lost; its hellos and acknowledgements are not.
    net.script.lose = ({ payload }, lan) =>
      lan === 'BC' && payload.protocol === 'eigrp' && payload.message.opcode === 'reply'
    stub(net, 'A', false)
    cut(net, 'AB')
    net.run(49)
    expect(net.neighbors('B').length).toBe(1)
    net.run(51)
    const down = net.script.journal('neighbor-down').filter((l) => l.includes('stuck in active'))
    expect(down[0]).toMatch(/^50\.0 B EIGRP 64: neighbor 10\.2\.0\.3/)
  })

  it('keeps a neighbour that is still looking: SIA-Queries at half the active time, SIA-Replies (RFC 7868 section 5.4.1.5)', () => {
    const net = start(
      { AB: 20, BC: 10, CD: 10, DE: 10 },
      { parameters: { eigrpActiveSeconds: 20, eigrpRetransmissions: 99 } },
    )
    // D's replies to C are lost, so C waits for them, and B for C.
    net.script.lose = ({ payload }, lan) =>
      lan === 'CD' && payload.protocol === 'eigrp' && payload.message.opcode === 'reply'
    stub(net, 'A', false)
    cut(net, 'AB')
    net.run(49)
    const asked = net.script.journal('still-active').filter((line) => line.includes(STUB))
    expect(asked.map((line) => line.slice(0, 6))).toEqual(['40.0 B', '40.0 C'])
    expect(new Set(sent(net, 'sia-reply', 30))).toEqual(new Set(['C']))
    net.run(55)
    const down = net.script.journal('neighbor-down').filter((line) => line.includes('stuck in active'))
    expect(down).toHaveLength(1)
    expect(down[0]).toMatch(/^50\.0 C EIGRP 64: neighbor 10\.3\.0\.4/)
    expect(net.neighbors('B')).toHaveLength(1)
    expect(way(net, 'B')).toEqual([])
  })

  it('converges although a third of all packets is lost', () => {
    const net = new Eigrp(routers({ AB: 10, BC: 10, AC: 50 }), { parameters: { eigrpRetransmitSeconds: 1 } })
    let n = 0
    net.script.lose = ({ payload }) =>
      payload.protocol === 'eigrp' && payload.message.opcode !== 'hello' && n++ % 3 === 0
    net.start()
    stub(net, 'A', true)
    net.run(60)
    expect(way(net, 'C')).toEqual(['261120 BC'])
    cut(net, 'BC')
    expect(way(net.run(90), 'C')).toEqual(['268800 AC'])
  })

  it('on one LAN tells all at once by multicast, and nothing back (split horizon)', () => {
    const lan = (host: number): Router => ({
      ports: { E0: { lan: 'x', address: ip(`10.9.0.${host}`), delayTens: 10 } },
    })
    const net = new Eigrp({ A: lan(1), B: lan(2), C: lan(3) }).start().run(10)
    stub(net, 'A', true)
    net.run(11)
    expect([net.routes('B'), net.routes('C')]).toEqual([[`${STUB} [90/28160] E0`], [`${STUB} [90/28160] E0`]])
    expect(sent(net, 'update', 10)).toEqual(['A'])
  })
})

describe('EIGRP summaries', () => {
  const summary = { prefix: prefix('10.200.0.0/16'), distance: 5, source: LINE }

  function summarised(autoSummary = false): Eigrp {
    const all = routers({ AB: 10, AC: 10 })
    const a = all.A?.ports.AB
    if (all.A && a && !autoSummary) all.A.ports.AB = { ...a, timers: { summaries: [summary] } }
    const net = new Eigrp(all).start().run(10)
    stub(net, 'A', true, '10.200.1.0/24')
    stub(net, 'A', true, '10.200.2.0/24')
    return net.run(12)
  }

  it('are told in place of their parts, on their interface only, with a Null0 route of distance 5', () => {
    const net = summarised()
    expect(net.routes('B').filter((r) => r.startsWith('10.200'))).toEqual(['10.200.0.0/16 [90/258560] AB'])
    expect(net.routes('C').filter((r) => r.startsWith('10.200'))).toHaveLength(2)
    expect(net.routes('A')).toContain('10.200.0.0/16 [5/256] Null0')
  })

  it('take their parts back when the line comes later, also from who asks for them', () => {
    const net = new Eigrp(routers({ AB: 10, AC: 10 })).start().run(10)
    stub(net, 'A', true, '10.200.1.0/24')
    net.run(12)
    const all = routers({ AB: 10, AC: 10 })
    const a = all.A?.ports.AB
    if (!all.A || !a) throw new Error('A has no such port')
    all.A.ports.AB = { ...a, timers: { summaries: [summary] } }
    net.script.reconfigure('A', processConfig(all.A))
    expect(
      net
        .run(20)
        .routes('B')
        .filter((r) => r.startsWith('10.200')),
    ).toEqual(['10.200.0.0/16 [90/258560] AB'])
  })

  it('answer a question that had to wait for this router’s own', () => {
    const net = summarised()
    stub(net, 'B', true, '10.200.0.0/16')
    net.run(14)
    expect(net.routes('C').some((r) => r.startsWith('10.200.0.0/16'))).toBe(true)
    stub(net, 'B', false, '10.200.0.0/16')
    net.run(20)
    expect(sent(net, 'query', 14)).toEqual(expect.arrayContaining(['A', 'B']))
    expect(net.routes('B').filter((r) => r.startsWith('10.200'))).toEqual(['10.200.0.0/16 [90/258560] AB'])
  })

  it('stand as long as one part does', () => {
    const net = summarised()
    stub(net, 'A', false, '10.200.1.0/24')
    expect(
      net
        .run(13)
        .routes('B')
        .filter((r) => r.startsWith('10.200')),
    ).toHaveLength(1)
    stub(net, 'A', false, '10.200.2.0/24')
    net.run(14)
    expect(net.routes('B').filter((r) => r.startsWith('10.200'))).toEqual([])
    expect(net.routes('A').filter((r) => r.includes('Null0'))).toEqual([])
  })

  it('give way to their parts when the line is removed', () => {
    const net = summarised()
    net.script.reconfigure('A', processConfig(routers({ AB: 10, AC: 10 }).A ?? { ports: {} }))
    expect(
      net
        .run(13)
        .routes('B')
        .filter((r) => r.startsWith('10.200')),
    ).toHaveLength(2)
    expect(net.routes('A').filter((r) => r.includes('Null0'))).toEqual([])
  })

  it('are made by auto-summary at the border of a major network', () => {
    const port = (lan: string, address: string): Port => ({
      lan,
      address: ip(address),
      bandwidthKbit: 10_000,
      delayTens: 10,
    })
    const autoSummary = { autoSummary: { value: true } }
    const A: Router = { ports: { E0: port('x', '10.1.1.1'), E1: port('y', '192.168.81.1') }, eigrp: autoSummary }
    const B: Router = { ports: { E0: port('y', '192.168.81.2') } }
    const net = new Eigrp({ A, B }).start().run(10)
    expect(net.routes('B')).toEqual(['10.0.0.0/8 [90/261120] E0'])
    expect(net.routes('A')).toEqual(['10.0.0.0/8 [5/258560] Null0'])
  })
})
