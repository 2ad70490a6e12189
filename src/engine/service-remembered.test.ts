/**
 * What is remembered of a site's packets never tells anything else than looking anew: forwards and backwards in time, in
 * trouble, after lines were typed, beside many other sites; and the log of a run says at every moment what that moment is.
 */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { playScenario, servedBy, serviceOf, wholeHistory } from '../analysis/index'
import type { ScenarioPlan, TimedEvent } from '../config/index'
import { convertIos } from '../convert/index'
import { type Design, NO_HISTORY, perform, placeSite } from '../design/index'
import { parseIos } from '../ios/index'
import { atSeconds, createNetwork, forkNetwork, type Network, runUntil, type SimTime, schedule } from '../sim/index'
import { done } from '../testing/done'
import { type Lab, reference, settle } from '../testing/lab'
import { saneDraws } from '../testing/random-designs'
import { blows, drawn, later, strike, told } from '../testing/random-faults'

/** A line of a router is typed away. */
function typedAway({ built }: Lab, router: number, line: number, at: number): TimedEvent | undefined {
  const texts = built.texts.filter(({ text }) => text.includes('crypto map'))
  const found = texts[router % Math.max(1, texts.length)]
  const lines = found?.text.split('\n') ?? []
  const typed = lines[line % Math.max(1, lines.length)] ?? ''
  if (!found || typed.trim() === '' || typed.startsWith('!')) return undefined
  const text = lines.filter((each) => each !== typed).join('\n')
  const release = built.scene.configurations.find(({ device }) => device === found.device)?.release ?? ''
  const { configuration } = convertIos(found.device, parseIos(text).config, { release })
  return { at, action: 'reconfigure', device: found.device, configuration, lines: [`no ${typed.trim()}`] }
}

const served = ({ built: { scene } }: Lab) => servedBy(scene.configurations, scene.topology)

function withSites(many: number): Design {
  let design = reference()
  for (let n = 0; n < many; n++) {
    const edit = placeSite(design, { x: 0, y: 0 })
    const next = typeof edit === 'string' ? edit : perform(design, NO_HISTORY, edit)
    if (typeof next === 'string') throw new Error(next)
    design = next.design
  }
  return design
}

function momentsOf(network: Network, seconds: readonly number[]): readonly Network[] {
  const from = network.now
  return [...seconds]
    .sort((a, b) => a - b)
    .map((second) => {
      runUntil(network, Math.max(network.now, from + second * 1e6) as SimTime)
      return forkNetwork(network)
    })
}

const lines = fc.array(fc.record({ router: fc.nat(20), line: fc.nat(80), after: fc.nat(40) }), { maxLength: 3 })

describe('what is remembered of sites', () => {
  it('is known since power-on of forty sites too, when somebody asks', () => {
    const { built } = many
    const network = createNetwork(built.scene)
    const { sites } = served(many)
    const stops = [2, 3, 4, 5, 7, 12, 20.01, 25, 31, 32, 60].map((second) => {
      runUntil(network, atSeconds(second))
      return forkNetwork(network)
    })
    const frames = [createNetwork(built.scene), stops[4], network].flatMap((frame) => frame ?? [])
    const log = done(wholeHistory(served(many), frames))
    expect([...log.keys()]).toEqual(sites)
    const states = new Set<string>()
    for (const stop of stops)
      for (const { site, state } of serviceOf(served(many), stop)) {
        const span = log.get(site)?.findLast(({ at }) => at <= stop.now)
        expect(span?.service.state, `${site} at ${stop.now / 1e6} s`).toBe(state)
        states.add(state)
      }
    expect([...states]).toEqual(expect.arrayContaining(['silent', 'hears nothing', 'not registered', 'in service']))
  })

  it('is what is found anew, wherever one looks next', () => {
    let compared = 0
    const states = new Set<string>()
    fc.assert(
      fc.property(
        saneDraws,
        blows,
        lines,
        fc.array(fc.nat(90), { minLength: 6, maxLength: 10 }),
        fc.array(fc.nat(9), { minLength: 12, maxLength: 16 }),
        (draws, script, typed, moments, visits) => {
          const lab = drawn(draws)
          const network = forkNetwork(lab.network)
          strike(lab, network, script)
          for (const { router, line, after } of typed) {
            const event = typedAway(lab, router, line, later(network, after))
            if (event) schedule(network, event)
          }
          const stops = momentsOf(network, moments)
          const remembering = served(lab)
          for (const visit of visits) {
            const stop = stops[visit % stops.length]
            if (!stop) continue
            const found = serviceOf(remembering, forkNetwork(stop))
            expect(found, told(lab, script).join('; ')).toEqual(serviceOf(served(lab), stop))
            compared += found.length
            for (const { state } of found) states.add(state)
          }
        },
      ),
      { numRuns: 5, seed: 12 },
    )
    expect(compared).toBeGreaterThan(200)
    expect([...states]).toEqual(expect.arrayContaining(['in service', 'silent', 'hears nothing']))
  })

  const many = settle(withSites(34))
  const cut = { kind: 'cut', device: 'home-16', interface: 'Outside' } as const
  const off = { kind: 'power', device: 'gateway-1' } as const
  const plan: ScenarioPlan = {
    name: 'blips among many',
    until: 70e6,
    events: [
      { at: 5e6, action: 'fault', fault: cut },
      { at: 5.2e6, action: 'restore', fault: cut },
      { at: 5.4e6, action: 'fault', fault: cut },
      { at: 5.7e6, action: 'restore', fault: cut },
      { at: 10e6, action: 'fault', fault: off },
    ],
    calls: [],
    flows: [],
    transfers: [],
  }
  const { service, start } = done(playScenario(many.network, plan, { served: served(many) }))
  it('is in the log exactly, of forty sites too, however short a site was gone', () => {
    const told = service.get('soho-16')?.map((span) => [(span.at - start) / 1e6, span.service.state])
    expect(told?.slice(0, 5)).toEqual([
      [0, 'in service'],
      [5, 'silent'],
      [5.2, 'in service'],
      [5.4, 'silent'],
      [5.7, 'in service'],
    ])
  })
  it('is at every moment what the log of the run says', () => {
    const network = forkNetwork(many.network)
    for (const event of plan.events) schedule(network, { ...event, at: start + event.at })
    const seen = new Set<string>()
    for (let second = 1; second < 70; second += 3) {
      runUntil(network, (start + second * 1e6) as SimTime)
      const found = new Map(serviceOf(served(many), network).map(({ site, state }) => [site, state]))
      const logged = [...service].map(([site, spans]) => [
        site,
        spans.findLast((span) => span.at <= network.now)?.service.state,
      ])
      expect(logged, `${second} s`).toEqual([...found])
      for (const state of found.values()) seen.add(state)
    }
    expect([...seen].sort()).toEqual(expect.arrayContaining(['hears nothing', 'in service', 'silent']))
  })
})
