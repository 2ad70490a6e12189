/** IP SLA's echo probe as a timed script (Cisco IOS IP SLAs Configuration Guide, ICMP Echo operation; its command reference). */
import { describe, expect, it } from 'vitest'
import { DEFAULT_PARAMETERS, type SlaProbe } from '../../../config/index'
import { ip, type Mac } from '../../../net/index'
import { randomFrom } from '../../kernel/random'
import { atSeconds, NEVER, type SimTime } from '../../kernel/time'
import { sla } from './machine'
import type { SlaEffect, SlaInput, SlaState } from './state'

const PROBE: SlaProbe = {
  operation: 7,
  target: ip('10.81.0.1'),
  frequencySeconds: 5,
  timeoutMillis: 1000,
  thresholdMillis: 100,
  started: true,
  source: { line: 1, text: 'ip sla 7' },
}
const cx = (now: SimTime) => ({ now, device: 'r', random: randomFrom(1), parameters: DEFAULT_PARAMETERS })

/** A probe at a router, and what it did so far. */
class Bench {
  state: SlaState
  now = 0 as SimTime
  effects: readonly SlaEffect[] = []
  readonly probe: SlaProbe
  constructor(probe = PROBE) {
    this.probe = probe
    this.state = sla.boot({ probes: [probe] }, cx(this.now)).state
  }
  hear(input: SlaInput): this {
    const turn = sla.react({ probes: [this.probe] }, this.state, input, cx(this.now))
    this.state = turn.state
    this.effects = turn.effects
    return this
  }
  /** Runs to the next deadline. */
  wait(): this {
    this.now = sla.deadline(this.state)
    return this.hear({ kind: 'wake' })
  }
  answer(afterSeconds: number, sequence = this.state.probes[0]?.sequence ?? 0): this {
    this.now = (this.now + atSeconds(afterSeconds)) as SimTime
    return this.hear({ kind: 'answer', from: PROBE.target, id: 1007, sequence })
  }
  get code() {
    return this.state.probes[0]?.code
  }
}

describe('an echo probe', () => {
  it('sends by its frequency, and says so when its code changes, not each time', () => {
    const bench = new Bench().wait()
    expect([bench.now, bench.code, bench.effects[0]]).toMatchObject([1e6, undefined, { kind: 'send' }])
    expect(bench.answer(0.02).effects.map(({ kind }) => kind)).toEqual(['journal', 'tracked-changed'])
    expect([bench.code, bench.wait().now]).toEqual(['ok', 6e6])
    expect(bench.answer(0.02).effects).toEqual([])
  })
  it('from an interface that is down it sends nothing, not from another address, and times out', () => {
    const mac = 'aabb.cc00.0100' as Mac
    const port = { kind: 'interface', interface: 'Serial0', mac } as const
    const bench = new Bench({ ...PROBE, fromInterface: 'Serial0' }).hear({ ...port, up: false }).wait()
    expect(bench.effects).toEqual([])
    expect([bench.wait().code, bench.now]).toEqual(['timeout', 2e6])
    const address = { ip: ip('192.0.2.1'), length: 30 }
    expect(bench.hear({ ...port, up: true, address }).wait().effects).toMatchObject([
      { kind: 'send', packet: { source: ip('192.0.2.1') } },
    ])
  })
  it('an answer beyond the threshold counts as one, but not as OK', () => {
    const bench = new Bench().wait().answer(0.2)
    expect([bench.code, bench.state.probes[0]]).toMatchObject(['over-threshold', { successes: 1, failures: 0 }])
  })
  it('no answer within the timeout is a timeout; one that comes late, or to another echo, is none', () => {
    const bench = new Bench().wait().wait()
    expect([bench.now, bench.code]).toEqual([2e6, 'timeout'])
    expect(bench.answer(0.1).code).toBe('timeout')
    expect(bench.wait().answer(0.01, 1).code).toBe('timeout')
    expect(bench.answer(0.01).code).toBe('ok')
  })
  it('is lost when the next one is sent, where the timeout is longer than that', () => {
    const bench = new Bench({ ...PROBE, frequencySeconds: 3, timeoutMillis: 5000 }).wait().wait()
    expect([bench.now, bench.code, bench.effects.map(({ kind }) => kind)]).toEqual([
      4e6,
      'timeout',
      ['journal', 'tracked-changed', 'send'],
    ])
  })
  it('is silent until a schedule starts it', () => {
    expect(sla.deadline(new Bench({ ...PROBE, started: false }).state)).toBe(NEVER)
  })
})
