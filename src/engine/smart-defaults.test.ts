/**
 * What IOS has of IKEv2 and IPsec by itself (smart defaults): a proposal, a policy, a transform-set and an IPsec profile called
 * `default`. What they are is what devices print (`show crypto ikev2 proposal default`, `show crypto ipsec transform-set`).
 */
import { describe, expect, it } from 'vitest'
import { type Routers, routers, up, walked } from '../testing/routers'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]

/** Two ends with no more than a keyring, the profile `default` and a tunnel. */
const end = (n: number, more: readonly string[] = [], profile = 'default') => [
  ...['crypto ikev2 keyring K', ' peer ANY', '  address 0.0.0.0 0.0.0.0', '  pre-shared-key ForTwoEnds77'],
  ...['crypto ikev2 profile default', ' match identity remote address 0.0.0.0', ' authentication remote pre-share'],
  ...[' authentication local pre-share', ' keyring local K'],
  ...more,
  ...port('FastEthernet0/0', `ip address 192.0.2.${n} 255.255.255.0`),
  ...port('FastEthernet0/1', `ip address 10.${n}.0.1 255.255.0.0`),
  ...port(
    'Tunnel0',
    `ip address 172.16.0.${n} 255.255.255.252`,
    'tunnel source FastEthernet0/0',
    `tunnel destination 192.0.2.${3 - n}`,
    'tunnel mode ipsec ipv4',
    `tunnel protection ipsec profile ${profile}`,
  ),
  `ip route 10.${3 - n}.0.0 255.255.0.0 Tunnel0`,
]

const lab = (one: readonly string[], other: readonly string[], release = '15.9'): Routers =>
  routers({ r1: one, r2: other }, ['r1/FastEthernet0/0 r2/FastEthernet0/0'], { release })

describe('smart defaults', () => {
  it('of both ends bring a tunnel up that no line of theirs describes', () => {
    const made = lab(end(1), end(2))
    expect(made.diagnostics).toEqual([])
    expect(up(made, 'r1')).toContain('Tunnel0')
    expect(walked(made, '10.1.0.1', '10.2.0.1')).toMatchObject({ there: 'accepted', back: 'accepted' })
    const crypto = made.configurations[0]?.crypto
    expect(crypto?.transformSets.map(({ name, cipher, integrity, mode }) => [name, cipher, integrity, mode])).toEqual([
      ['default', 'esp-aes', 'esp-sha-hmac', 'transport'],
    ])
    expect(crypto?.ikev2?.proposals.map(({ name, fvrf, groups }) => [name, fvrf, groups])).toEqual([
      ['default', 'any', [5, 2]],
    ])
  })
  it('are others in IOS XE: stronger, in fewer words', () => {
    const made = lab(end(1), end(2), '16.9')
    expect(up(made, 'r1')).toContain('Tunnel0')
    expect(made.configurations[0]?.crypto?.ikev2?.proposals[0]).toMatchObject({
      encryption: ['aes-cbc-256'],
      hashes: ['sha512', 'sha384'],
      groups: [19, 14, 21, 5],
    })
  })
  it('keep of the default proposal what its lines do not say', () => {
    const made = lab(end(1, ['crypto ikev2 proposal default', ' group 15']), end(2))
    expect(made.configurations[0]?.crypto?.ikev2?.proposals[0]).toMatchObject({
      groups: [15],
      hashes: expect.arrayContaining(['sha512']),
    })
    expect(up(made, 'r1')).not.toContain('Tunnel0')
  })
  it('give a profile without a transform-set the default one', () => {
    const own = ['crypto ipsec profile P', ' set ikev2-profile default']
    const made = lab(end(1, own, 'P'), end(2))
    expect(made.diagnostics).toEqual([])
    expect(up(made, 'r1')).toContain('Tunnel0')
  })
  it.each([
    ['crypto ikev2 proposal default'],
    ['crypto ikev2 policy default'],
    ['crypto ipsec transform-set default'],
    ['crypto ipsec profile default'],
  ])('are not there where no %s takes one away', (words) => {
    expect(up(lab(end(1, [`no ${words}`]), end(2)), 'r1')).not.toContain('Tunnel0')
  })
  it('came with IKEv2: an older release has none, and says what is missing', () => {
    const older = ['crypto ipsec profile P', ' set pfs group2']
    const told = lab(end(1, older, 'P'), end(2), '12.4(15)T').diagnostics.map(({ summary }) => summary)
    expect(told).toContain('The crypto entry or profile has no transform-set')
    expect(told).toContain('IPsec profile default does not exist')
  })
})

describe('a lifetime without a limit of kilobytes (lifetime kilobytes disable)', () => {
  it('is read and written, and asks for more than any tunnel carries', () => {
    const own = [
      'crypto ipsec profile P',
      ' set ikev2-profile default',
      ' set security-association lifetime kilobytes disable',
    ]
    const made = lab(end(1, own, 'P'), end(2))
    expect(made.diagnostics).toEqual([])
    expect(made.configurations[0]?.crypto?.profiles?.[0]?.lifetime.kilobytes).toBe(4_294_967_295)
  })
})
