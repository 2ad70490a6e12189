/** A firewall's probes (`sla monitor`, `track … rtr`): a route that hangs on one is there as long as its neighbour answers. */
import { describe, expect, it } from 'vitest'
import { play, settleWith, trace } from '../testing/lab'

const DEFAULT = 'route outside 0.0.0.0 0.0.0.0 198.51.100.253 1'

/** The default route of the reference design hangs on whether somebody answers. */
const hangingOn = (target: string, port: string) =>
  settleWith({
    firewall: (text) =>
      [
        text.replace(DEFAULT, `${DEFAULT} track 1`),
        'sla monitor 123',
        ` type echo protocol ipIcmpEcho ${target} interface ${port}`,
        ' num-packets 3',
        ' timeout 1000',
        ' frequency 3',
        'sla monitor schedule 123 life forever start-time now',
        'track 1 rtr 123 reachability',
        '',
      ].join('\n'),
  })

describe('a route of a firewall that hangs on a probe', () => {
  it('goes when its neighbour no longer answers, and comes back', () => {
    const lab = hangingOn('10.81.0.4', 'vpndmz')
    const hasDefault = (seconds: number, strokes: Parameters<typeof play>[1]) =>
      trace(play(lab, strokes, seconds), 'callmanager', '203.0.113.1').forward.disposition !== 'no-route'
    expect(hasDefault(1, [])).toBe(true)
    expect(hasDefault(2, [[0.5, 'fault', 'power:gateway-2']])).toBe(true)
    expect(hasDefault(8, [[0.5, 'fault', 'power:gateway-2']])).toBe(false)
    const back = [
      [0.5, 'fault', 'power:gateway-2'],
      [10, 'restore', 'power:gateway-2'],
    ] as const
    expect(hasDefault(400, back)).toBe(true)
  })
  it('stays where the probe asks somebody behind the next router, and that is told', () => {
    const { built } = hangingOn('203.0.113.1', 'outside')
    const config = built.scene.configurations.find(({ device }) => device === 'firewall')
    expect(config?.tracked?.map(({ what }) => what.kind)).toEqual(['taken-as-up'])
    expect(config?.notKnown?.map(({ scope, because }) => [scope.kind, because.text])).toEqual([
      ['take-over', 'track 1 rtr 123 reachability'],
    ])
  })
})
