/** OSPF as timed scripts, each by the section of RFC 2328 that it is about. Release 15.2: an LSA at once, SPF 5 s later. */
import { describe, expect, it } from 'vitest'
import { formatIp, ip, prefix } from '../../../net/index'
import { tableValues } from '../../kernel/table'
import { routeTo } from '../testing/eigrp'
import { Ospf, P2P, ospfRouter as router } from '../testing/ospf'

const A = '1.1.1.1'
const B = '2.2.2.2'
const C = '3.3.3.3'
const PORT = 'FastEthernet0/0'
const pair = (
  a: readonly string[] = [],
  b: readonly string[] = [],
  inA: readonly string[] = [],
  inB: readonly string[] = [],
) =>
  new Ospf({
    a: router(A, [{ lan: 'x', ip: '10.0.0.1', lines: a }], inA),
    b: router(B, [{ lan: 'x', ip: '10.0.0.2', lines: b }], inB),
  }).start()
const three = (lines: Readonly<Record<'a' | 'b' | 'c', readonly string[]>> = { a: [], b: [], c: [] }) =>
  new Ospf({
    a: router(A, [{ lan: 'x', ip: '10.0.0.1', lines: lines.a }]),
    b: router(B, [{ lan: 'x', ip: '10.0.0.2', lines: lines.b }]),
    c: router(C, [{ lan: 'x', ip: '10.0.0.3', lines: lines.c }]),
  })
const elected = (ospf: Ospf, who: string) => {
  const { designated, backup, state } = ospf.interface(who, PORT)
  return [designated, backup, state]
}
const states = (ospf: Ospf, who: string) => ospf.neighbors(who).map((text) => text.split(' ').slice(1).join(' '))

describe('neighbours (section 10)', () => {
  it('come to full adjacency step by step (10.1), and are logged as a router logs them', () => {
    const ospf = pair([P2P], [P2P]).run(40)
    const steps = ospf.script.journal().filter((line) => / a .*neighbor/.test(line))
    expect(steps.map((line) => line.replace(/^.*: /, ''))).toEqual([
      'INIT → 2WAY',
      '2WAY → EXSTART',
      'EXSTART → EXCHANGE',
      'EXCHANGE → LOADING',
      'LOADING → FULL',
    ])
    const logged = ospf.script.effects('journal', 'a').flatMap(({ effect }) => effect.entry.syslog?.text ?? [])
    expect(logged).toEqual([`Process 1, Nbr ${B} on ${PORT} from LOADING to FULL, Loading Done`])
  })
  it('the one with the higher id leads the exchange (10.8)', () => {
    const ospf = pair([P2P], [P2P]).run(40)
    const told = (who: string) => ospf.sent('description', who).filter(({ body }) => !body.init)
    expect(told('a').map(({ body }) => body.master)).not.toContain(true)
    expect(told('b').map(({ body }) => body.master)).not.toContain(false)
    const [first] = told('a')
    expect(first?.body.sequence).toBe(ospf.sent('description', 'b')[0]?.body.sequence)
  })
  it.each([
    ['hello interval', ['ip ospf hello-interval 5', 'ip ospf dead-interval 40'], 'hello interval R 10 C 5'],
    ['dead interval', ['ip ospf dead-interval 30'], 'dead interval R 40 C 30'],
  ])('another %s and they do not see each other (10.5)', (_name, lines, said) => {
    const ospf = pair([], lines).run(100)
    expect([ospf.neighbors('a'), ospf.neighbors('b')]).toEqual([[], []])
    expect(ospf.script.journal('mismatched-hello').find((text) => / b /.test(text))).toContain(said)
  })
  it('another area, or a stub at one end, and they do not either (8.2, 10.5)', () => {
    const area = pair([], [], ['network 10.0.0.0 0.255.255.255 area 1']).run(100)
    expect(area.neighbors('b')).toEqual([])
    const one = ['network 10.0.0.0 0.255.255.255 area 1']
    const stub = pair([], [], [...one, 'area 1 stub'], one).run(100)
    expect(stub.neighbors('a')).toEqual([])
    expect(stub.script.journal('mismatched-hello')[0]).toContain('stub area option bit')
  })
  it('who takes less in one piece hears no description of the other, and both stay in ExStart (10.6)', () => {
    const small = ['mtu 1400']
    const ospf = pair([...small, P2P], [P2P]).run(60)
    expect(states(ospf, 'a')).toEqual([`${B} ex-start`])
    expect(ospf.script.journal('mtu-mismatch')[0]).toContain('has larger interface MTU: 1500, here 1400')
    const given = ospf.script.effects('journal', 'b').flatMap(({ effect: { entry } }) => entry.syslog?.text ?? [])
    expect(given).toEqual([])
    expect(states(pair([...small, P2P, 'ip ospf mtu-ignore'], [P2P]).run(60), 'a')).toEqual([`${B} full`])
  })
  it('is given up when it has answered nothing for 24 repetitions (Cisco: limit retransmissions)', () => {
    const ospf = pair(['mtu 1400', P2P], [P2P]).run(140)
    const given = ospf.script.journal('neighbor-down')
    expect(given[0]).toContain('Too many retransmissions')
  })
  it('falls silent and is lost after the dead interval (10.2)', () => {
    const ospf = pair([P2P], [P2P]).run(50)
    ospf.script.silent.add('x')
    const last = ospf.sent('hello', 'b').findLast(({ seconds }) => seconds < 50)?.seconds ?? 0
    ospf.run(100)
    const [line = ''] = ospf.script.journal('neighbor-down').filter((text) => / a /.test(text))
    expect(line).toContain('FULL → DOWN: Dead timer expired')
    expect(Number(line.split(' ')[0])).toBeCloseTo(last + 40, 1)
  })
  it('that restarts is heard not to hear, and the adjacency is made anew (10.2, 1-WayReceived)', () => {
    const ospf = pair([P2P], [P2P]).run(50)
    ospf.script.reboot('b')
    ospf.start('b').run(100)
    expect(ospf.script.journal('neighbor-down').filter((text) => / a /.test(text))[0]).toContain('FULL → INIT: 1-Way')
    expect([states(ospf, 'a'), states(ospf, 'b')]).toEqual([[`${B} full`], [`${A} full`]])
  })
})

describe('authentication (appendix D)', () => {
  const md5 = (key: string, id = 1) => [
    'ip ospf authentication message-digest',
    `ip ospf message-digest-key ${id} md5 ${key}`,
  ]
  const simple = (key: string) => ['ip ospf authentication', `ip ospf authentication-key ${key}`]
  it.each([
    ['the same digest', md5('word'), md5('word'), true],
    ['another digest', md5('word'), md5('other'), false],
    ['another number of the key', md5('word'), md5('word', 2), false],
    ['a digest at one end', md5('word'), [], false],
    ['the same password', simple('word'), simple('word'), true],
    ['another password', simple('word'), simple('other'), false],
    ['passwords that differ behind their eighth letter', simple('longword1'), simple('longword2'), true],
  ])('with %s', (_name, a, b, holds) => {
    const ospf = pair([...a, P2P], [...b, P2P]).run(60)
    expect(states(ospf, 'a')).toEqual(holds ? [`${B} full`] : [])
  })
  it('may be told for a whole area, and taken back on an interface', () => {
    const area = ['area 0 authentication message-digest']
    const key = ['ip ospf message-digest-key 1 md5 word']
    expect(states(pair([...key, P2P], [...key, P2P], area, area).run(60), 'a')).toEqual([`${B} full`])
    const none = ['ip ospf authentication null']
    expect(states(pair([...key, P2P], [...none, P2P], area, area).run(60), 'a')).toEqual([])
  })
})

describe('the designated router (section 9)', () => {
  it('is the highest priority, then id, of those that are there when the wait is over (9.4)', () => {
    const ospf = three().start().run(60)
    for (const who of ['a', 'b', 'c']) expect(elected(ospf, who).slice(0, 2)).toEqual(['10.0.0.3', '10.0.0.2'])
    expect(ospf.interface('a', PORT).state).toBe('dr-other')
    const [first = ''] = ospf.script.journal('elected')
    expect(Number(first.split(' ')[0])).toBeCloseTo(40, 0)
    const higher = three({ a: ['ip ospf priority 9'], b: [], c: ['ip ospf priority 0'] })
      .start()
      .run(60)
    for (const who of ['a', 'b', 'c']) expect(elected(higher, who).slice(0, 2)).toEqual(['10.0.0.1', '10.0.0.2'])
  })
  it('is not taken over by who comes later, whatever its priority (9.4)', () => {
    const ospf = three({ a: [], b: [], c: ['ip ospf priority 200'] })
    ospf.start('a', 'b').run(60).start('c').run(120)
    expect(elected(ospf, 'c')).toEqual(['10.0.0.2', '10.0.0.1', 'dr-other'])
  })
  it('is followed by its backup at once, and another backup is chosen (9.4)', () => {
    const ospf = three().start().run(60)
    ospf.down('c', PORT).run(120)
    expect(elected(ospf, 'a')).toEqual(['10.0.0.2', '10.0.0.1', 'backup'])
    expect(states(ospf, 'a')).toEqual([`${B} full`])
  })
  it('others have adjacencies with it and its backup only (10.4)', () => {
    const cast = Object.fromEntries(
      [1, 2, 3, 4].map((n) => [`r${n}`, router(`${n}.${n}.${n}.${n}`, [{ lan: 'x', ip: `10.0.0.${n}` }])]),
    )
    const ospf = new Ospf(cast).start().run(80)
    expect(states(ospf, 'r1')).toEqual(['2.2.2.2 two-way', '3.3.3.3 full', '4.4.4.4 full'])
    expect(states(ospf, 'r4').every((text) => text.endsWith('full'))).toBe(true)
  })
})

describe('flooding (section 13)', () => {
  const chain = () =>
    new Ospf({
      a: router(A, [{ lan: 'x', ip: '10.0.0.1', lines: [P2P] }], ['redistribute static subnets']),
      b: router(B, [
        { lan: 'x', ip: '10.0.0.2', lines: [P2P] },
        { lan: 'y', ip: '10.1.0.2', lines: [P2P] },
      ]),
      c: router(C, [{ lan: 'y', ip: '10.1.0.3', lines: [P2P] }]),
    })
      .start()
      .run(100)
  const static1 = routeTo(prefix('10.81.2.0/29'), { nextHop: ip('10.9.0.1'), tag: 7 })

  it('goes on by every other interface, is acknowledged, and makes a route when the computation comes', () => {
    const ospf = chain()
    ospf.routed('a', static1).run(120)
    const told = ospf.sent('update').filter(({ seconds }) => seconds >= 100)
    expect(told.map(({ by, on, seconds }) => [by, on, Math.round((seconds - 100) * 1000)])).toEqual([
      ['a', PORT, 0],
      ['b', 'FastEthernet0/1', 1],
    ])
    const heard = ospf.sent('acknowledgement').filter(({ seconds }) => seconds >= 100)
    expect(heard.map(({ by }) => by)).toEqual(['b', 'c'])
    expect(ospf.routes('c')).toContain('E2 10.81.2.0/29 [110/20] via 10.1.0.2')
    expect(ospf.table('c').find(({ protocol }) => protocol === 'ospf-external-2')?.tag).toBe(7)
    const since = ospf.script.effects('routes', 'c').at(-1)?.seconds
    expect(since).toBeCloseTo(105, 1)
  })
  it('what is lost is repeated until it is acknowledged (13.6)', () => {
    const ospf = chain()
    let lost = 0
    ospf.script.lose = ({ payload }, lan) =>
      lan === 'y' && payload.protocol === 'ospf' && payload.message.body.kind === 'update' && lost++ < 2
    ospf.routed('a', static1).run(130)
    const told = ospf.sent('update', 'b').filter(({ seconds, on }) => seconds >= 100 && on === 'FastEthernet0/1')
    expect(told.map(({ seconds }) => Math.round(seconds - 100))).toEqual([0, 5, 10])
    expect(ospf.routes('c')).toContain('E2 10.81.2.0/29 [110/20] via 10.1.0.2')
  })
  it('what is over is told as too old and leaves every database (14.1)', () => {
    const ospf = chain()
    ospf.routed('a', static1).run(120).unrouted('a', static1).run(140)
    const over = ospf.sent('update', 'b').findLast(({ on }) => on === 'FastEthernet0/1')
    expect(over?.body.lsas.map(({ kind, age }) => [kind, age])).toEqual([['external', 3600]])
    for (const who of ['a', 'b', 'c'])
      expect(tableValues(ospf.script.state(who).lsas).filter(({ lsa }) => lsa.kind === 'external')).toEqual([])
    expect(ospf.routes('c').filter((text) => text.startsWith('E2'))).toEqual([])
  })
  it('is told anew after half an hour (12.4), and dies in an hour when its maker is gone (14)', () => {
    const ospf = chain()
    const sequence = () =>
      tableValues(ospf.script.state('c').lsas).find(({ lsa }) => formatIp(lsa.router) === A)?.lsa.sequence ?? 0
    const before = sequence()
    ospf.run(1950)
    expect(sequence()).toBe(before + 1)
    ospf.down('a', PORT).run(5600)
    expect(sequence()).toBe(0)
  })
  it('says a change of its own links again no sooner than five seconds later (12.4, Cisco: timers throttle lsa)', () => {
    const ospf = chain()
    for (const second of [200, 201, 202]) {
      ospf.run(second).down('b', 'FastEthernet0/1')
      ospf.run(second + 0.4).up('b', 'FastEthernet0/1')
    }
    ospf.run(230)
    const own = ospf
      .sent('update', 'b')
      .flatMap(({ seconds, body, on }) =>
        body.lsas
          .filter(({ router: by }) => on === PORT && seconds >= 200 && formatIp(by) === B)
          .map(({ sequence }) => ({ seconds, sequence })),
      )
    expect(own.length).toBeGreaterThan(1)
    expect(new Set(own.map(({ sequence }) => sequence)).size).toBe(own.length)
    for (const [index, { seconds }] of own.slice(1).entries())
      expect(seconds - (own[index]?.seconds ?? 0)).toBeGreaterThan(4.9)
  })
  it('outdoes what it said before a restart (13.4)', () => {
    const ospf = chain()
    ospf.routed('a', static1).run(120)
    ospf.script.reboot('a')
    ospf.start('a').run(260)
    const external = () => tableValues(ospf.script.state('c').lsas).filter(({ lsa }) => lsa.kind === 'external')
    expect(external()).toEqual([])
    expect(ospf.routes('c')).toContain('O 10.0.0.0/24 [110/2] via 10.1.0.2')
  })
})
