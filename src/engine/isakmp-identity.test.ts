/** `crypto isakmp identity hostname`: who shows a name is matched by no profile for addresses (IOS security command reference, match identity). */
import { expect, it } from 'vitest'
import { routers, walked } from '../testing/routers'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]
const COMMON = [
  'crypto isakmp policy 10',
  ' encr aes 256',
  ' authentication pre-share',
  ' group 14',
  'crypto ipsec transform-set AES esp-aes 256 esp-sha-hmac',
]
const SITE = [
  ...COMMON,
  'crypto isakmp key OneKey77 address 10.0.12.1',
  'access-list 101 permit ip 10.2.0.0 0.0.255.255 10.1.0.0 0.0.255.255',
  'crypto map M 10 ipsec-isakmp',
  ' set peer 10.0.12.1',
  ' set transform-set AES',
  ' match address 101',
  ...port('FastEthernet0/0', 'ip address 10.0.12.2 255.255.255.0', 'crypto map M'),
  ...port('FastEthernet0/1', 'ip address 10.2.0.1 255.255.0.0'),
  'ip route 0.0.0.0 0.0.0.0 10.0.12.1',
]
const HUB = (...template: readonly string[]) => [
  ...COMMON,
  'crypto keyring SITES',
  ' pre-shared-key address 0.0.0.0 0.0.0.0 key OneKey77',
  'crypto isakmp profile SITES',
  ' keyring SITES',
  ' match identity address 0.0.0.0',
  'crypto dynamic-map D 10',
  ' set transform-set AES',
  ' reverse-route',
  ...template,
  'crypto map M 10 ipsec-isakmp dynamic D',
  ...port('FastEthernet0/0', 'ip address 10.0.12.1 255.255.255.0', 'crypto map M'),
  ...port('FastEthernet0/1', 'ip address 10.1.0.1 255.255.0.0'),
]
const CABLE = ['r1/FastEthernet0/0 r2/FastEthernet0/0']
const there = (site: readonly string[], ...template: readonly string[]) =>
  walked(routers({ r1: HUB(...template), r2: site }, CABLE), '10.2.0.1', '10.1.0.1').there

it.each([
  ['its address, by itself', [], 'accepted'],
  ['its address, by a line', ['crypto isakmp identity address'], 'accepted'],
  ['its name', ['crypto isakmp identity hostname'], 'dropped-by-crypto'],
])('a site that shows %s to a template for a profile of addresses', (_, lines, expected) => {
  expect(there([...lines, ...SITE], ' set isakmp-profile SITES')).toBe(expected)
})
it('a template without a profile takes it by its key, which is found by the address', () => {
  expect(there(['crypto isakmp identity hostname', ...SITE])).toBe('accepted')
})
