/** `set connection decrement-ttl`: a firewall shows in a traceroute for what is of the class, and for nothing else. */
import { describe, expect, it } from 'vitest'
import { formatIp, ip } from '../net/index'
import { forkNetwork, traceRoute } from '../sim/index'
import { settleWith } from '../testing/lab'

function hops(match: string, target = '198.51.100.253'): readonly string[] {
  const lab = settleWith({
    firewall: [
      'access-list OUTSIDE-IN extended permit icmp any any',
      'object network INSIDE',
      ' subnet 10.1.0.0 255.255.255.0',
      ' nat (inside,outside) dynamic interface',
      'class-map PROBES',
      ` match ${match}`,
      'policy-map global_policy',
      ' class PROBES',
      '  set connection decrement-ttl',
      'service-policy global_policy global',
    ],
  })
  const query = { target: ip(target), probes: 1, maximumTtl: 3, timeoutSeconds: 2 }
  return traceRoute(forkNetwork(lab.network), 'callmanager', query).map(({ probes: [first] }) =>
    first && 'from' in first && first.from !== undefined ? formatIp(first.from) : '*',
  )
}

describe('time to live at a firewall', () => {
  it('is kept, so that only the far end answers', () => {
    expect(hops('port tcp eq 80')).toEqual(['198.51.100.253'])
  })
  it('is one less for a class that says so', () => {
    expect(hops('any')).toEqual(['10.1.0.1', '198.51.100.253'])
  })
  it('is one less behind a translation too: the router behind it shows as well', () => {
    expect(hops('any', '203.0.113.34').slice(0, 2)).toEqual(['10.1.0.1', '198.51.100.253'])
  })
})
