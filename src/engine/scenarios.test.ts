/** The built-in scenarios of the source document's design, played headless: what they expect is so (FACTS section 1). */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Expectation, parseDesignFile, REFERENCE_DESIGNS, renderDesignFile, type Scenario } from '../design/index'
import { done } from '../testing/done'
import { reference } from '../testing/lab'
import { buildScene } from './build'
import type { Loaded } from './loaded'
import { type Played, play } from './run/play'
import { settleScene } from './run/settle'

const design = reference()

/** The course of each built-in scenario, reviewed like an interface: a change of one is explained in its commit. */
const FINGERPRINTS = new Map(
  readFileSync(new URL('testing/fingerprints.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): [string, string] => {
      const [of = '', scenario = '', fingerprint = ''] = line.split('\t')
      return [`${of} ${scenario}`, fingerprint]
    }),
)

const built = buildScene(design)
const loaded: Loaded = { revision: 1, design, built, ...done(settleScene(built.scene)) }
const played = (scenario: Scenario): Played => done(play(loaded, scenario))
const called = (name: string): Scenario => {
  const found = design.scenarios.find((item) => item.name === name)
  if (!found) throw new Error(`there is no scenario ${name}`)
  return found
}

describe('every built-in scenario', () => {
  it.each(design.scenarios.map((item) => [item.name, item] as const))('%s goes as it says', (_name, scenario) => {
    const { run, problems } = played(scenario)
    expect(problems).toEqual([])
    expect(run.result.expectations.filter((item) => !item.met)).toEqual([])
    expect(run.result.expectations.length).toBeGreaterThan(1)
    expect({ [`srnd-figure-c1 ${scenario.name}`]: run.result.fingerprint }).toEqual({
      [`srnd-figure-c1 ${scenario.name}`]: FINGERPRINTS.get(`srnd-figure-c1 ${scenario.name}`),
    })
    expect(scenario.story.length).toBeGreaterThan(200)
  })
})

describe('another seed', () => {
  it('draws anew how timers stand to each other when the fault strikes: outages come out otherwise, equal ones equal', () => {
    const scenario = called('standby-reload')
    const seconds = (seed: number) => {
      const { outages, start } = played({ ...scenario, seed }).run.result
      return outages.map((item) => ((item.from - start) / 1e6).toFixed(6)).join()
    }
    const drawn = [11, 12, 13].map(seconds)
    expect(new Set(drawn).size).toBe(3)
    expect(seconds(12)).toBe(drawn[1])
  })
})

describe('the fingerprints of the built-in scenarios', () => {
  it('are those of scenarios that are there', () => {
    const names = REFERENCE_DESIGNS.flatMap(({ name, build }) =>
      build().scenarios.map((item) => `${name} ${item.name}`),
    )
    expect([...FINGERPRINTS.keys()].filter((name) => !names.includes(name))).toEqual([])
    expect(FINGERPRINTS.size).toBe(design.scenarios.length + 1)
  })
  it('are the same after the design was saved and read', () => {
    const read = parseDesignFile(renderDesignFile(design))
    if (!read.ok) throw new Error('it is not read back')
    const again = buildScene(read.design)
    const other: Loaded = { revision: 1, design: read.design, built: again, ...done(settleScene(again.scene)) }
    const { result } = done(play(other, called('standby-reload'))).run
    expect(result.fingerprint).toBe(FINGERPRINTS.get('srnd-figure-c1 standby-reload'))
  })
})

describe('two cross-overs', () => {
  it('survive the cut of one', () => {
    const two = REFERENCE_DESIGNS.find((item) => item.name === 'srnd-two-crossovers')?.build() ?? design
    const again = buildScene(two)
    const other: Loaded = { revision: 1, design: two, built: again, ...done(settleScene(again.scene)) }
    const cut = two.scenarios.find((item) => item.name === 'one-cross-over-cut')
    const result = cut && done(play(other, cut)).run.result
    expect(result?.outages).toEqual([])
    expect(result?.fingerprint).toBe(FINGERPRINTS.get('srnd-two-crossovers one-cross-over-cut'))
    expect(result?.expectations.every((item) => item.met)).toBe(true)
  })
})

describe('an expectation that is not so', () => {
  const rows: readonly (readonly [Expectation, string])[] = [
    [{ kind: 'outage', call: 'call phone-24', is: 'none' }, 'silent for'],
    [{ kind: 'outage', call: 'call phone-24', is: 'passing', atMostSeconds: 1 }, 'silent for'],
    [{ kind: 'outage', call: 'nobody', is: 'none' }, 'there is no call'],
    [{ kind: 'flow', flow: 'nobody', answered: true }, 'there is no flow'],
    [{ kind: 'hsrp-active', atSeconds: 10, device: 'gateway-2' }, 'gateway-1 is'],
    [{ kind: 'peer', atSeconds: 190, site: 'soho-24', peer: 'gateway-2' }, 'it is with gateway-1'],
    [{ kind: 'route', atSeconds: 190, device: 'gateway-1', prefix: '10.81.2.24/29', present: false }, 'there is S'],
    [{ kind: 'sa', atSeconds: 10, device: 'gateway-2', prefix: '10.81.2.24/29', present: true }, 'it has none'],
    [
      { kind: 'show', atSeconds: 10, device: 'gateway-1', command: 'show clock', contains: 'Sunday?', present: true },
      'not there',
    ],
    [
      { kind: 'path', atSeconds: 10, from: 'hq-phone', to: 'phone-24', protocol: 'udp', port: 16384, good: true },
      'denied on the way out',
    ],
  ]
  const { run } = played({ ...called('standby-reload'), expectations: rows.map(([item]) => item) })
  it.each(rows.map(([item, found], index) => [item, found, index] as const))(
    '%j is told with what was found',
    (_item, found, index) => {
      expect(run.result.expectations[index]).toMatchObject({ met: false, found: expect.stringContaining(found) })
    },
  )
})

describe('a scenario', () => {
  it('with a seed draws other times, and the same ones every time', () => {
    const of = (seed: number) => played({ ...called('standby-reload'), seed, untilSeconds: 40 }).run.result
    const [one, again, other] = [of(1), of(1), of(2)]
    expect(again.fingerprint).toBe(one.fingerprint)
    expect(other.fingerprint).not.toBe(one.fingerprint)
  })
  it('with parameters of its own is settled with them first', () => {
    const { run } = played({ ...called('active-reload'), parameters: { peerRestart: 'next' }, expectations: [] })
    const causes = run.result.outages.find((item) => item.call === 'call phone-0')?.parts.map((part) => part.cause)
    expect(causes).not.toContain('peer-attempt')
  })
  it('with a line that a router does not take, or a parameter that nobody knows, says so', () => {
    const { problems } = played({
      ...called('steady-state'),
      untilSeconds: 1,
      events: [{ atSeconds: 0, action: 'configure', device: 'gateway-1', lines: ['make it work'] }],
      parameters: { patience: 3 },
    })
    expect(problems).toEqual([
      'parameters.patience: there is no parameter of this name',
      'events.0: the router does not take "make it work"',
    ])
  })
})
