/**
 * Packets that are too large, in the reference design: cut before or after encryption (Cisco IOS, Pre-Fragmentation for IPsec
 * VPNs), kept whole by DF and told of (RFC 1191, RFC 4301 section 8), or lost without a word.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tracePair } from '../analysis/index'
import { ip, lookUp, packetSize, piecesOf } from '../net/index'
import {
  addressesOf,
  atSeconds,
  forkNetwork,
  type Hop,
  runUntil,
  type SimTime,
  StillNetwork,
  sendEchoes,
  startStream,
  stretchesUntil,
  type Trace,
  timeOf,
  viewOf,
} from '../sim/index'
import { type Lab, play, reference, release, settle, settleWith } from '../testing/lab'

const VOICE = { sourcePort: 16384, destinationPort: 16384, size: 60, dscp: 46 } as const

const older = settle(reference())
/** A later release, without NAT traversal, which the firewall of the design lets nobody use. */
const NO_TRAVERSAL = 'no crypto ipsec nat-transparency udp-encaps'
const laterWith = (...lines: readonly string[]) =>
  settleWith({ 'gateway-1': [NO_TRAVERSAL], 'gateway-2': [NO_TRAVERSAL, ...lines] }, release('12.4(15)T'))
const later = laterWith()

interface Sent {
  readonly size: number
  readonly df?: boolean
  readonly protocol?: 'udp' | 'tcp' | 'icmp'
}

function ask({ network, built }: Lab, { size, df = false, protocol = 'udp' }: Sent, now = false) {
  const ends = { from: 'callmanager', to: 'phone-24', protocol, port: 16384, size, df, now }
  const pair = tracePair(network, built.scene.configurations, ends)
  if (typeof pair === 'string') throw new Error(pair)
  return pair
}

/** What was done about the packet's size, where, and what it was then. */
const sizeSteps = ({ hops }: Trace) =>
  hops.flatMap(({ device, steps }) =>
    steps
      .filter(({ type }) => type === 'size')
      .map(({ action, packet }) => `${device} ${action}${packet ? ` ${piecesOf(packet).join('+')}` : ''}`),
  )

const sent = (hops: readonly Hop[], device: string) => {
  const packet = hops.find((hop) => hop.device === device)?.sent
  return packet && [packetSize(packet), packet.df ?? false]
}

describe('without DF a packet of 1500 bytes arrives, in pieces', () => {
  it('cut after encryption until 12.2(13)T: whoever decrypts puts it together', () => {
    const { forward, return: back } = ask(older, { size: 1500 })
    expect([forward.disposition, back.disposition]).toEqual(['accepted', 'accepted'])
    expect(sizeSteps(forward)).toEqual([
      'gateway-2 fragmented 1500+72',
      'internet fragmented 1492+28+72',
      'soho-24 reassembled 1552',
    ])
    // The home router looks inside ESP no more than a router on the way does.
    expect(sizeSteps(back)).toEqual([
      'soho-24 fragmented 1500+72',
      'home-24 fragmented 1492+28+72',
      'gateway-2 reassembled 1552',
    ])
  })
  it('cut before encryption later: whoever decrypts has no work with it, and the host puts it together', () => {
    const { forward } = ask(later, { size: 1500 })
    expect(forward.disposition).toBe('accepted')
    expect(sizeSteps(forward)).toEqual([
      'gateway-2 fragmented 1444+76',
      'internet fragmented 1492+24+128',
      'soho-24 reassembled 1496+128',
      'phone-24 reassembled 1500',
    ])
  })
  it('as the lines say, globally and at the interface', () => {
    const after = 'crypto ipsec fragmentation after-encryption'
    const port = 'interface FastEthernet0/0\n crypto ipsec fragmentation before-encryption'
    expect(sizeSteps(ask(laterWith(after), { size: 1500 }).forward)).toContain('gateway-2 fragmented 1500+72')
    expect(sizeSteps(ask(laterWith(after, port), { size: 1500 }).forward)).toContain('gateway-2 fragmented 1444+76')
  })
})

describe('with DF', () => {
  it.each([
    [1438, 'accepted', 'accepted'],
    [1439, 'too-big', 'too-big'],
  ] as const)('%i bytes over a DSL line of 1492: %s', (size, there, back) => {
    const pair = ask(older, { size, df: true })
    expect([pair.forward.disposition, pair.return.disposition]).toEqual([there, back])
    expect(sent(pair.forward.hops, 'gateway-2')?.[1]).toBe(true)
  })

  it('the encrypting router tells the sender what would fit; the firewall that lets no ICMP pass makes a black hole', () => {
    const { forward, notes } = ask(older, { size: 1500, df: true })
    expect(forward.notice).toMatchObject({ mtu: 1446, disposition: 'denied-in' })
    expect(forward.notice?.hops.map(({ device }) => device)).toEqual(['gateway-2', 'stick-lan', 'firewall'])
    expect(notes.find((note) => note.startsWith('A path-MTU black hole'))).toContain(
      'the forward packet of 1500 bytes must not be cut and does not fit, and the word to 10.1.0.10 that 1446 bytes would (ICMP 3/4) is lost at firewall',
    )
  })

  it('says nothing where the interface must tell nobody (`no ip unreachables`)', () => {
    const silent = settleWith({
      'gateway-2': (text) => text.replace(/^interface FastEthernet.*\n/gm, '$& no ip unreachables\n'),
    })
    const { forward, notes } = ask(silent, { size: 1500, df: true })
    expect([forward.disposition, forward.notice]).toEqual(['too-big', undefined])
    expect(notes.join(' ')).toContain('A path-MTU black hole')
  })

  it('is no black hole where a line lets the word pass', () => {
    const open = settleWith({
      firewall: (text) =>
        text.replace(/^access-list VPNDMZ-IN /m, 'access-list VPNDMZ-IN extended permit icmp any any unreachable\n$&'),
    })
    const { forward, notes } = ask(open, { size: 1500, df: true })
    expect(forward.notice).toMatchObject({ mtu: 1446, disposition: 'accepted' })
    expect(forward.notice?.hops.at(-1)?.device).toBe('callmanager')
    expect(notes).toContain(
      'The forward packet of 1500 bytes must not be cut and does not fit; 10.1.0.10 is told that 1446 bytes would (ICMP 3/4).',
    )
  })

  it('a router on the way tells the one that encrypts; its SA remembers, and the next sender is told (RFC 4301 8.2)', () => {
    const { return: back } = ask(older, { size: 1446, df: true })
    expect(back.lostProbes.map(({ device }) => device)).toEqual(['home-24'])
    expect(back.hops.at(-1)?.device).toBe('soho-24')
    expect(back.notice).toMatchObject({ mtu: 1438, disposition: 'accepted' })
  })

  it.each([
    ['clear', 'accepted', 'gateway-2 fragmented 1500+72'],
    ['copy', 'too-big', 'gateway-2 too large'],
    ['set', 'too-big', 'gateway-2 too large'],
  ] as const)('crypto ipsec df-bit %s: %s', (value, end, step) => {
    const lab = settleWith({ 'gateway-2': [`interface FastEthernet0/0\n crypto ipsec df-bit ${value}`] })
    const { forward } = ask(lab, { size: 1500, df: true })
    expect([forward.disposition, sizeSteps(forward)[0]]).toEqual([end, step])
    // Without DF in the packet only `set` keeps ESP whole, and then nobody is told: its sender did not ask.
    const { forward: free } = ask(lab, { size: 1500 })
    expect([free.disposition, free.notice]).toEqual([value === 'set' ? 'too-big' : 'accepted', undefined])
  })

  it('what was learned is forgotten in ten minutes (RFC 1191 section 6.3), and `ip mtu` holds at once', () => {
    const network = forkNetwork(older.network)
    const query = { repeat: 1, timeoutSeconds: 2, doNotFragment: true, target: ip('10.1.0.10') }
    const echo = (size: number) => sendEchoes(network, 'phone-24', { ...query, size })[0]
    // Lost on the way, to a host that cannot know why; then the site's router knows, and says so.
    expect([echo(1446), echo(1446), echo(1438)]).toMatchObject([
      { kind: 'silence' },
      { kind: 'too-big', from: ip('10.81.2.25') },
      { kind: 'reply' },
    ])
    runUntil(network, (network.now + atSeconds(601)) as SimTime)
    expect(echo(1446)).toEqual({ kind: 'silence' })
    const narrow = settleWith({ 'gateway-2': ['interface FastEthernet0/0\n ip mtu 1400'] })
    expect(ask(narrow, { size: 1400, df: true }).forward.notice?.mtu).toBe(1350)
  })
})

describe('fragments meet the lists', () => {
  const guarded = (entry: string) =>
    settleWith({
      'soho-24': [
        `access-list 120 ${entry}`,
        'access-list 120 permit ip any any',
        'interface Ethernet0\n ip access-group 120 in',
      ],
    })
  it('`deny … fragments` stops what comes in pieces, and nothing else', () => {
    const lab = guarded('deny esp any any fragments')
    expect(ask(lab, { size: 1500 }).forward).toMatchObject({ disposition: 'denied-in' })
    expect(ask(lab, { size: 1400 }).forward).toMatchObject({ disposition: 'accepted' })
  })
})

describe('ip tcp adjust-mss', () => {
  const heard = (lab: Lab) => ask(lab, { size: 60, protocol: 'tcp' }).notes.find((note) => note.startsWith('TCP'))
  it('lowers what a SYN offers through the interface, both ways', () => {
    // A PIX or ASA that no line tells otherwise lets a SYN offer 1380 (`sysopt connection tcpmss`).
    expect(heard(older)).toContain('10.1.0.10 sends at most 1380 bytes, 10.81.2.26 at most 1380')
    const whole = { firewall: ['sysopt connection tcpmss 0'] }
    expect(heard(settleWith(whole))).toContain('10.1.0.10 sends at most 1460 bytes, 10.81.2.26 at most 1460')
    const lab = settleWith({ ...whole, 'soho-24': ['interface Ethernet1\n ip tcp adjust-mss 1398'] })
    expect(heard(lab)).toContain('10.1.0.10 sends at most 1398 bytes, 10.81.2.26 at most 1398')
    // What already offers less is left alone.
    const both = settleWith({
      'soho-24': ['interface Ethernet1\n ip tcp adjust-mss 1398', 'interface Ethernet0\n ip tcp adjust-mss 1360'],
    })
    expect(heard(both)).toContain('10.1.0.10 sends at most 1360 bytes, 10.81.2.26 at most 1360')
  })
  it('a segment of the adjusted size is not cut in the tunnel', () => {
    const { forward } = ask(older, { size: 1398 + 40, protocol: 'tcp', df: true })
    expect([forward.disposition, sizeSteps(forward)]).toEqual(['accepted', ['firewall MSS adjusted 1438']])
  })
})

describe('the anti-replay window', () => {
  /** Calls over a line whose packets overtake each other by up to two seconds: a hundred packets. */
  const overtaken = (line: string) => {
    const lab = line === '' ? later : laterWith(...line.split('\n'))
    const strokes = [[0, 'fault', 'impair:home-24/Outside,jitter=2000']] as const
    const { network } = play(lab, strokes, 1)
    const [from, to] = ['callmanager', 'phone-24'].map((device) => addressesOf(network, device)[0]?.ip)
    if (from === undefined || to === undefined) throw new Error('an end has no address')
    const flow = { source: to, destination: from, protocol: 'udp', ...VOICE } as const
    const spec = { start: network.now, end: timeOf(network.now + atSeconds(10)), everyMicros: 20_000, whole: true }
    const stream = startStream(network, { ...spec, from: 'phone-24', flow })
    runUntil(network, timeOf(spec.end + atSeconds(5)))
    const sa = viewOf(network).devices
    const rows = lookUp(sa, 'gateway-2')?.ipsecSas ?? []
    const replayed = rows.reduce((sum, row) => sum + (row.replayed ?? 0), 0)
    const lost = network.streams[stream] ? lostOf(stretchesUntil(network.streams[stream], network.now)) : 0
    const told = network.journal.filter(({ event }) => event === 'replay').map(({ syslog }) => syslog?.mnemonic)
    return { replayed, lost, told }
  }
  const lostOf = (stretches: ReturnType<typeof stretchesUntil>) =>
    stretches.filter(({ heard }) => !heard).reduce((sum, { from, to }) => sum + to - from, 0)

  it('drops what is overtaken by more than 64 packets, counts it and says so; a greater window, or none, lets it in', () => {
    const usual = overtaken('')
    expect(usual.replayed).toBeGreaterThan(0)
    expect(usual.lost).toBe(usual.replayed)
    expect(usual.told).toEqual(['PKT_REPLAY_ERR'])
    for (const line of ['window-size 512', 'disable'])
      expect(overtaken(`crypto ipsec security-association replay ${line}`)).toEqual({ replayed: 0, lost: 0, told: [] })
  })
  it('is that of the entry where one is told there, whatever the router says of all', () => {
    const inEntry = (line: string) => `crypto dynamic-map dmap 10\n set security-association replay ${line}`
    for (const line of ['window-size 512', 'disable'])
      expect(overtaken(inEntry(line))).toEqual({ replayed: 0, lost: 0, told: [] })
    const narrow = overtaken(`crypto ipsec security-association replay disable\n${inEntry('window-size 64')}`)
    expect(narrow.lost).toBeGreaterThan(0)
  })
})

describe('a packet of any size, with DF or without', () => {
  const heardOf = (settled: Lab, { from, flow }: Trace, whole: boolean) => {
    const network = forkNetwork(settled.network)
    const spec = { start: network.now, end: timeOf(network.now + atSeconds(1)), everyMicros: 20_000, whole }
    const index = startStream(network, { ...spec, from, flow })
    runUntil(network, timeOf(spec.end + atSeconds(4)))
    const stream = network.streams[index]
    const stretches = stream ? stretchesUntil(stream, network.now) : []
    // One that is lost elsewhere once a router knows what fits is lost all the same.
    return [stretches.at(-1)?.to, ...new Set(stretches.map(({ heard }) => heard))]
  }
  it('fares alike whether it is watched, tried while the network stands still, sent, or stood for by another', () => {
    const sizes = fc.oneof(fc.integer({ min: 60, max: 3000 }), fc.constantFrom(1438, 1439, 1446, 1447, 1492, 1500))
    fc.assert(
      fc.property(fc.constantFrom(older, later), sizes, fc.boolean(), (lab, size, df) => {
        const pair = ask(lab, { size, df }, true)
        for (const way of [pair.forward, pair.return]) {
          const tried = new StillNetwork(lab.network).send(way.from, way.flow)
          expect([tried.disposition, tried.device]).toEqual([way.disposition, way.hops.at(-1)?.device])
          const arrives = way.disposition === 'accepted'
          expect(heardOf(lab, way, true)).toEqual([50, arrives])
          expect(heardOf(lab, way, false)).toEqual([50, arrives])
        }
      }),
      {
        numRuns: 6,
        examples: [
          [older, 1446, true],
          [later, 1500, false],
        ],
      },
    )
  })
})
