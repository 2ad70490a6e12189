/** Where one end's tunnels hang on a line that is not read, the other end's entries that lead there are not known either. */
import { describe, expect, it } from 'vitest'
import { routers } from '../testing/routers'
import type { Configuration } from './configuration'
import { withDoubtfulPeers } from './doubtful-peers'

const end = (own: string, peers: readonly string[], ...more: readonly string[]) => [
  ...more,
  'crypto ipsec transform-set TS esp-aes esp-sha-hmac',
  'crypto map VPN 10 ipsec-isakmp',
  ...peers.map((peer) => ` set peer ${peer}`),
  ' set transform-set TS',
  ' match address 100',
  'access-list 100 permit ip 10.0.0.0 0.255.255.255 10.0.0.0 0.255.255.255',
  'interface FastEthernet0/0',
  ` ip address ${own} 255.255.255.0`,
  ' crypto map VPN',
]
/** A line that is not simulated and that every tunnel of the router hangs on. */
const OPEN = 'crypto isakmp identity key-id branch'

const doubts = (configurations: readonly Configuration[], device: string) =>
  withDoubtfulPeers(configurations)
    .find((item) => item.device === device)
    ?.notKnown?.map(({ scope, because }) => [scope, because.device, because.text.trim()]) ?? []

describe('an entry whose peers are not read whole', () => {
  const A = '192.0.2.1'
  const B = '192.0.2.2'
  const C = '192.0.2.3'
  it('is open by the line of the peer, and names it', () => {
    const { configurations } = routers({ a: end(A, [B]), b: end(B, [A], OPEN) }, [])
    expect(doubts(configurations, 'a')).toEqual([[{ kind: 'map-entry', map: 'VPN', sequence: 10 }, 'b', OPEN]])
  })
  it('is certain where one of its peers is', () => {
    const { configurations } = routers({ a: end(A, [B, C]), b: end(B, [A], OPEN), c: end(C, [A]) }, [])
    expect(doubts(configurations, 'a')).toEqual([])
  })
  it('is open by a peer at a further address of its interface, too', () => {
    const further = ['interface FastEthernet0/0', ` ip address ${C} 255.255.255.0 secondary`]
    const { configurations } = routers({ a: end(A, [C]), b: [...end(B, [A], OPEN), ...further] }, [])
    expect(doubts(configurations, 'a').map(([, device]) => device)).toEqual(['b'])
  })
  it('nothing is added where all is read', () => {
    const { configurations } = routers({ a: end(A, [B]), b: end(B, [A]) }, [])
    expect(withDoubtfulPeers(configurations)).toBe(configurations)
  })
})
