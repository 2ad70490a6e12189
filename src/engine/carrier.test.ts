/**
 * Rule (FACTS section 9): carrier and line take time. IOS follows a change of carrier when it has lasted for the carrier delay;
 * a mended cable is negotiated first; EIGRP's adjacency comes with the first hello after it.
 */
import { describe, expect, it } from 'vitest'
import { parseIos } from '../ios/index'
import { atSeconds, createNetwork, runUntilSettled } from '../sim/index'
import { type Lab, news, play, reference, settle, settleWith } from '../testing/lab'
import { buildScene } from './build'

const CUT = 'cut:gateway-1/FastEthernet0/1'
const told = (line: string) => (text: string) =>
  text.replace('interface FastEthernet0/1', `interface FastEthernet0/1\n ${line}`)
const both = (line: string) => settleWith({ 'gateway-1': told(line), 'gateway-2': told(line) })

/** When gateway-1 wrote what, in seconds from a cut at 1 s that ends at `mended`. */
function course(lab: Lab, mended: number, until = mended + 20) {
  const later = play(
    lab,
    [
      [1, 'fault', CUT],
      [mended, 'restore', CUT],
    ],
    until,
  )
  const of = (event: string, text: string) =>
    news(lab, later)
      .filter((item) => item.device === 'gateway-1' && item.event === event && item.text.includes(text))
      .map(({ at }) => Number(((at - lab.network.now) / 1e6).toFixed(2)))
  return {
    down: of('neighbor-down', 'interface down'),
    up: of('neighbor-up', ''),
    said: news(lab, later).map((item) => `${item.event} ${item.text}`),
  }
}

describe('carrier-delay', () => {
  it.each([
    ['carrier-delay 2', 2],
    ['carrier-delay msec 500', 0.5],
  ])('%s: the interface follows so many seconds later, both ways', (line, delay) => {
    const { down, up } = course(both(line), 10)
    expect(down).toEqual([1 + delay])
    expect(up[0]).toBeGreaterThanOrEqual(10 + delay)
    expect(up[0]).toBeLessThanOrEqual(10 + delay + 5.1)
  })
  it('what is over before it was never known, and without a line the interface follows at once', () => {
    expect(course(both('carrier-delay 2'), 2.9)).toMatchObject({
      down: [],
      up: [],
      said: [expect.any(String), expect.any(String)],
    })
    expect(course(settle(reference()), 2.9).down).toEqual([1])
  })
  it('as parameters: a mended cable is negotiated, then carrier counts, then the line protocol follows', () => {
    const { scene } = buildScene(reference())
    const parameters = { ...scene.parameters, carrierDelaySeconds: 2, negotiationSeconds: 1.5, lineProtocolSeconds: 1 }
    const network = createNetwork({ ...scene, parameters })
    expect(runUntilSettled(network, atSeconds(1200))).toBe(true)
    const { down, up } = course({ ...settle(reference()), network }, 10)
    expect(down).toEqual([3])
    expect(up[0]).toBeGreaterThanOrEqual(14.5)
    expect(up[0]).toBeLessThanOrEqual(19.6)
  })
  it('is read and written as it stands', () => {
    const { config } = parseIos('interface FastEthernet0/1\n carrier-delay msec 500\n')
    const [child] = config.statements.flatMap((item) => item.children ?? [])
    expect(child?.command).toEqual({ kind: 'carrier-delay', delay: 500, msec: true })
  })
})
