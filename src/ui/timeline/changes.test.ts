/** What changed between two moments, from two snapshots. */
import { describe, expect, it } from 'vitest'
import { REFERENCE_DESIGNS } from '../../design/index'
import type { DeviceTables, SnapshotView } from '../../engine/messages'
import { changesBetween } from './changes'
import { faultProblem, readSeconds } from './event-text'

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
    expect(['90', '90s', '2m30s', '1m', '0.5s'].map(readSeconds)).toEqual([90, 90, 150, 60, 0.5])
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
})
