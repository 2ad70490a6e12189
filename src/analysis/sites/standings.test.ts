/** Who is a head-end and who a site, where only the tunnels tell: by entries of crypto maps and by tunnel interfaces. */
import { describe, expect, it } from 'vitest'
import type { Configuration } from '../../config/index'
import { routers } from '../../testing/routers'
import { isHeadEnd, isSite } from './role'
import { standingsOf } from './standings'

const addressOf = (name: string) => `192.0.2.${name.charCodeAt(0)}`

/** Each by its name with its peers, in static entries of a crypto map. */
const byEntries = (peers: readonly string[]) => (name: string) => [
  'crypto isakmp key K address 0.0.0.0 0.0.0.0',
  'crypto ipsec transform-set TS esp-aes esp-sha-hmac',
  ...peers.flatMap((peer, at) => [
    `crypto map VPN ${10 * (at + 1)} ipsec-isakmp`,
    ` set peer ${addressOf(peer)}`,
    ' set transform-set TS',
    ' match address 100',
  ]),
  'access-list 100 permit ip 10.0.0.0 0.255.255.255 10.0.0.0 0.255.255.255',
  'interface FastEthernet0/0',
  ` ip address ${addressOf(name)} 255.255.255.0`,
  ' crypto map VPN',
]

const byTunnels = (peers: readonly string[]) => (name: string) => [
  'crypto isakmp key K address 0.0.0.0 0.0.0.0',
  'crypto ipsec transform-set TS esp-aes esp-sha-hmac',
  'crypto ipsec profile P',
  ' set transform-set TS',
  'interface FastEthernet0/0',
  ` ip address ${addressOf(name)} 255.255.255.0`,
  ...peers.flatMap((peer, at) => [
    `interface Tunnel${at}`,
    ` ip address 10.255.${name.charCodeAt(0)}.${4 * at + 1} 255.255.255.252`,
    ' tunnel source FastEthernet0/0',
    ` tunnel destination ${addressOf(peer)}`,
    ' tunnel protection ipsec profile P',
  ]),
]

const answering = (name: string) => [
  'crypto ipsec transform-set TS esp-aes esp-sha-hmac',
  'crypto dynamic-map D 10',
  ' set transform-set TS',
  'crypto map VPN 10 ipsec-isakmp dynamic D',
  'interface FastEthernet0/0',
  ` ip address ${addressOf(name)} 255.255.255.0`,
  ' crypto map VPN',
]

function among(named: Readonly<Record<string, (name: string) => readonly string[]>>): readonly Configuration[] {
  const texts = Object.fromEntries(Object.entries(named).map(([name, lines]) => [name, lines(name)]))
  return routers(texts, []).configurations
}

const standings = (configurations: readonly Configuration[]) => Object.fromEntries(standingsOf(configurations))

describe.each([
  ['entries of crypto maps', byEntries],
  ['tunnel interfaces', byTunnels],
])('by %s', (_how, to) => {
  it('one with two or more that have fewer than it has is a head-end, and they are its sites', () => {
    const star = among({ H: to(['A', 'B']), A: to(['H']), B: to(['H']) })
    expect(standings(star)).toEqual({ H: 'head-end', A: 'site', B: 'site' })
    const drawn = star.map(
      (item) => ({ ...item, ...{ standing: standingsOf(star).get(item.device) } }) as Configuration,
    )
    expect(drawn.filter(isHeadEnd).map(({ device }) => device)).toEqual(['H'])
    expect(drawn.filter(isSite).map(({ device }) => device)).toEqual(['A', 'B'])
  })
  it('one that has tunnels with somebody whose text is missing is one all the same', () => {
    expect(standings(among({ H: to(['A', 'Z']), A: to(['H']) }))).toEqual({ H: 'head-end', A: 'site' })
  })
  it('two that have each other and the same sites are both', () => {
    const hubs = ['H', 'I']
    const pair = among({
      H: to(['A', 'B', 'C', 'I']),
      I: to(['A', 'B', 'C', 'H']),
      A: to(hubs),
      B: to(hubs),
      C: to(hubs),
    })
    expect(standings(pair)).toEqual({ H: 'head-end', I: 'head-end', A: 'site', B: 'site', C: 'site' })
  })
  it('a pair and a mesh are neither, and so is one alone with two', () => {
    expect(standings(among({ A: to(['B']), B: to(['A']) }))).toEqual({})
    expect(standings(among({ A: to(['B', 'C']), B: to(['A', 'C']), C: to(['A', 'B']) }))).toEqual({})
    expect(standings(among({ A: to(['Y', 'Z']) }))).toEqual({})
    expect(standings(among({ A: to(['X', 'Y', 'Z']) }))).toEqual({ A: 'head-end' })
  })
  it('a site of a head-end that answers anybody is its site, whatever partner it has besides', () => {
    expect(standings(among({ H: answering, A: to(['H', 'Z']) }))).toEqual({ H: 'head-end', A: 'site' })
  })
  it('what the drawing says stays', () => {
    const star = among({ H: to(['A']), A: to(['H', 'Z']), B: to(['H']) })
    const said = star.map((item) => (item.device === 'H' ? { ...item, standing: 'head-end' as const } : item))
    expect(standings(said)).toEqual({ A: 'site', B: 'site' })
  })
})
