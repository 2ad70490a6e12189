/** Modular policies of a firewall, its sizes and its times: what they let through, for how long, and what they leave open. */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../../asa/index'
import { DEFAULT_PARAMETERS } from '../../config/index'
import { convertAsa } from '../../convert/index'
import { espShape, type Ipv4Packet, ip, lookUp, macOf } from '../../net/index'
import { atSeconds, type SimTime } from '../kernel/time'
import { admit, crossingOf, rememberAdmitted } from './firewall'
import { policyDoubt } from './firewall-policies'
import { createNode } from './node'
import type { Port } from './state'
import type { World } from './world'

const PLAIN = `ASA Version 9.1
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.254 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.1.0.1 255.255.255.0
interface Management0/0
 management-only
 nameif manage
 security-level 100
 ip address 10.2.0.1 255.255.255.0
route outside 0.0.0.0 0.0.0.0 198.51.100.1 1
mtu outside 1500
mtu inside 1500
sysopt connection tcpmss 1380
timeout conn 1:00:00 half-closed 0:10:00 udp 0:02:00 icmp 0:00:02
timeout xlate 3:00:00
timeout floating-conn 0:00:00
class-map inspection_default
 match default-inspection-traffic
policy-map type inspect dns preset_dns_map
 parameters
  message-length maximum 512
policy-map global_policy
 class inspection_default
  inspect dns preset_dns_map
  inspect skinny
  inspect ftp
service-policy global_policy global
`

const packet = (source: string, destination: string, payload: Ipv4Packet['payload']): Ipv4Packet => ({
  source: ip(source),
  destination: ip(destination),
  ttl: 64,
  dscp: 0,
  payload,
})
const message = { kind: 'opaque' } as const
const tcp = (sourcePort: number, destinationPort: number, flags: 'syn' | 'ack' = 'syn'): Ipv4Packet['payload'] => ({
  protocol: 'tcp',
  sourcePort,
  destinationPort,
  flags,
  message,
  dataSize: 0,
})
const udp = (sourcePort: number, destinationPort: number): Ipv4Packet['payload'] => ({
  protocol: 'udp',
  sourcePort,
  destinationPort,
  message,
  dataSize: 100,
})
const [HERE, THERE] = ['10.1.0.10', '203.0.113.9']
const SKINNY = packet(HERE, THERE, tcp(4000, 2000))
const WEB = packet(HERE, THERE, tcp(4000, 80))

function firewallOf(more = '') {
  const { configuration, diagnostics } = convertAsa('fw', parseAsa(PLAIN + more).config, { release: 'asa-9.1' })
  const node = createNode(configuration, DEFAULT_PARAMETERS, 1, () => macOf(1), {})
  const firewall = configuration.firewall
  if (!firewall) throw new Error('no firewall')
  let now: SimTime = atSeconds(0)
  const nothing = () => undefined
  const world = { now: () => now, shifted: nothing, standsUntil: nothing } as unknown as World
  const at = (zone: string): Port => {
    const port = [...node.ports.values()].find((item) => item.config.zone?.name === zone)
    if (!port) throw new Error(`no ${zone}`)
    return port
  }
  return {
    configuration,
    diagnostics,
    at: (seconds: number) => {
      now = atSeconds(seconds)
    },
    admits: (from: string, to: string, what: Ipv4Packet) => {
      const leaving = { firewall, inPort: at(from), outPort: at(to), packet: what }
      const verdict = admit(world, node, firewall, at(from), crossingOf(world, node, leaving, undefined), what)
      if (verdict.allowed) rememberAdmitted(world, node, firewall, [at(from), at(to)], what)
      return verdict
    },
    doubt: (what: Ipv4Packet) => policyDoubt(firewall, [at('inside'), at('outside')], what)?.because.text.trim(),
  }
}

describe('a plain firewall', () => {
  const { configuration, diagnostics, doubt } = firewallOf()
  it('leaves nothing open', () => {
    expect(diagnostics).toEqual([])
    expect(configuration.notKnown).toBeUndefined()
    expect([doubt(SKINNY), doubt(WEB), doubt(packet(HERE, THERE, udp(9, 53)))]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
  it('keeps its interfaces at 1500 bytes and a SYN at 1380', () => {
    expect(configuration.interfaces.map(({ mtu, adjustMss }) => [mtu, adjustMss?.value])).toEqual([
      [1500, 1380],
      [1500, 1380],
      [1500, 1380],
    ])
  })
})

describe('what a class does with its packets', () => {
  const withClass = (action: string, match = 'match port tcp eq 2000', on = 'global') =>
    firewallOf(`class-map C\n ${match}\npolicy-map P\n class C\n  ${action}\nservice-policy P ${on}\n`)

  it.each([
    'sfr fail-open',
    'ips inline fail-open',
    'cxsc fail-close',
    'csc fail-open',
    'set connection advanced-options T',
  ])('is open for the class alone: %s', (action) => {
    const { doubt } = withClass(action)
    expect([doubt(SKINNY), doubt(WEB)]).toEqual([action, undefined])
    expect(doubt(packet(THERE, HERE, tcp(2000, 4000, 'ack')))).toBe(action)
  })
  it.each([
    'sfr fail-open monitor-only',
    'ips promiscuous fail-open',
    'inspect skinny',
    'set connection random-sequence-number disable',
  ])('is nothing where it only listens: %s', (action) => expect(withClass(action).doubt(SKINNY)).toBeUndefined())
  it('is open only where the policy is applied', () => {
    const text = 'policy-map P\n class class-default\n  sfr fail-open\n'
    expect(firewallOf(text).doubt(WEB)).toBeUndefined()
    expect(firewallOf(`${text}service-policy P interface manage\n`).doubt(WEB)).toBeUndefined()
    expect(firewallOf(`${text}service-policy P interface outside\n`).doubt(WEB)).toBe('sfr fail-open')
  })
  it('follows the list of its class', () => {
    const list = 'access-list L extended permit ip host 10.1.0.10 any\n'
    const { doubt } = firewallOf(
      `${list}class-map C\n match access-list L\npolicy-map P\n class C\n  sfr fail-open\nservice-policy P global\n`,
    )
    expect([doubt(WEB), doubt(packet('10.1.0.11', THERE, tcp(1, 80)))]).toEqual(['sfr fail-open', undefined])
  })
  it('is open where deeper inspection throws something away, for its ports', () => {
    const strict = 'policy-map type inspect sip STRICT\n parameters\n  state-checking action drop log\n'
    const applied = (name: string) =>
      firewallOf(`${strict}policy-map P\n class inspection_default\n  inspect sip ${name}\nservice-policy P global\n`)
    const call = packet(HERE, THERE, udp(5060, 5060))
    expect([
      applied('STRICT').doubt(call),
      applied('OTHER').doubt(call),
      applied('STRICT').doubt(packet(HERE, THERE, udp(9, 9))),
      applied('STRICT tls-proxy T').doubt(call),
    ]).toEqual(['inspect sip STRICT', undefined, undefined, 'inspect sip STRICT tls-proxy T'])
  })
})

describe('lines that name the traffic they change', () => {
  const other = packet('10.1.0.11', THERE, tcp(1, 25))
  it('a crypto map: what its lists permit goes into a tunnel of the firewall, which is not simulated', () => {
    const list = 'access-list L extended permit ip host 10.1.0.10 host 203.0.113.9\n'
    const entry = 'crypto map M 10 match address L'
    const { doubt } = firewallOf(`${list}${entry}\ncrypto map M interface outside\n`)
    expect([doubt(WEB), doubt(packet(THERE, HERE, tcp(9, 9))), doubt(other)]).toEqual([entry, entry, undefined])
    expect(firewallOf(`${list}${entry}\n`).doubt(WEB)).toBeUndefined()
  })
  it('who must log in, and what is filtered by its content', () => {
    const list = 'access-list L extended permit tcp any any eq www\n'
    const login = 'aaa authentication match L inside RADIUS'
    expect([firewallOf(`${list}${login}\n`).doubt(WEB), firewallOf(`${list}${login}\n`).doubt(other)]).toEqual([
      login,
      undefined,
    ])
    const filter = 'filter java 80 0.0.0.0 0.0.0.0 0.0.0.0 0.0.0.0'
    expect([firewallOf(`${filter}\n`).doubt(WEB), firewallOf(`${filter}\n`).doubt(other)]).toEqual([filter, undefined])
  })
  it('a group of protocols with ports behind it', () => {
    const group = 'object-group protocol TCPUDP\n protocol-object udp\n protocol-object tcp\n'
    const { configuration, diagnostics } = firewallOf(
      `${group}access-list L extended permit object-group TCPUDP any any eq domain\n`,
    )
    expect(diagnostics).toEqual([])
    expect(
      lookUp(configuration.accessLists, 'L')?.entries.map((entry) => [entry.protocol, entry.destinationPort?.ranges]),
    ).toEqual([
      [17, [{ first: 53, last: 53 }]],
      [6, [{ first: 53, last: 53 }]],
    ])
  })
})

describe('inspection of ICMP', () => {
  const echo = (type: 'echo' | 'echo-reply', source: string, destination: string) =>
    packet(source, destination, { protocol: 'icmp', type, code: 0, id: 7, sequence: 1, dataSize: 56 })
  const isAnswered = (match: string, on: string) => {
    const { admits } = firewallOf(
      `class-map C\n match ${match}\npolicy-map P\n class C\n  inspect icmp\nservice-policy P ${on}\n`,
    )
    admits('inside', 'outside', echo('echo', HERE, THERE))
    return admits('outside', 'inside', echo('echo-reply', THERE, HERE)).allowed
  }
  it.each([
    ['any', 'global', true],
    ['default-inspection-traffic', 'interface outside', true],
    ['port tcp eq 2000', 'global', false],
    ['any', 'interface manage', false],
  ])('lets answers through for its class, where its policy is applied: %s, %s', (match, on, passes) =>
    expect(isAnswered(match, on)).toBe(passes),
  )
})

describe('conversations', () => {
  it('of TCP begin with a SYN, but for a class that may go on', () => {
    const onward = packet(HERE, THERE, tcp(4000, 2000, 'ack'))
    expect(firewallOf().admits('inside', 'outside', onward).allowed).toBe(false)
    const bypass = firewallOf(
      'class-map C\n match any\npolicy-map P\n class C\n  set connection advanced-options tcp-state-bypass\nservice-policy P interface inside\n',
    )
    expect(bypass.admits('inside', 'outside', onward).allowed).toBe(true)
  })
  it('are remembered for as long as the lines say', () => {
    const answer = packet(THERE, HERE, tcp(2000, 4000, 'ack'))
    const passesAfter = (more: string, seconds: number) => {
      const firewall = firewallOf(more)
      firewall.admits('inside', 'outside', SKINNY)
      firewall.at(seconds)
      return firewall.admits('outside', 'inside', answer).allowed
    }
    expect([passesAfter('', 3599), passesAfter('', 3601)]).toEqual([true, false])
    expect([passesAfter('timeout conn 0:10:00\n', 599), passesAfter('timeout conn 0:10:00\n', 601)]).toEqual([
      true,
      false,
    ])
    expect(passesAfter('timeout conn 0\n', 90_000)).toBe(true)
    const own = 'policy-map P\n class class-default\n  set connection timeout idle 2:00:00\nservice-policy P global\n'
    expect([passesAfter(own, 7199), passesAfter(own, 7201)]).toEqual([true, false])
    const later = own.replace('idle', 'embryonic 0:00:30 idle')
    expect([passesAfter(later, 7199), passesAfter(later, 7201)]).toEqual([true, false])
  })
  it('of IKE let ESP pass where they are inspected', () => {
    const esp = packet(THERE, HERE, {
      protocol: 'esp',
      spi: 1,
      sequence: 1,
      mode: 'tunnel',
      shape: espShape('esp-3des', 'esp-sha-hmac'),
      inner: packet('10.81.2.2', '10.1.0.10', udp(1, 2)),
    })
    const ike = packet(HERE, THERE, udp(500, 500))
    const plain = firewallOf()
    plain.admits('inside', 'outside', ike)
    expect(plain.admits('outside', 'inside', esp).allowed).toBe(false)
    const inspected = firewallOf('policy-map global_policy\n class inspection_default\n  inspect ipsec-pass-thru\n')
    expect(inspected.admits('outside', 'inside', esp).allowed).toBe(false)
    inspected.admits('inside', 'outside', ike)
    expect(inspected.admits('outside', 'inside', esp).allowed).toBe(true)
  })
})

describe('interfaces', () => {
  it('for management pass nothing on', () => {
    const { admits } = firewallOf('same-security-traffic permit inter-interface\n')
    expect(admits('manage', 'outside', packet('10.2.0.9', THERE, tcp(1, 80))).detail).toContain('management-only')
    expect(admits('inside', 'manage', packet(HERE, '10.2.0.9', tcp(1, 80))).allowed).toBe(false)
  })
  it('for management have routes of their own from 9.5 on', () => {
    const text = `${PLAIN}route manage 0.0.0.0 0.0.0.0 10.2.0.254 1\n`
    const ways = (release: string) =>
      convertAsa('fw', parseAsa(text).config, { release }).configuration.staticRoutes.map((route) => route.interface)
    expect([ways('asa-9.1').length, ways('asa-9.12')]).toEqual([2, ['GigabitEthernet0/0']])
  })
  it('that look where a source is drop what comes the wrong way', () => {
    const { configuration } = firewallOf('ip verify reverse-path interface inside\n')
    expect(Object.keys(configuration.firewall?.reversePath ?? {})).toEqual(['inside'])
    const { admits } = firewallOf('ip verify reverse-path interface inside\n')
    expect(admits('inside', 'outside', packet('10.9.9.9', THERE, tcp(1, 80))).allowed).toBe(false)
  })
  it('take what their line says, and a SYN offers it', () => {
    const { configuration } = firewallOf('mtu outside 1400\nsysopt connection tcpmss 0\n')
    expect(configuration.interfaces.map(({ mtu, adjustMss }) => [mtu, adjustMss])).toEqual([
      [1400, undefined],
      [1500, undefined],
      [1500, undefined],
    ])
  })
})
