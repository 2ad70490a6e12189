/** Scenario files: what they may say, what is refused and how it is named, and that writing and reading is the identity. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Scenario } from '../model/scenario'
import { builtIn } from '../testing/designs'
import { formatDuration, parseDuration } from './duration'
import { parseScenarioFile, renderScenarioFile } from './scenario-file'

const read = (value: unknown) => parseScenarioFile(JSON.stringify(value), 'test')

function scenario(value: unknown): Scenario {
  const result = read(value)
  if (!result.ok) throw new Error(result.problems.map((item) => `${item.path}: ${item.problem}`).join('; '))
  return result.scenario
}

const problems = (value: unknown): string => {
  const result = read(value)
  return result.ok ? '' : result.problems.map((item) => `${item.path}: ${item.problem}`).join('\n')
}

describe('a time', () => {
  it.each([
    ['90s', 90],
    ['2m30s', 150],
    ['1h', 3600],
    ['1h0m5s', 3605],
    ['250ms', 0.25],
    ['12.5s', 12.5],
    ['7', 7],
  ])('%s is %d seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds)
  })
  it.each(['', 'soon', '5 minutes', '-3s', '1s2m'])('%j is none', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })
  it('is written as it is read', () => {
    expect([0, 0.25, 59.5, 60, 150, 3600, 3661].map(formatDuration)).toEqual([
      '0s',
      '0.25s',
      '59.5s',
      '1m',
      '2m30s',
      '1h',
      '1h1m1s',
    ])
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e8 }), (millis) => {
        expect(parseDuration(formatDuration(millis / 1000))).toBeCloseTo(millis / 1000, 6)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a scenario file', () => {
  it('says what happens when, by a text or by kind, target and parameters', () => {
    const { events, untilSeconds } = scenario({
      events: [
        { at: '5s', fault: 'reload:gateway-2' },
        { at: '90s', restore: 'cut:gateway-1/FastEthernet0/1' },
        { at: '1m', fault: 'reload', target: 'gateway-1', parameters: { orderly: true, boot: 60 } },
        { at: 61, fault: 'silent', target: 'gateway-1/FastEthernet0/1', parameters: { direction: 'in' } },
        { at: '2m', configure: 'gateway-1', lines: ['no ip classless'] },
      ],
    })
    expect(events).toEqual([
      { atSeconds: 5, action: 'fault', fault: 'reload:gateway-2' },
      { atSeconds: 90, action: 'restore', fault: 'cut:gateway-1/FastEthernet0/1' },
      { atSeconds: 60, action: 'fault', fault: 'reload:gateway-1/orderly,boot=60' },
      { atSeconds: 61, action: 'fault', fault: 'silent:gateway-1/FastEthernet0/1,in' },
      { atSeconds: 120, action: 'configure', device: 'gateway-1', lines: ['no ip classless'] },
    ])
    expect(untilSeconds).toBe(240)
  })
  it('has calls and flows as traffic, and expectations', () => {
    const found = scenario({
      until: '2m',
      traffic: [
        { call: 'one', from: 'hq-phone', to: 'phone-24' },
        { flow: 'telnet', from: 'admin-pc', to: 'soho-16/Ethernet1', every: '10s' },
      ],
      expectations: [{ kind: 'outage', call: 'one', is: 'passing', atMost: '35s' }],
    })
    expect(found.calls).toEqual([{ name: 'one', from: 'hq-phone', to: 'phone-24', codec: 'g729' }])
    expect(found.flows?.[0]).toMatchObject({ name: 'telnet', protocol: 'tcp', port: 23, everySeconds: 10 })
    expect(found.expectations?.[0]).toMatchObject({ atMostSeconds: 35 })
  })
  it('lasts until its last expectation, when it does not say until when', () => {
    const expectations = [{ kind: 'hsrp-active', at: '5m', device: 'gateway-1' }]
    expect(scenario({ events: [{ at: '5s', fault: 'reload:gateway-2' }], expectations }).untilSeconds).toBe(300)
  })
  it.each([
    [[], 'A scenario is an object'],
    [{ events: [{ fault: 'reload:gateway-2' }] }, 'events.0.at: this field is missing'],
    [{ events: [{ at: 'soon', fault: 'reload:gateway-2' }] }, 'events.0.at: "soon" is no time'],
    [{ events: [{ at: '5s' }] }, 'events.0: say what happens'],
    [{ events: 'later' }, 'events: a list is expected'],
    [{ traffic: [{ from: 'a', to: 'b' }] }, 'traffic.0: name it by "call"'],
    [
      {
        traffic: [
          { flow: 'f', from: 'a', to: 'b', every: '1s' },
          { call: 'x', from: 'a', to: 'b', codec: 'mp3' },
        ],
      },
      'traffic.1.codec: one of "g711", "g729"',
    ],
    [{ expectations: [{ kind: 'miracle' }] }, 'expectations.0.kind: one of'],
    [{ expectations: [{ kind: 'peer', at: '5s', site: 'x' }] }, 'expectations.0.peer: this field is missing'],
    [{ colour: 'red' }, 'colour: the field "colour" is not known'],
    [
      { events: [{ at: '5s', fault: 'reload:x', lines: ['end'] }] },
      'events.0.lines: the field "lines" is not known in this place',
    ],
    [{ events: [], codec: 'g729' }, 'codec: the field "codec" is not known in this place'],
    [
      { until: '20s', events: [{ at: '30s', fault: 'reload:x' }] },
      "events.0.at: 30s is after the scenario's end at 20s",
    ],
    [
      { until: '20s', expectations: [{ kind: 'hsrp-active', at: '1m', device: 'x' }] },
      "expectations.0.at: 1m is after the scenario's end at 20s",
    ],
    [{ events: [], calls: [] }, 'calls: it is no field here: calls, flows and transfers stand under traffic'],
  ])('%j is refused by name', (value, told) => {
    expect(problems(value)).toContain(told)
  })
  it('that is no JSON is told so', () => {
    expect(parseScenarioFile('{', 'x')).toMatchObject({
      ok: false,
      problems: [{ problem: expect.stringContaining('no JSON') }],
    })
  })
  it('never throws, whatever it says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (events, traffic) => {
        read({ events, traffic })
        read(events)
      }),
      { numRuns: 200 },
    )
  })
})

describe('written and read again, a scenario is the same', () => {
  it.each(builtIn('srnd-figure-c1').scenarios.map((item) => [item.name, item] as const))('%s', (_name, item) => {
    expect(parseScenarioFile(renderScenarioFile(item), 'other')).toEqual({ ok: true, scenario: item })
  })
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
  const seconds = fc.integer({ min: 0, max: 100_000 }).map((tenths) => tenths / 10)
  const any = fc.record({
    name,
    title: name,
    story: fc.string(),
    untilSeconds: fc.constant(10_000),
    events: fc.array(
      fc.oneof(
        fc.record({ atSeconds: seconds, action: fc.constantFrom('fault' as const, 'restore' as const), fault: name }),
        fc.record({
          atSeconds: seconds,
          action: fc.constant('configure' as const),
          device: name,
          lines: fc.array(name),
        }),
      ),
    ),
    calls: fc.array(
      fc.record({
        name,
        from: name,
        to: name,
        codec: fc.constantFrom('g711' as const, 'g729' as const),
        startSeconds: seconds.filter((start) => start < 10_000),
      }),
    ),
    seed: fc.integer(),
    parameters: fc.dictionary(name, fc.oneof(fc.boolean(), fc.integer(), name)),
  })
  it('whatever it is', () => {
    fc.assert(
      fc.property(any, (item: Scenario) => {
        expect(parseScenarioFile(renderScenarioFile(item), 'other')).toEqual({ ok: true, scenario: item })
      }),
      { numRuns: 100 },
    )
  })
})
