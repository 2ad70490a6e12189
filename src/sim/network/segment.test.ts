/** Small segments: ARP that holds or drops, proxy ARP, switches that learn, TTL, and a cable that is cut. */
import { describe, expect, it } from 'vitest'
import { DEFAULT_PARAMETERS } from '../../config/index'
import { type Ip, ip } from '../../net/index'
import { atSeconds } from '../kernel/time'
import { laterTry } from '../later-try'
import { createNetwork, schedule } from './create'
import { runUntil } from './network'
import { traceFlow } from './probe'
import type { Network } from './state'
import { cable, device, port } from './testing/cast'

/** one ─ switch ─ middle ─ two, and three on the switch. `mask` is that of host one. */
function segment(mask = 24, gateway: string | undefined = '10.0.1.1'): Network {
  const network = createNetwork({
    configurations: [
      device('one', 'host', [port('E', `10.0.1.10/${mask}`)], gateway),
      device('three', 'host', [port('E', '10.0.1.30/24')], '10.0.1.1'),
      device('switch', 'switch', [port('P1'), port('P2'), port('P3')]),
      device('middle', 'router', [port('A', '10.0.1.1/24'), port('B', '10.0.2.1/24')]),
      device('two', 'host', [port('E', '10.0.2.20/24')], '10.0.2.1'),
    ],
    topology: {
      links: [
        cable('one/E', 'switch/P1'),
        cable('three/E', 'switch/P2'),
        cable('middle/A', 'switch/P3'),
        cable('middle/B', 'two/E'),
      ],
    },
    parameters: DEFAULT_PARAMETERS,
    history: [],
    seed: 1,
  })
  runUntil(network, atSeconds(1))
  return network
}

function probe(network: Network, to: string, from = 'one', source: Ip = ip('10.0.1.10')) {
  return traceFlow(network, from, {
    source,
    destination: ip(to),
    protocol: 'udp',
    sourcePort: 1,
    destinationPort: 2,
    size: 60,
    dscp: 0,
  })
}

describe('ARP (RFC 826, FACTS section 2)', () => {
  it('a host keeps the packet that asked; a router drops the one it only forwards', () => {
    const { trace, network } = probe(segment(), '10.0.2.20')
    expect(trace.disposition).toBe('accepted')
    expect(trace.lostProbes.map((lost) => lost.device)).toEqual(['middle'])
    expect(trace.lostProbes[0]?.reason).toContain('the router drops the packet that asked')
    expect(trace.tries).toBe(2)
    expect(laterTry(trace)).toMatch(
      /^The first packet was lost at middle: .*What follows is the 2nd try from .*, \d+\.\d s later\.$/,
    )
    const again = probe(network, '10.0.2.20').trace
    expect([again.lostProbes, again.tries, laterTry(again)]).toEqual([[], undefined, undefined])
  })
  it('loses nothing where only hosts ask', () => {
    const { trace } = probe(segment(), '10.0.1.30')
    expect([trace.disposition, trace.lostProbes]).toEqual(['accepted', []])
  })
  it('that nobody answers ends as an unreachable neighbour, with the address named', () => {
    const { trace } = probe(segment(), '10.0.1.99')
    expect(trace.disposition).toBe('neighbor-unreachable')
    expect(trace.reason).toContain('10.0.1.99')
  })
  it('is answered by the router for a host that thinks everything is near (proxy ARP, RFC 1027)', () => {
    const { trace, network } = probe(segment(8, ''), '10.0.2.20')
    expect(trace.disposition).toBe('accepted')
    const learnt = [...(network.nodes.get('one')?.arp.values() ?? [])].find((item) => item.address === ip('10.0.2.20'))
    expect(learnt?.mac).toBe(network.nodes.get('middle')?.ports.get('A')?.mac)
  })
})

describe('a switch', () => {
  it('learns where a MAC is from what it sends, and then uses that port alone', () => {
    const { trace, network } = probe(segment(), '10.0.1.30')
    const hop = trace.hops.find((item) => item.device === 'switch')
    expect([hop?.in, hop?.out]).toEqual(['P1', 'P2'])
    const macs = network.nodes.get('switch')?.macs
    const at = (name: string) => macs?.get(network.nodes.get(name)?.ports.get('E')?.mac ?? ('' as never))?.port
    expect([at('one'), at('three')]).toEqual(['P1', 'P2'])
  })
  it('floods again after it forgot, and loses nothing by it', () => {
    const { network } = probe(segment(), '10.0.1.30')
    runUntil(network, atSeconds(network.now / 1e6 + DEFAULT_PARAMETERS.macAgeSeconds + 1))
    const { trace } = probe(network, '10.0.1.30')
    expect(trace.hops.find((item) => item.device === 'switch')?.steps.map((step) => step.action)).toContain('flooded')
    expect(trace.disposition).toBe('accepted')
  })
})

describe('the way', () => {
  it('takes one off the TTL at a router and none at a switch', () => {
    const { trace } = probe(segment(), '10.0.2.20')
    expect(trace.hops.map((hop) => [hop.device, hop.received.ttl])).toEqual([
      ['one', 64],
      ['switch', 64],
      ['middle', 64],
      ['two', 63],
    ])
  })
  it('ends at the router when its own cable is cut: no route is left', () => {
    const network = segment()
    schedule(network, { at: network.now, action: 'fault', fault: { kind: 'cut', device: 'middle', interface: 'B' } })
    runUntil(network, atSeconds(2))
    const { trace } = probe(network, '10.0.2.20')
    expect([trace.disposition, trace.hops.at(-1)?.device]).toEqual(['no-route', 'middle'])
  })
  it('vanishes without a word on a silent cable, and a restored one carries again', () => {
    const network = segment()
    const fault = { kind: 'silent', device: 'two', interface: 'E', direction: 'both' } as const
    schedule(network, { at: network.now, action: 'fault', fault })
    runUntil(network, atSeconds(2))
    expect(probe(network, '10.0.2.20').trace.disposition).toBe('neighbor-unreachable')
    schedule(network, { at: network.now, action: 'restore', fault })
    runUntil(network, atSeconds(20))
    expect(probe(network, '10.0.2.20').trace.disposition).toBe('accepted')
  })
})
