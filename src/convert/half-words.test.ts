/** Words of read lines that act on a device and not here: each is said, or leaves open what it decides. */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../asa/index'
import { queueKindOf } from '../config/index'
import { parseIos } from '../ios/index'
import { convertAsa, convertIos } from './index'

const converted = (...lines: readonly string[]) =>
  convertIos('r', parseIos(`${lines.join('\n')}\n`).config, { release: '15.9' })

const OUTSIDE = ['interface GigabitEthernet0/1', ' ip address 203.0.113.1 255.255.255.0', ' ip nat outside']
const scopesOf = ({ configuration }: ReturnType<typeof converted>) =>
  (configuration.notKnown ?? []).map(({ scope, because }) => `${scope.kind} by line ${because.line}`)

describe('HSRP', () => {
  const group = (...words: readonly string[]) =>
    converted(
      'interface GigabitEthernet0/0',
      ' ip address 10.81.0.3 255.255.255.248',
      ' standby 1 ip 10.81.0.5',
      ...words,
    )
  it('has no redundancy client to wait for: `sync` is said to change nothing, and the delays beside it act', () => {
    const { configuration, diagnostics } = group(' standby 1 preempt delay minimum 30 reload 60 sync 90')
    expect(diagnostics).toMatchObject([{ severity: 'info', line: 4, summary: 'sync 90 changes nothing here' }])
    expect(configuration.interfaces[0]?.hsrp[0]).toMatchObject({
      preemptDelaySeconds: 30,
      preemptReloadDelaySeconds: 60,
    })
    expect(group(' standby 1 preempt delay minimum 30 reload 60').diagnostics).toEqual([])
  })
  it('takes no old key: `timeout` is said to change nothing', () => {
    const { diagnostics } = group(' standby 1 authentication md5 key-string seven timeout 120')
    expect(diagnostics.map(({ summary }) => summary)).toEqual(['timeout 120 changes nothing here'])
  })
})

describe('translation', () => {
  it('for a VRF alone, and by a pool of another type, is open', () => {
    const pool = 'ip nat pool P 203.0.113.10 203.0.113.20 netmask 255.255.255.0'
    const list = 'access-list 1 permit 10.0.0.0 0.0.0.255'
    const inside = 'ip nat inside source list 1 pool P'
    expect(scopesOf(converted(...OUTSIDE, pool, `${inside} vrf BLUE overload`, list))).toEqual(['nat by line 5'])
    expect(scopesOf(converted(...OUTSIDE, `${pool} type rotary`, `${inside} overload`, list))).toEqual([
      'nat by line 4',
    ])
    expect(scopesOf(converted(...OUTSIDE, pool, `${inside} overload`, list))).toEqual([])
  })
})

it('an entry that finds its peers by itself leaves open which', () => {
  const map = (more: string) =>
    converted('crypto map M 10 ipsec-isakmp dynamic D', `crypto map M 20 ipsec-isakmp dynamic E${more}`)
  expect(scopesOf(map(' discover'))).toEqual(['map-entry by line 2'])
  expect(scopesOf(map(''))).toEqual([])
})

it('a subinterface whose frames ISL wraps is open', () => {
  const tagged = (how: string) =>
    converted(
      'interface FastEthernet0/0',
      'interface FastEthernet0/0.5',
      ` encapsulation ${how} 5`,
      ' ip address 10.5.0.1 255.255.255.0',
    )
  expect(scopesOf(tagged('isl'))).toEqual(['interface by line 3'])
  expect(scopesOf(tagged('dot1Q'))).toEqual([])
})

it('IKEv2 profiles are for whom their lines say', () => {
  const profile = (...words: readonly string[]) =>
    converted('crypto isakmp policy 1', 'crypto ikev2 profile P', ...words).configuration.crypto?.ikev2?.profiles[0]
  expect(
    profile(
      ' match identity remote address 192.0.2.9 255.255.255.255',
      ' match identity remote fqdn domain example.net',
      ' match identity remote email a@example.net',
      ' match identity remote key-id X',
      ' identity local fqdn r.example.net',
    ),
  ).toMatchObject({
    matches: [
      { kind: 'address', peers: { length: 32 } },
      { kind: 'fqdn', name: 'example.net', domain: true },
      { kind: 'email', name: 'a@example.net', domain: false },
      { kind: 'not-known', notKnown: { because: { line: 6 } } },
    ],
    identity: 'r.example.net',
  })
  expect(profile(' identity local dn')?.identity).toBeUndefined()
  // A kind of its own: it is no address, whoever takes any address.
  expect(profile(' identity local key-id S1')?.identity).toBe('key-id S1')
})

it('a policer that only drops what violates both its buckets says so', () => {
  const police = (words: string) =>
    converted('policy-map P', ' class class-default', `  police 64000 2000 4000 ${words}`).configuration.queueing
      ?.policies[0]?.classes[0]?.police?.value.drops
  expect(police('conform-action transmit exceed-action transmit violate-action drop')).toBe('violating')
  expect(police('conform-action transmit exceed-action drop')).toBe('exceeding')
  expect(police('conform-action transmit exceed-action transmit')).toBe('nothing')
})

it('a static of a PIX with limits is said to count no conversations', () => {
  const told = (limits: string) =>
    convertAsa(
      'f',
      parseAsa(
        `PIX Version 6.3(5)\nnameif ethernet0 outside security0\nnameif ethernet1 inside security100\nstatic (inside,outside) 203.0.113.9 10.1.1.9 netmask 255.255.255.255 ${limits}\n`,
      ).config,
      { release: 'pix-6.3(5)' },
    ).diagnostics.filter(({ summary }) => summary.includes('at once'))
  expect(told('100 25')).toHaveLength(1)
  expect(told('0 0')).toEqual([])
})

describe('an interface', () => {
  const policy = ['policy-map P', ' class class-default', '  fair-queue']
  const port = (...lines: readonly string[]) =>
    converted(...policy, 'interface GigabitEthernet0/1', ...lines.map((line) => ` ${line}`))
  const said = (...lines: readonly string[]) =>
    port(...lines).diagnostics.flatMap(({ line, summary }) => (summary.startsWith('Of two ways') ? [line] : []))
  it('serves what waits in one way: a second is said not to count', () => {
    expect(said('traffic-shape rate 512000', 'service-policy output P')).toEqual([5])
    expect(said('fair-queue', 'traffic-shape rate 512000')).toEqual([5])
    expect(said('service-policy output P')).toEqual([])
    expect(said('no fair-queue', 'service-policy output P')).toEqual([])
  })
  it('is served by its policy before its shaper, and a policy that nobody defines serves nothing', () => {
    const kind = (...lines: readonly string[]) => {
      const { interfaces, queueing } = port(...lines).configuration
      return interfaces[0] && queueKindOf(interfaces[0], queueing)
    }
    expect(kind('traffic-shape rate 512000', 'service-policy output P')).toBe('policy')
    expect(kind('traffic-shape rate 512000', 'service-policy output NOBODY')).toBe('shaped')
    expect(kind('fair-queue')).toBe('fair')
    expect(kind()).toBe('first come, first served')
  })
})

it('a terminal line with a list that is not there is told', () => {
  const said = (...lines: readonly string[]) =>
    converted(...lines).diagnostics.map(({ line, summary }) => [line, summary])
  expect(said('line vty 0 4', ' access-class 23 in')).toEqual([[2, 'access-list 23 does not exist']])
  expect(said('access-list 23 permit 10.0.0.0 0.0.0.255', 'line vty 0 4', ' access-class 23 in vrf-also')).toEqual([])
})
