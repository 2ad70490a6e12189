/** Who has nothing for a tunnel is told only where nobody between the ends may translate. */
import { expect, it } from 'vitest'
import { convertIos } from '../../../convert/index'
import { parseIos } from '../../../ios/index'
import { scopeOf } from '../scope'
import { oneSidedTunnel } from './one-sided'

const map = (own: string, peer: string) => `access-list 101 permit ip 10.0.0.0 0.255.255.255 any
crypto isakmp policy 1
 authentication pre-share
crypto isakmp key KEY address 0.0.0.0
crypto ipsec transform-set T esp-aes esp-sha-hmac
crypto map M 1 ipsec-isakmp
 set peer ${peer}
 set transform-set T
 match address 101
interface FastEthernet0/0
 ip address ${own} 255.255.255.0
 crypto map M
`
const plain = (own: string, ...lines: readonly string[]) =>
  `interface FastEthernet0/0\n ip address ${own} 255.255.255.0\n${lines.join('\n')}\n`

function toldOf(texts: Readonly<Record<string, string>>): readonly string[] {
  const configurations = Object.entries(texts).map(
    ([name, text]) => convertIos(name, parseIos(text).config, { release: '15.9' }).configuration,
  )
  const scope = scopeOf({ configurations, topology: { links: [] }, texts: [] })
  return oneSidedTunnel.check(scope).map(({ device }) => String(device))
}

it('a tunnel that the other end has nothing for is told at both', () => {
  expect(toldOf({ a: map('192.0.2.1', '192.0.2.2'), b: plain('192.0.2.2') })).toEqual(['a', 'b'])
  const elsewhere = map('192.0.2.2', '192.0.2.3')
  expect(toldOf({ a: map('192.0.2.1', '192.0.2.2'), b: elsewhere, c: plain('192.0.2.3') })).toContain('a')
})

it('not where the other end hands on what asks for it, or has an entry for whoever translates', () => {
  const forwards = plain('192.0.2.2', 'ip nat inside source static udp 10.9.0.1 500 192.0.2.2 500')
  expect(toldOf({ a: map('192.0.2.1', '192.0.2.2'), b: forwards })).toEqual([])
  const translates = plain('192.0.2.3', 'ip nat inside source list 1 interface FastEthernet0/0 overload')
  const hub = map('192.0.2.2', '192.0.2.3')
  expect(toldOf({ a: map('10.9.0.1', '192.0.2.2'), hub, router: translates })).toEqual([])
})
