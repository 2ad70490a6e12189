/**
 * The rules of testing/rules.ts on designs that a restless architect drew, struck by faults that nobody planned. The
 * seed is kept: a failure names its design and its script, and comes back.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forkNetwork, runUntil, runUntilSettled, type SimTime } from '../sim/index'
import { type Lab, trace } from '../testing/lab'
import { saneDraws } from '../testing/random-designs'
import { blows, drawn, later, strike, told } from '../testing/random-faults'
import { reverseRoutesHaveSas, routesResolve, timeRuns, waysEnd } from '../testing/rules'
import { oneActivePerSegment } from '../testing/segments'
import { eigrpIsShortest } from '../testing/shortest-paths'

const pick = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(1, items.length)]

/** Two hosts of the design, if it has them, that a packet can be sent between. */
function hosts(lab: Lab, n: number): readonly [string, string] | undefined {
  const all = lab.design.devices.filter((item) => ['phone', 'pc', 'server'].includes(item.kind))
  const [a, b] = [pick(all, n), pick(all, n + 1)]
  const has = (name: string) => [...(lab.network.nodes.get(name)?.ports.values() ?? [])].some((port) => port.address)
  return a && b && a !== b && has(a.name) && has(b.name) ? [a.name, b.name] : undefined
}

describe('whatever is drawn, and whatever strikes it', () => {
  it('the rules hold at any moment (I1 to I5), and once it is quiet again segments have one active router and EIGRP the shortest paths (I6, I7)', () => {
    fc.assert(
      fc.property(saneDraws, blows, fc.nat(30), (draws, script, n) => {
        const lab = drawn(draws)
        const network = forkNetwork(lab.network)
        const end = strike(lab, network, script)
        for (const share of [0.3, 0.7, 1.5]) {
          runUntil(network, Math.max(network.now, later(lab.network, share * end)) as SimTime)
          routesResolve(network)
          reverseRoutesHaveSas(network)
          timeRuns(network)
        }
        const stricken = { ...lab, network }
        const ends = hosts(stricken, n)
        if (ends) waysEnd(stricken, trace(stricken, ...ends))
        runUntilSettled(network, later(network, 400))
        routesResolve(network)
        reverseRoutesHaveSas(network)
        const check = () => {
          oneActivePerSegment(network)
          eigrpIsShortest(network)
        }
        expect(check, told(lab, script).join('; ')).not.toThrow()
      }),
      { numRuns: 18, seed: 64 },
    )
  })
  it('the same design, script and seed give the same journal; a fork in between changes nothing, on either side', () => {
    fc.assert(
      fc.property(saneDraws, blows, (draws, script) => {
        const lab = drawn(draws)
        const before = JSON.stringify(lab.network.journal)
        const run = (pauses: readonly number[]) => {
          const network = forkNetwork(lab.network)
          strike(lab, network, script)
          for (const pause of pauses) {
            runUntil(network, later(lab.network, pause))
            runUntil(forkNetwork(network), later(network, 20))
          }
          runUntil(network, later(lab.network, 60))
          return JSON.stringify(network.journal)
        }
        expect(run([7, 23, 41])).toBe(run([]))
        expect(JSON.stringify(lab.network.journal)).toBe(before)
        expect(JSON.stringify(drawn(draws).network.journal)).toBe(before)
      }),
      { numRuns: 6, seed: 64 },
    )
  })
})
