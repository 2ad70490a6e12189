/** Timed scripts of DHCP: a router that serves a LAN, and clients on it. Rules are RFC 2131's. */
import { describe, expect, it } from 'vitest'
import type { Configuration, DhcpPoolConfig, InterfaceConfig } from '../../../config/index'
import { formatIp, ip, macOf, prefix } from '../../../net/index'
import { interfaceDown, interfaceUp, type Listen, Script } from '../testing/script'
import { type DhcpInput, type DhcpProcessConfig, dhcp } from './machine'

const SERVER_IF = 'Ethernet1'
const CLIENT_IF = 'Ethernet0'

function configuration(changes: Partial<Configuration>): DhcpProcessConfig {
  return {
    configuration: {
      device: 'x',
      kind: 'router',
      hostname: 'x',
      release: '12.2(11)T',
      interfaces: [],
      staticRoutes: [],
      accessLists: {},
      routeMaps: {},
      eigrp: [],
      dhcpPools: [],
      filtersDecrypted: false,
      classless: { value: true },
      ...changes,
    },
  }
}

function pool(changes: Partial<DhcpPoolConfig> = {}): DhcpPoolConfig {
  return {
    name: 'home',
    network: prefix('192.168.1.0/24'),
    router: ip('192.168.1.1'),
    excluded: [{ first: ip('192.168.1.2'), last: ip('192.168.1.99') }],
    leaseSeconds: 3600,
    ...changes,
  }
}

const DHCP_INTERFACE: InterfaceConfig = {
  name: CLIENT_IF,
  kind: 'ethernet',
  address: { kind: 'dhcp', source: { line: 7, text: 'ip address dhcp' } },
  shutdown: { value: false },
  bandwidthKbit: 10000,
  delayTens: 100,
  mtu: 1500,
  redirects: { value: true },
  proxyArp: { value: true },
  sameInterfaceCache: { value: false },
  hsrp: [],
  arpTimeoutSeconds: 14400,
}

const CLIENT = configuration({ interfaces: [DHCP_INTERFACE] })

const listen: Listen<DhcpInput> = ({ payload, source }, to) =>
  payload.protocol === 'udp' && payload.message.kind === 'dhcp'
    ? {
        kind: 'message',
        interface: to.interface,
        from: source,
        fromMac: payload.message.client,
        message: payload.message,
      }
    : undefined

/** A server S and clients A and B on one LAN. */
function cast(served: DhcpPoolConfig = pool()) {
  return new Script({
    protocol: dhcp,
    listen,
    cast: {
      S: { config: configuration({ dhcpPools: [served] }), lans: { [SERVER_IF]: 'lan' } },
      A: { config: CLIENT, lans: { [CLIENT_IF]: 'lan' } },
      B: { config: CLIENT, lans: { [CLIENT_IF]: 'lan' } },
    },
  })
}

type Cast = ReturnType<typeof cast>
const SERVER = { address: ip('192.168.1.1'), length: 24 }
const NUMBERS: Readonly<Record<string, number>> = { A: 10, B: 11 }

const serverUp = (script: Cast) => script.input('S', interfaceUp(SERVER_IF, 1, SERVER))
const up = (script: Cast, who: string) => script.input(who, interfaceUp(CLIENT_IF, NUMBERS[who] ?? 0, undefined))
const down = (script: Cast, who: string) => script.input(who, interfaceDown(CLIENT_IF, NUMBERS[who] ?? 0))
const leases = (script: Cast, who: string) =>
  script.effects('lease', who).map((r) => (r.effect.address ? formatIp(r.effect.address.ip) : 'none'))

function messages(script: Cast, who: string): string[] {
  return script.effects('send', who).flatMap(({ seconds, effect }) => {
    const { payload } = effect.packet
    const type = payload.protocol === 'udp' && payload.message.kind === 'dhcp' ? payload.message.type : '?'
    return [`${Math.round(seconds)} ${type}`]
  })
}

function bound(): Cast {
  const script = cast()
  serverUp(script)
  up(script, 'A')
  return script.run(10)
}

describe('DHCP, from nothing to a lease', () => {
  it('discovers, is offered, requests and is acknowledged (RFC 2131 section 3.1)', () => {
    const script = bound()
    expect(messages(script, 'A')).toEqual(['0 discover', '0 request'])
    expect(messages(script, 'S')).toEqual(['0 offer', '0 ack'])
    const [lease] = script.effects('lease', 'A')
    expect(lease?.effect).toEqual({
      kind: 'lease',
      interface: CLIENT_IF,
      address: { ip: ip('192.168.1.100'), length: 24, router: ip('192.168.1.1') },
    })
  })

  it('gives the client a default route of distance 254 that names its line', () => {
    const [change] = bound().effects('routes', 'A')
    expect(change?.effect.delta.add).toMatchObject([
      { protocol: 'dhcp', distance: 254, nextHop: ip('192.168.1.1'), prefix: prefix('0.0.0.0/0'), source: { line: 7 } },
    ])
  })

  it('answers to the MAC of a client that has no address yet, and broadcasts only refusals (section 4.1)', () => {
    const [offer] = bound().effects('send', 'S')
    expect(offer?.effect).toMatchObject({ interface: SERVER_IF, destinationMac: macOf(10) })
  })

  it('gives addresses from low to high, without the excluded, the server and the router', () => {
    const script = bound()
    up(script, 'B')
    script.run(20)
    expect(leases(script, 'B')).toEqual(['192.168.1.101'])
    const bare = cast(
      pool({ excluded: [{ first: ip('192.168.1.3'), last: ip('192.168.1.3') }], router: ip('192.168.1.2') }),
    )
    serverUp(bare)
    up(bare, 'A')
    expect(leases(bare.run(10), 'A')).toEqual(['192.168.1.4'])
  })

  it('repeats itself after about 4, 8, 16, 32 and 64 s until somebody answers (section 4.1)', () => {
    const script = cast()
    up(script, 'A')
    script.run(300)
    const times = script.effects('send', 'A').map((r) => r.seconds)
    const gaps = times.slice(1).map((t, i) => t - (times[i] ?? 0))
    for (const [i, expected] of [4, 8, 16, 32, 64, 64].entries())
      expect(Math.abs((gaps[i] ?? 0) - expected)).toBeLessThanOrEqual(1)
    serverUp(script)
    expect(leases(script.run(400), 'A')).toEqual(['192.168.1.100'])
  })

  it('says nothing to an interface outside every pool', () => {
    const script = cast(pool({ network: prefix('10.0.0.0/24') }))
    serverUp(script)
    up(script, 'A')
    expect(messages(script.run(20), 'S')).toEqual([])
  })

  it('says when a pool is exhausted', () => {
    const script = cast(pool({ network: prefix('192.168.1.0/30'), excluded: [] }))
    serverUp(script)
    up(script, 'A')
    script.run(5)
    up(script, 'B')
    script.run(10)
    expect(leases(script, 'A')).toEqual(['192.168.1.2'])
    expect(leases(script, 'B')).toEqual([])
    expect(script.journal('pool-exhausted').length).toBeGreaterThan(0)
  })
})

describe('DHCP, the life of a lease', () => {
  it('is renewed by unicast at half its time, without a word to anybody else (section 4.4.5)', () => {
    const script = bound().run(3700)
    expect(messages(script, 'A').slice(2)).toEqual(['1800 request', '3600 request'])
    const renewal = script.effects('send', 'A')[2]?.effect.packet
    expect(renewal).toMatchObject({ source: ip('192.168.1.100'), destination: ip('192.168.1.1') })
    expect(leases(script, 'A')).toEqual(['192.168.1.100'])
    expect(script.effects('routes', 'A')).toHaveLength(1)
  })

  it('asks any server from seven eighths on, and is lost at its end with its route', () => {
    const script = bound()
    script.silent.add('lan')
    script.run(3602)
    const rebind = script.effects('send', 'A').find((r) => r.seconds > 3149)
    expect(rebind?.seconds).toBeCloseTo(3150, 0)
    expect(formatIp(rebind?.effect.packet.destination ?? ip('0.0.0.0'))).toBe('255.255.255.255')
    expect(leases(script, 'A')).toEqual(['192.168.1.100', 'none'])
    expect(script.effects('lease', 'A')[1]?.seconds).toBeCloseTo(3600, 0)
    expect(script.effects('routes', 'A')[1]?.effect.delta.remove).toHaveLength(1)
    script.silent.clear()
    expect(leases(script.run(3800), 'A')).toEqual(['192.168.1.100', 'none', '192.168.1.100'])
  })

  it('stands while the link is down, and is asked about when it comes back (section 3.2)', () => {
    const script = bound()
    down(script, 'A')
    script.run(2000)
    up(script, 'A')
    script.run(2010)
    expect(messages(script, 'A').slice(2)).toEqual(['2000 request'])
    expect(leases(script, 'A')).toEqual(['192.168.1.100'])
  })

  it('goes on after a link-down when nobody answers, then renews as it should have', () => {
    const script = bound()
    down(script, 'A')
    script.run(2000)
    script.silent.add('lan')
    up(script, 'A')
    // Asked in vain for 4 + 8 + 16 + 32 + 64 s, then bound and, T1 being past, renewing at once; again after half of
    // what is left until T2 (section 4.4.5).
    script.run(2400)
    script.silent.clear()
    script.run(2700)
    expect(leases(script, 'A')).toEqual(['192.168.1.100'])
    expect(script.effects('send', 'S').at(-1)?.seconds).toBeGreaterThan(2600)
  })

  it('ends during a long link-down', () => {
    const script = bound()
    down(script, 'A')
    expect(leases(script.run(3700), 'A')).toEqual(['192.168.1.100', 'none'])
  })

  it('is refused when the network is another one now, and a new one is asked for (section 4.3.2)', () => {
    const script = bound()
    down(script, 'A')
    script.reconfigure(
      'S',
      configuration({
        dhcpPools: [pool({ network: prefix('192.168.2.0/24'), router: ip('192.168.2.1'), excluded: [] })],
      }),
    )
    script.input('S', interfaceUp(SERVER_IF, 1, { address: ip('192.168.2.1'), length: 24 }))
    script.run(20)
    up(script, 'A')
    script.run(30)
    expect(leases(script, 'A')).toEqual(['192.168.1.100', 'none', '192.168.2.2'])
  })

  it('is the same again for a client that reloads, and the server that reloads believes a renewal', () => {
    const script = bound()
    up(script, 'B')
    script.run(20)
    script.reboot('A')
    up(script, 'A')
    script.run(30)
    expect(leases(script, 'A')).toEqual(['192.168.1.100', '192.168.1.100'])
    script.reboot('S')
    serverUp(script)
    script.run(2000)
    expect(leases(script, 'B')).toEqual(['192.168.1.101'])
    expect(
      script
        .state('S')
        .bindings.map((b) => formatIp(b.ip))
        .sort(),
    ).toEqual(['192.168.1.100', '192.168.1.101'])
  })
})

describe('DHCP, changed lines', () => {
  it('starts to ask when `ip address dhcp` appears, and takes its route away when it disappears', () => {
    const script = bound()
    script.reconfigure('A', configuration({}))
    expect(script.effects('routes', 'A').at(-1)?.effect.delta.remove).toHaveLength(1)
    expect(dhcp.deadline(script.state('A'))).toBe(Number.POSITIVE_INFINITY)
    script.reconfigure('A', CLIENT)
    script.run(20)
    expect(leases(script, 'A').at(-1)).toBe('192.168.1.100')
  })
})
