/** What changed between two moments, from two snapshots. */
import { describe, expect, it } from 'vitest'
import { REFERENCE_DESIGNS } from '../../design/index'
import type { DeviceTables, SnapshotView } from '../../engine/messages'
import { changesBetween } from './changes'
import { faultProblem, readEvent, readSeconds } from './event-text'

const tables = (change: object): DeviceTables =>
  ({
    device: 'gateway-1',
    running: true,
    interfaces: [],
    routes: [],
    hsrp: [],
    eigrpNeighbors: [],
    ikeSas: [],
    ipsecSas: [],
    ...change,
  }) as unknown as DeviceTables
const view = (change: object) => ({ devices: { 'gateway-1': tables(change) } }) as unknown as SnapshotView
const route = (nextHop: number) => ({
  route: {
    prefix: { address: 0x0a510218, length: 29 },
    protocol: 'eigrp-external',
    distance: 170,
    metric: 2588160,
    nextHop,
  },
  active: true,
})

describe('what changed between two moments', () => {
  it('is told by table, with what was there before and after; ages do not count', () => {
    const before = view({ hsrp: [{ group: 1, state: 'standby', nextHello: 1 }], ikeSas: [] })
    const after = view({
      hsrp: [{ group: 1, state: 'active', nextHello: 2 }],
      ikeSas: [{ local: 1, remote: 2, state: 'QM_IDLE' }],
      running: true,
    })
    expect(changesBetween(before, after)).toEqual([
      { device: 'gateway-1', table: 'HSRP', what: 'group 1', before: 'standby', after: 'active' },
      { device: 'gateway-1', table: 'IKE SA', what: '0.0.0.1 – 0.0.0.2', before: '', after: 'QM_IDLE' },
    ])
  })
  it('is a route that is reached otherwise, or gone', () => {
    const [moved] = changesBetween(view({ routes: [route(1)] }), view({ routes: [route(2)] }))
    expect(moved?.after).toBe('eigrp-external [170/2588160] via 0.0.0.2')
    const [gone] = changesBetween(view({ routes: [route(1)] }), view({}))
    expect(gone?.after).toBe('')
  })
  it('is nothing between a moment and itself', () => {
    const same = view({ routes: [route(1)] })
    expect(changesBetween(same, same)).toEqual([])
  })
})

describe('a typed event', () => {
  const design = REFERENCE_DESIGNS[0]?.build()
  if (!design) throw new Error('no design')
  it('has a time as the command line writes it', () => {
    expect(['90', '90s', '2m30s', '1m', '0.5s', '18.7 s'].map(readSeconds)).toEqual([90, 90, 150, 60, 0.5, 18.7])
    expect(['', 'soon', '-3s', '2h'].map((text) => typeof readSeconds(text))).toEqual(Array(4).fill('string'))
  })
  it('is judged by the parser, and must strike what there is', () => {
    expect(faultProblem(design, 'reload:gateway-2')).toBeUndefined()
    expect(faultProblem(design, 'explode:gateway-2')).toContain('is not a kind of fault')
    expect(faultProblem(design, 'reload:nobody')).toBe('There is no device nobody')
    expect(faultProblem(design, 'cut:gateway-1/Serial0')).toContain(
      'gateway-1 has no interface Serial0 in this design; it has Loop',
    )
  })
  it.each([
    ['18.7 s Power off gateway-1', { atSeconds: 18.7, action: 'fault', fault: 'power:gateway-1' }],
    ['60s fault reload:gateway-2', { atSeconds: 60, action: 'fault', fault: 'reload:gateway-2' }],
    ['2m 30s power gateway-1', { atSeconds: 150, action: 'fault', fault: 'power:gateway-1' }],
    ['90 restore Power off at gateway-1', { atSeconds: 90, action: 'restore', fault: 'power:gateway-1' }],
    ['5s Cut the cable gateway-1 Fa0/1', { atSeconds: 5, action: 'fault', fault: 'cut:gateway-1/FastEthernet0/1' }],
    ['5s Stop EIGRP on gateway-1', { atSeconds: 5, action: 'fault', fault: 'process:gateway-1/eigrp' }],
    ['5s drop esp firewall', { atSeconds: 5, action: 'fault', fault: 'block:firewall/esp' }],
  ])('%s', (text, event) => {
    expect(readEvent(design, text)).toEqual(event)
  })
  it.each(['Power off gateway-1', '5s Power off', '5s Explode gateway-1'])('%s is none', (text) => {
    expect(typeof readEvent(design, text)).toBe('string')
  })
})
