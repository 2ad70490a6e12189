/** A thing that begins with a line that is not read is there: it is not missed, and what it decides is not known. */
import { describe, expect, it } from 'vitest'
import { routers, shown, walked } from '../testing/routers'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]
const OUTSIDE = (...lines: readonly string[]) => port('FastEthernet0/0', 'ip address 10.0.12.1 255.255.255.0', ...lines)

const BEGUN: readonly (readonly [name: string, begun: string, uses: readonly string[]])[] = [
  ['crypto map M', 'crypto map M 10 gdoi', OUTSIDE('crypto map M')],
  ['inspection F', 'ip inspect name F parameter max-sessions 5', OUTSIDE('ip inspect F out')],
  [
    'NAT pool P',
    'ip nat pool P prefix-length 24',
    [...OUTSIDE('ip nat outside'), 'access-list 1 permit any', 'ip nat inside source list 1 pool P'],
  ],
  ['Object 10', 'track 10 application home-agent', [...OUTSIDE(), 'ip route 10.9.0.0 255.255.0.0 10.0.12.2 track 10']],
  [
    'Object 10',
    'track 10 application home-agent',
    OUTSIDE('standby 1 ip 10.0.12.9', 'standby 1 track 10 decrement 20'),
  ],
]

const missed = (...lines: readonly string[]) =>
  routers({ r1: lines }, []).diagnostics.flatMap(({ summary }) =>
    /does not exist$|is not defined$/.test(summary) ? [summary] : [],
  )

describe('what is used', () => {
  it.each(BEGUN)('%s is missed where nothing begins it, and not behind "%s"', (name, begun, uses) => {
    expect(missed(...uses).map((text) => text.replace(/ (?:does not exist|is not defined)$/, ''))).toContain(name)
    expect(missed(begun, ...uses)).toEqual([])
  })
  it('is missed when the line is of another name, or takes one away', () => {
    expect(missed('crypto map N 10 gdoi', ...OUTSIDE('crypto map M'))).toEqual(['crypto map M does not exist'])
    expect(missed('no crypto map M 10 gdoi', ...OUTSIDE('crypto map M'))).toEqual(['crypto map M does not exist'])
  })
})

describe('what a thing that begins unread decides', () => {
  it('is open for the tunnel that its profile protects', () => {
    const tunnel = port('Tunnel0', 'ip address 10.9.0.1 255.255.255.0', 'tunnel source FastEthernet0/0')
    const uses = [...OUTSIDE(), ...tunnel, ' tunnel destination 10.0.12.2', ' tunnel protection ipsec profile P']
    const { lab, notKnown } = openIn('crypto ipsec profile P gdoi', ...uses)
    expect(lab.diagnostics.map(({ summary }) => summary)).not.toContain('IPsec profile P does not exist')
    expect(notKnown).toContain('what becomes of what goes through Tunnel0')
  })
  it('is taken to be up, and said so, of an object', () => {
    const { lab } = openIn(
      'track 10 application home-agent',
      ...OUTSIDE(),
      'ip route 10.9.0.0 255.255.0.0 10.0.12.2 track 10',
    )
    expect(lab.diagnostics.map(({ summary }) => summary)).toContain('What object 10 tracks is not simulated')
  })
})

const openIn = (...lines: readonly string[]) => {
  const lab = routers({ r1: lines }, [])
  const { notKnown = [] } = lab.configurations[0] ?? {}
  return { lab, notKnown: notKnown.map(({ summary }) => summary) }
}

describe('an entry of a crypto map that is not read (group members: RFC 6407)', () => {
  const CABLE = ['r1/FastEthernet0/0 r2/FastEthernet0/0']
  const r2 = [
    ...port('FastEthernet0/0', 'ip address 10.0.12.2 255.255.255.0'),
    ...port('FastEthernet0/1', 'ip address 10.2.0.1 255.255.0.0'),
    'ip route 10.1.0.0 255.255.0.0 10.0.12.1',
  ]
  const with1 = (...map: readonly string[]) => {
    const lan = port('FastEthernet0/1', 'ip address 10.1.0.1 255.255.0.0')
    const r1 = [...map, ...OUTSIDE('crypto map M'), ...lan, 'ip route 10.2.0.0 255.255.0.0 10.0.12.2']
    return { r1, lab: routers({ r1, r2 }, CABLE) }
  }
  it('leaves open what goes out, and what comes in in clear', () => {
    const { lab, r1 } = with1('crypto map M 10 gdoi', ' set group G')
    const way = walked(lab, '10.1.0.1', '10.2.0.1')
    expect([way.there, way.back]).toEqual(['insufficient-info', 'insufficient-info'])
    expect(way.reason).toContain('Not known which tunnels crypto map M makes, because of line 2 of r1')
    expect(shown(lab, 'r1', r1, 'show crypto map')).toContain('Not known which tunnels crypto map M makes')
  })
  const PROTECTS = (sequence: number) => [
    'access-list 101 permit ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255',
    `crypto map M ${sequence} ipsec-isakmp`,
    ' set peer 10.0.12.2',
    ' match address 101',
  ]
  it.each([
    ['begins unread', ['crypto map M 10 gdoi', ' set group G']],
    ['has its list in a line that is not read', ['crypto map M 10 ipsec-isakmp', ' match address ipv6 G']],
  ])('leaves open what a later entry would protect, where it %s: packets meet it first', (_, first) => {
    const { lab } = with1(...first, ...PROTECTS(20))
    const way = walked(lab, '10.1.0.1', '10.2.0.1')
    expect([way.there, way.back]).toEqual(['insufficient-info', 'insufficient-info'])
    expect(way.reason).toContain('because of line')
  })
  it('is told beside the entries that are read', () => {
    const { lab, r1 } = with1(...PROTECTS(5), 'crypto map M 10 gdoi', ' set group G', 'crypto map M 20 gdoi')
    const said = shown(lab, 'r1', r1, 'show crypto map')
    expect(said).toContain('Crypto Map IPv4 "M" 5 ipsec-isakmp')
    expect(said.match(/Not known which tunnels crypto map M makes/g)).toHaveLength(2)
  })
  it('leaves sure what an earlier entry protects', () => {
    const { lab } = with1(...PROTECTS(5), 'crypto map M 10 gdoi', ' set group G')
    expect(walked(lab, '10.1.0.1', '10.2.0.1').there).toBe('dropped-by-crypto')
  })
  it('does not, where the entry is read and the packet is none of its', () => {
    const { lab } = with1(
      'access-list 101 permit ip 172.16.0.0 0.0.255.255 any',
      'crypto map M 10 ipsec-isakmp',
      ' set peer 10.0.12.2',
      ' match address 101',
    )
    const way = walked(lab, '10.1.0.1', '10.2.0.1')
    expect([way.there, way.back]).toEqual(['accepted', 'accepted'])
  })
})

it('an interface of Easy VPN leaves open what passes it, also where no line names an inside', () => {
  const r1 = [
    'crypto ipsec client ezvpn EZ',
    ' mode network-extension',
    ' peer 10.0.12.2',
    ...OUTSIDE('crypto ipsec client ezvpn EZ'),
    ...port('FastEthernet0/1', 'ip address 10.1.0.1 255.255.0.0'),
    'ip route 10.2.0.0 255.255.0.0 10.0.12.2',
  ]
  const r2 = [
    ...port('FastEthernet0/0', 'ip address 10.0.12.2 255.255.255.0'),
    ...port('FastEthernet0/1', 'ip address 10.2.0.1 255.255.0.0'),
  ]
  const way = walked(routers({ r1, r2 }, ['r1/FastEthernet0/0 r2/FastEthernet0/0']), '10.1.0.1', '10.2.0.1')
  expect(way.there).toBe('insufficient-info')
  expect(way.reason).toContain('Not known what becomes of what passes FastEthernet0/0')
})
