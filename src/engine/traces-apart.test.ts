/**
 * A trace whose packet flies apart from all else is the trace of a packet among everything that happens: whatever is
 * drawn, in trouble, in the middle of convergence, and beside many sites.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tracePair } from '../analysis/index'
import { eventsHandled, forkNetwork, type Network, runUntil, traceFlow } from '../sim/index'
import { type Lab, settle } from '../testing/lab'
import { designOf } from '../testing/many-sites'
import { saneDraws } from '../testing/random-designs'
import { blows, drawn, later, strike, told } from '../testing/random-faults'

const hostsOf = ({ built }: Lab) =>
  built.scene.configurations.flatMap(({ device, host }) => (host === undefined ? [] : [device]))

/** Asks for both ways of a pair, apart and amid; whether the first packet could be told apart. */
function compared({ built }: Lab, network: Network, from: string, to: string, about: string): boolean {
  const query = { from, to, protocol: 'udp', port: 16_384 } as const
  const apart = tracePair(network, built.scene.configurations, query)
  const amid = tracePair(network, built.scene.configurations, { ...query, amid: true })
  expect(apart, `${from} to ${to} at ${network.now / 1e6} s; ${about}`).toEqual(amid)
  if (typeof amid === 'string') return false
  const { flow } = amid.forward
  const handled = (after: Network) => eventsHandled(after) < eventsHandled(network)
  return handled(traceFlow(network, amid.forward.from, flow).network)
}

/** More by hand: so many designs at random are drawn anew. */
const RUNS = 3

describe('a trace', () => {
  it('is the same with and without what happens elsewhere, in every trouble', () => {
    let [apart, all] = [0, 0]
    fc.assert(
      fc.property(
        saneDraws,
        blows,
        fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 3, maxLength: 5 }),
        fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { minLength: 3, maxLength: 4 }),
        (draws, script, moments, pairs) => {
          const lab = drawn(draws)
          const network = forkNetwork(lab.network)
          strike(lab, network, script)
          const hosts = hostsOf(lab)
          const start = network.now
          for (const moment of [...moments].sort((a, b) => a - b)) {
            runUntil(network, (start + moment * 1000) as typeof start)
            for (const [a, b] of pairs) {
              const [from, to] = [hosts[a % hosts.length], hosts[b % hosts.length]]
              if (from === undefined || to === undefined || from === to) continue
              all++
              if (compared(lab, network, from, to, told(lab, script).join('; '))) apart++
            }
          }
        },
      ),
      { numRuns: RUNS, seed: 5 },
    )
    expect(all).toBeGreaterThan(15)
    expect(apart / all).toBeGreaterThan(0.2)
  })

  it('is the same beside many sites, where nearly all are told apart', () => {
    const lab = settle(designOf(10))
    let [apart, all] = [0, 0]
    for (let moment = 0; moment < 3; moment++) {
      const network = forkNetwork(lab.network)
      runUntil(network, later(network, moment * 1.7))
      for (let site = 0; site < 10; site++) {
        all++
        if (compared(lab, network, 'hq-phone', `phone-${site}`, 'many sites')) apart++
      }
    }
    expect(all).toBe(30)
    expect(apart).toBeGreaterThan(22)
  })
})
