/** Lines that may cut the connection one types over, or drop tunnels, are marked; others are not. */
import { describe, expect, it } from 'vitest'
import { asaChangeScript, parseAsa } from '../../asa/index'
import { changeScript, parseIos } from '../index'

const BASE = `hostname r
interface FastEthernet0/0
 ip address 10.81.0.3 255.255.255.248
 ip access-group 101 in
 crypto map MAP
crypto isakmp policy 1
 encr 3des
crypto isakmp key one address 198.51.100.1
access-list 101 permit ip any any
ip route 0.0.0.0 0.0.0.0 10.81.0.1
router eigrp 64
 network 10.0.0.0
logging buffered 4096
line vty 0 4
 transport input ssh
 exec-timeout 5 0
username ann password 0 word
aaa new-model
`

/** Marked lines of the change from the base to the base with one line otherwise. */
function marks(from: string, to: string): readonly string[] {
  const { lines, marks: found } = changeScript(parseIos(BASE).config, parseIos(BASE.replace(from, to)).config)
  return found.map(({ line, cuts }) => `${cuts}: ${lines[line]?.trim()}`)
}

describe('of a router', () => {
  it.each([
    [
      ' ip address 10.81.0.3 255.255.255.248',
      ' ip address 10.81.0.4 255.255.255.248',
      'connection: ip address 10.81.0.4 255.255.255.248',
    ],
    [' ip access-group 101 in\n', '', 'connection: no ip access-group 101 in'],
    ['permit ip any any', 'permit ip any any log', 'connection: no access-list 101'],
    ['10.81.0.1\n', '10.81.0.2\n', 'connection: no ip route 0.0.0.0 0.0.0.0 10.81.0.1'],
    [' crypto map MAP\n', '', 'tunnels: no crypto map MAP'],
    [' encr 3des', ' encr aes', 'tunnels: encr aes'],
    ['key one', 'key two', 'tunnels: crypto isakmp key two address 198.51.100.1'],
    [' network 10.0.0.0\n', '', 'connection: no network 10.0.0.0'],
    [' transport input ssh', ' transport input none', 'connection: transport input none'],
    ['username ann password 0 word\n', '', 'connection: no username ann password 0 word'],
    ['aaa new-model\n', '', 'connection: no aaa new-model'],
  ])('%j → %j', (from, to, mark) => {
    expect(marks(from, to)).toContain(mark)
  })
  it.each([
    ['logging buffered 4096', 'logging buffered 8192'],
    [' exec-timeout 5 0', ' exec-timeout 9 0'],
    ['hostname r', 'hostname s'],
  ])('nothing: %j → %j', (from, to) => {
    expect(marks(from, to)).toEqual([])
  })
})

describe('of a firewall', () => {
  const FIREWALL = `hostname f
interface GigabitEthernet0/0
 nameif outside
 ip address 198.51.100.1 255.255.255.0
access-list OUT extended permit ip any any
access-group OUT in interface outside
route outside 0.0.0.0 0.0.0.0 198.51.100.254 1
ssh 10.0.0.0 255.0.0.0 inside
pager lines 24
`
  it.each([
    ['access-group OUT in interface outside\n', '', ['connection: no access-group OUT in interface outside']],
    [
      '198.51.100.254',
      '198.51.100.253',
      [
        'connection: no route outside 0.0.0.0 0.0.0.0 198.51.100.254 1',
        'connection: route outside 0.0.0.0 0.0.0.0 198.51.100.253 1',
      ],
    ],
    [
      'ssh 10.0.0.0',
      'ssh 10.9.0.0',
      ['connection: no ssh 10.0.0.0 255.0.0.0 inside', 'connection: ssh 10.9.0.0 255.0.0.0 inside'],
    ],
    ['pager lines 24', 'pager lines 0', []],
  ])('%j → %j', (from, to, expected) => {
    const { lines, marks: found } = asaChangeScript(
      parseAsa(FIREWALL).config,
      parseAsa(FIREWALL.replace(from, to)).config,
    )
    expect(found.map(({ line, cuts }) => `${cuts}: ${lines[line]?.trim()}`)).toEqual(expected)
  })
  it('a list that is cleared is bound again, in the words of each product', () => {
    const changed = FIREWALL.replace(
      'access-list OUT extended permit ip any any',
      'access-list OUT extended deny ip any host 10.0.0.9\naccess-list OUT extended permit ip any any',
    )
    expect(asaChangeScript(parseAsa(FIREWALL).config, parseAsa(changed).config).lines).toEqual([
      'clear configure access-list OUT',
      'access-list OUT extended deny ip any host 10.0.0.9',
      'access-list OUT extended permit ip any any',
      'access-group OUT in interface outside',
    ])
    const pix = (rules: string) => parseAsa(`PIX Version 6.3(5)\nnameif ethernet0 outside security0\n${rules}`).config
    expect(
      asaChangeScript(
        pix('access-list a permit ip any any\n'),
        pix('access-list a deny ip any any\naccess-list a permit ip any any\n'),
      ).lines[0],
    ).toBe('clear access-list a')
  })
})
