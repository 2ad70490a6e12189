/** Where things come from, and what takes them away: the chains of the source document's network. */
import { describe, expect, it } from 'vitest'
import { type Lab, reference, settle, struck } from '../../testing/lab'
import { explain } from './explain'
import type { Provenance, Subject, WhyLink } from './types'

const lab = settle(reference())
const settled = lab.network.now

function told(of: Lab, subject: Subject): Provenance {
  const provenance = explain(of.network, subject, settled)
  if (typeof provenance === 'string') throw new Error(provenance)
  return provenance
}

const lines = (links: readonly WhyLink[]) =>
  links.flatMap(({ device, line }) => (line ? [`${device}: ${line.text.trim()}`] : []))
const events = (links: readonly WhyLink[]) =>
  links.filter(({ kind }) => kind === 'event').map(({ device, text }) => `${device}: ${text}`)

const LEARNED: Subject = { kind: 'route', device: 'gateway-1', prefix: '10.81.2.24/29', via: '192.168.81.4' }

describe('the external route of gateway-1 to a site on gateway-2', () => {
  const { made, gone } = told(lab, LEARNED)
  it('comes from the site over the SA, reverse-route, redistribution, access list and route-map (SEED)', () => {
    const order = [
      'soho-24: access-list 101 permit ip 10.81.2.24 0.0.0.7 any',
      'soho-24: set peer 198.51.100.2',
      'gateway-2: reverse-route',
      'gateway-2: redistribute static metric 1000 100 255 1 1500 route-map RRI',
      'gateway-2: access-list 1 permit 10.81.2.0 0.0.1.255',
      'gateway-2: route-map RRI permit 10',
      'gateway-2: network 192.168.81.0',
      'gateway-1: network 192.168.81.0',
    ]
    const all = lines(made)
    expect(
      order.map((line) => all.indexOf(line)).every((place, index, places) => place > (places[index - 1] ?? -1)),
    ).toBe(true)
  })
  it('names the SA on both ends, why the first peer was left, and the adjacency', () => {
    const all = events(made).join('\n')
    expect(all).toContain('soho-24: IKE: 198.51.100.1 does not answer main mode')
    expect(all).toContain('soho-24: IPsec SA up with 198.51.100.2')
    expect(all).toContain('gateway-2: IPsec SA up with 203.0.113.34')
    expect(all).toContain('gateway-1: EIGRP 64: neighbor 192.168.81.4')
    expect(made.at(-1)?.text).toBe('Route in use: D EX 10.81.2.24/29 [170/2588160] via 192.168.81.4, FastEthernet0/1')
  })
  it('stands as long as nothing happens', () => {
    expect(gone).toEqual([])
  })
  it('goes with the adjacency when its router is reloaded', () => {
    const after = struck(lab, { kind: 'reload', device: 'gateway-2', orderly: false })
    expect(events(told(after, LEARNED).gone)).toEqual([
      'gateway-2: Fault: Reload of gateway-2',
      'gateway-1: FastEthernet0/1 is down',
      'gateway-1: Route gone: D EX 10.81.2.24/29 [170/2588160] via 192.168.81.4, FastEthernet0/1',
    ])
  })
  it('goes with the SA when that is cleared, and each step is told', () => {
    const after = struck(lab, { kind: 'clear-sa', device: 'gateway-2', what: 'all' })
    const all = events(told(after, LEARNED).gone)
    expect(all[0]).toBe('gateway-2: Fault: SAs cleared on gateway-2')
    expect(all.join('\n')).toContain('gateway-2: IPsec SA with 203.0.113.34 for 10.81.2.24/29 down')
    expect(all.join('\n')).toContain('gateway-2: Reverse route 10.81.2.24/29 removed')
    expect(all.join('\n')).not.toContain('10.81.2.48')
    expect(all.at(-1)).toContain('gateway-1: Route gone: D EX 10.81.2.24/29')
  })
})

describe('other subjects', () => {
  const reloaded = struck(lab, { kind: 'reload', device: 'gateway-2', orderly: false })
  it('an SA names the peer line, and its end the dead peer', () => {
    const sa = told(reloaded, { kind: 'ipsec-sa', device: 'soho-24', peer: '198.51.100.2', protects: '0.0.0.0/0' })
    expect(lines(sa.made)).toContain('soho-24: set peer 198.51.100.2')
    expect(events(sa.gone).join('\n')).toMatch(/Fault: Reload of gateway-2[\s\S]*198\.51\.100\.2 is dead/)
  })
  it('an HSRP state names its lines and the states before it', () => {
    const { made, title } = told(lab, { kind: 'hsrp', device: 'gateway-1', interface: 'FastEthernet0/0', group: 1 })
    expect(title).toBe('HSRP group 1 of gateway-1 is active')
    expect(lines(made)).toContain('gateway-1: standby 1 priority 120')
    expect(made.at(-1)?.text).toContain('Standby -> Active')
  })
  it('a neighbour names the network line and its end the lost link', () => {
    const { made, gone } = told(reloaded, { kind: 'neighbor', device: 'gateway-1', address: '192.168.81.4' })
    expect(lines(made)).toContain('gateway-1: network 192.168.81.0')
    expect(gone.at(-1)?.text).toContain('is down')
  })
  it('a static route is its line', () => {
    const { made } = told(lab, { kind: 'route', device: 'gateway-1', prefix: '0.0.0.0/0', via: '10.81.0.1' })
    expect(lines(made)).toEqual(['gateway-1: ip route 0.0.0.0 0.0.0.0 10.81.0.1'])
  })
  it('what a reloaded router forgot ends with its reload', () => {
    const { gone } = told(reloaded, { kind: 'route', device: 'gateway-2', prefix: '10.81.2.24/29', via: '0.0.0.0' })
    expect(events(gone)).toEqual(['gateway-2: Fault: Reload of gateway-2'])
  })
  it('what never was is said', () => {
    expect(explain(lab.network, { ...LEARNED, prefix: '10.99.0.0/24' })).toContain('knows no route')
    expect(explain(lab.network, { ...LEARNED, device: 'nobody' })).toContain('There is no device')
  })
})
