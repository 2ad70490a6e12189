/**
 * The stopwatch on the source document's design: what a call hears, why it hears nothing, and that one packet may stand
 * for many (FACTS section 1).
 */

import { describe, expect, it } from 'vitest'
import { type Outage, playScenario, type ScenarioResult } from '../analysis/index'
import { parseFault, type ScenarioPlan, type TimedEvent } from '../config/index'
import { done } from '../testing/done'
import { reference, settle } from '../testing/lab'

const lab = settle(reference())

type Event = readonly [seconds: number, fault: string, action?: 'fault' | 'restore']

function planOf(events: readonly Event[], phones: readonly string[], seconds: number): ScenarioPlan {
  const timed = events.map(([at, text, action = 'fault']): TimedEvent => {
    const fault = parseFault(text)
    if (typeof fault === 'string') throw new Error(fault)
    return { at: at * 1e6, action, fault }
  })
  const calls = phones.map((phone) => ({ name: phone, from: 'hq-phone', to: phone, codec: 'g729' as const, start: 0 }))
  return { name: 'test', until: seconds * 1e6, events: timed, calls, flows: [], transfers: [] }
}

function played(plan: ScenarioPlan, whole = false): ScenarioResult {
  return done(playScenario(lab.network, plan, { whole })).result
}

const seconds = ({ from, to }: Pick<Outage, 'from' | 'to'>) => ((to ?? Number.NaN) - from) / 1e6
const chain = (outage: Outage | undefined) => [...new Set(outage?.parts.map((part) => part.cause))]
const of = (result: ScenarioResult, call: string, direction: Outage['direction']) =>
  result.outages.filter((item) => item.call === call && item.direction === direction)

describe('one packet that stands for many hears what all of them hear', () => {
  const scripts: readonly (readonly [name: string, phone: string, readonly Event[]])[] = [
    ['the standby reloaded', 'phone-24', [[5, 'reload:gateway-2']]],
    ['the active reloaded', 'phone-0', [[5.013, 'reload:gateway-1']]],
    [
      'an access line that fails for long',
      'phone-0',
      [
        [4.99, 'silent:home-0/Outside'],
        [26, 'silent:home-0/Outside', 'restore'],
      ],
    ],
    ['one way lost', 'phone-24', [[5, 'silent:gateway-2/FastEthernet0/0,in']]],
    ['a site that restarts', 'phone-24', [[5, 'reload:soho-24/boot=10']]],
  ]
  it.each(scripts)('%s', (_name, phone, events) => {
    const plan = planOf(events, [phone], 40)
    const [some, all] = [played(plan), played(plan, true)]
    const lines = (result: ScenarioResult) => result.outages.map((item) => [item.call, item.direction, chain(item)])
    expect(some.outages.length).toBeGreaterThan(0)
    expect(lines(some)).toEqual(lines(all))
    for (const [index, outage] of some.outages.entries()) {
      const other = all.outages[index]
      expect(Math.abs(outage.from - (other?.from ?? 0))).toBeLessThanOrEqual(20_000)
      expect(Math.abs((outage.to ?? 0) - (other?.to ?? 0))).toBeLessThanOrEqual(20_000)
    }
    expect(some.events).toBeLessThan(all.events / 5)
  })
})

describe('the standby reloads', () => {
  const result = played(planOf([[5, 'reload:gateway-2']], ['phone-24', 'phone-0'], 60))
  it('a site on it hears nothing while its router asks in vain and negotiates with the other', () => {
    for (const direction of ['forward', 'return'] as const) {
      const [outage] = of(result, 'phone-24', direction)
      expect(chain(outage)).toEqual(['unnoticed', 'retries', 'negotiation'])
      expect(outage?.parts[0]?.text).toBe('gateway-2 is off; soho-24 has not noticed')
    }
  })
  it('a site on the active feels nothing', () => {
    expect(result.outages.filter((item) => item.call === 'phone-0')).toEqual([])
  })
  it('every second has a cause, and every cause its witnesses in the journal', () => {
    for (const { from, to, parts } of result.outages) {
      expect(parts[0]?.from).toBe(from)
      expect(parts.at(-1)?.to).toBe(to)
      for (const [index, part] of parts.entries()) {
        expect(part.from).toBe(parts[index - 1]?.to ?? from)
        expect(part.entries.length, part.cause).toBeGreaterThan(0)
      }
    }
  })
  it('audible both ways again is later than either way alone', () => {
    const [silence] = result.calls[0]?.silences ?? []
    expect(silence?.to).toBe(Math.max(...result.outages.map((item) => item.to ?? 0)))
    expect(result.calls[0]?.forward.lost).toBe(of(result, 'phone-24', 'forward')[0]?.packetsLost)
  })
})

describe('the active reloads', () => {
  const result = played(planOf([[5, 'reload:gateway-1']], ['phone-24', 'phone-0'], 60))
  it('its sites try it again in vain before they go to the other', () => {
    expect(chain(of(result, 'phone-0', 'return')[0])).toEqual(['unnoticed', 'retries', 'peer-attempt', 'negotiation'])
  })
  it('sites on the standby are heard all the time, and hear nothing until HSRP has taken over', () => {
    expect(of(result, 'phone-24', 'return')).toEqual([])
    const [outage] = of(result, 'phone-24', 'forward')
    expect(chain(outage)).toEqual(['first-hop'])
    expect(outage && seconds(outage)).toBeLessThanOrEqual(10.1)
  })
})

describe('the cross-over is cut', () => {
  const result = played(planOf([[5, 'cut:gateway-1/FastEthernet0/1']], ['phone-24', 'phone-0'], 150))
  it('sites on the standby hear nothing any more, though they are heard, and nothing repairs it', () => {
    const [outage] = of(result, 'phone-24', 'forward')
    expect([outage?.to, chain(outage)]).toEqual([undefined, ['unrepaired']])
    expect(outage?.parts[0]?.text).toContain('gateway-1 has no EIGRP neighbour')
    expect(result.outages).toHaveLength(1)
  })
})

describe('a site that leaves the active without a word', () => {
  // Its line fails for so long that it gives gateway-1 up, and comes back before gateway-1 does the same.
  const result = played(
    planOf(
      [
        [5, 'silent:home-0/Outside,in'],
        [34, 'silent:home-0/Outside,in', 'restore'],
      ],
      ['phone-0'],
      90,
    ),
  )
  it('is silent for reasons that are all named', () => {
    for (const outage of result.outages) expect(outage.parts.every((part) => part.text.length > 10)).toBe(true)
    expect(result.outages.length).toBeGreaterThan(0)
  })
})
