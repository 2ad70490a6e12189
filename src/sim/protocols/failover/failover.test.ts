/** Timed scripts of failover: two units with a link and one interface that carries traffic. */
import { describe, expect, it } from 'vitest'
import type { FailoverConfig } from '../../../config/index'
import { ip, type Prefix } from '../../../net/index'
import { interfaceDown, interfaceUp, type Listen, Script } from '../testing/script'
import { failover } from './machine'
import type { FailoverInput, FailoverProcessConfig } from './state'

const [LINK, DATA] = ['GigabitEthernet0/3', 'GigabitEthernet0/0']
const [ACTIVE, STANDBY] = [ip('198.51.100.1'), ip('198.51.100.2')]
const ENDS = { primary: ip('192.168.254.1'), secondary: ip('192.168.254.2') }

function told(unit: 'primary' | 'secondary', change: Partial<FailoverConfig> = {}): FailoverProcessConfig {
  const other = unit === 'primary' ? 'secondary' : 'primary'
  const source = { line: 1, text: '' }
  return {
    failover: {
      unit,
      link: { interface: LINK, own: ENDS[unit], peer: ENDS[other], length: 30, source },
      stateful: true,
      pollSeconds: 1,
      holdSeconds: 15,
      interfacePollSeconds: 5,
      interfaceHoldSeconds: 25,
      policy: 1,
      interfaces: [{ name: DATA, length: 29, active: ACTIVE, standby: STANDBY, monitored: true }],
      ...change,
    },
  }
}

const listen: Listen<FailoverInput> = ({ payload, source }, to) =>
  payload.protocol === 'other' && payload.failover
    ? { kind: 'hello', interface: to.interface, from: source, message: payload.failover }
    : undefined

const at = (text: string): Prefix => ({ address: ip(text), length: 29 })
const LANS = { [LINK]: 'link', [DATA]: 'data' }

function pair(change: Partial<FailoverConfig> = {}) {
  const members = {
    P: { config: told('primary', change), lans: LANS },
    S: { config: told('secondary', change), lans: LANS },
  }
  const script = new Script({ protocol: failover, listen, cast: members, delayMicros: 100 })
  for (const [who, n] of [
    ['P', 1],
    ['S', 2],
  ] as const) {
    script.input(who, interfaceUp(LINK, n, at('192.168.254.1')))
    script.input(who, interfaceUp(DATA, n + 10, undefined))
  }
  return script
}

type Pair = ReturnType<typeof pair>
const roles = (script: Pair) => ['P', 'S'].map((who) => script.state(who).role)
const assumed = (script: Pair, who: string) =>
  script.effects('assume-address', who).map(({ effect }) => effect.address?.ip ?? 'none')
const lastMac = (script: Pair, who: string) => script.effects('assume-address', who).at(-1)?.effect.mac
const entered = (script: Pair, since: number) =>
  script.journal('state-change').filter((line) => Number(line.split(' ')[0]) > since)

describe('two units', () => {
  it('begin together: the primary is active, the secondary has addresses of its own (ASA, Primary/Secondary Status)', () => {
    const script = pair().run(5)
    expect(roles(script)).toEqual(['active', 'standby'])
    expect(assumed(script, 'P').at(-1)).toBe(ACTIVE)
    expect(assumed(script, 'S').at(-1)).toBe(STANDBY)
    expect(assumed(script, 'P')[0]).toBe('none')
  })
  it('a unit that finds nobody is active after the hold time of 15 s (failover polltime unit 1 holdtime 15)', () => {
    const script = pair()
    script.silent.add('link')
    script.silent.add('data')
    script.run(14.9)
    expect(roles(script)).toEqual(['negotiating', 'negotiating'])
    script.run(15.5)
    expect(roles(script)).toEqual(['active', 'active'])
    script.silent.clear()
    script.run(20)
    expect(roles(script)).toEqual(['active', 'standby'])
  })
  it('the standby takes over 15 s after the last hello of an active unit that is dead, with its MAC', () => {
    const script = pair().run(30)
    const mac = lastMac(script, 'P')
    script.lose = (packet) => packet.source === ENDS.primary || packet.source === ACTIVE
    script.run(60)
    const [line = ''] = entered(script, 30)
    expect(Number(line.split(' ')[0])).toBeGreaterThanOrEqual(44)
    expect(Number(line.split(' ')[0])).toBeLessThanOrEqual(45.2)
    expect(line).toContain('S failover: this unit (secondary) is active')
    expect(assumed(script, 'S').at(-1)).toBe(ACTIVE)
    expect(lastMac(script, 'S')).toBe(mac)
    expect(script.effects('take-replica', 'S')).toHaveLength(1)
  })
  it('that comes back finds the other active, and does not pre-empt', () => {
    const script = pair().run(30)
    script.lose = (packet) => packet.source === ENDS.primary || packet.source === ACTIVE
    script.run(60)
    script.lose = () => false
    script.reboot('P')
    script.input('P', interfaceUp(LINK, 1, at('192.168.254.1')))
    script.input('P', interfaceUp(DATA, 11, undefined))
    script.run(90)
    expect(roles(script)).toEqual(['standby', 'active'])
  })
  it('whose link alone has failed stay as they are, and cannot take over (Unit Health Monitoring)', () => {
    const script = pair().run(30)
    script.silent.add('link')
    script.run(120)
    expect(entered(script, 30)).toEqual([])
    expect(script.journal('link-failed')).toHaveLength(2)
    script.silent.add('data')
    script.run(200)
    expect(entered(script, 30)).toEqual([])
  })
  it('an active one with an interface down stands back within 5 s (Failover Times: interface link down)', () => {
    const script = pair().run(31)
    script.input('P', interfaceDown(DATA, 11))
    script.run(37)
    expect(roles(script)).toEqual(['standby', 'active'])
    const [line = ''] = entered(script, 31)
    expect(Number(line.split(' ')[0])).toBeLessThanOrEqual(36.1)
    expect(script.effects('take-replica', 'S')).toHaveLength(1)
  })
  it('both with the same interface down stay as they are, and so does a pair that waits for two', () => {
    const both = pair().run(31)
    for (const [who, n] of [
      ['P', 11],
      ['S', 12],
    ] as const)
      both.input(who, interfaceDown(DATA, n))
    expect(roles(both.run(60))).toEqual(['active', 'standby'])
    const two = pair({ policy: 2 }).run(31)
    two.input('P', interfaceDown(DATA, 11))
    expect(roles(two.run(60))).toEqual(['active', 'standby'])
  })
  it('without a state link keep no conversations', () => {
    const script = pair({ stateful: false }).run(31)
    script.input('P', interfaceDown(DATA, 11))
    script.run(60)
    expect(roles(script)).toEqual(['standby', 'active'])
    expect(script.effects('keep-replica')).toEqual([])
    expect(script.effects('take-replica')).toEqual([])
  })
})

describe('an interface that is up and hears nothing of the other unit (ASA, Interface Monitoring)', () => {
  /** Runs on, and tells what each unit counts on its data interface whenever it asks. */
  function counting(script: Pair, until: number, growing: readonly string[]) {
    let packets = 100
    let told = script.record.length
    for (let seconds = 31; seconds < until; seconds += 0.25) {
      script.run(seconds)
      for (; told < script.record.length; told++) {
        const asked = script.record[told]
        if (asked?.effect.kind !== 'count-traffic') continue
        packets += 1
        const count = growing.includes(asked.who) ? packets : 7
        script.input(asked.who, { kind: 'counted', interface: DATA, packets: count })
      }
    }
    return script
  }
  const silenced = () => {
    const script = pair().run(31)
    script.silent.add('data')
    return script
  }
  it('of the active unit fails all tests, while that of the standby hears others: the standby takes over', () => {
    const script = counting(silenced(), 90, ['S'])
    expect(roles(script)).toEqual(['standby', 'active'])
    const [line = ''] = entered(script, 31)
    const seconds = Number(line.split(' ')[0])
    // Half of the hold time of 25 s, a poll of 5 s, three tests of 5 s (configuration guide, Failover Times: 25 s by default).
    expect(seconds).toBeGreaterThan(42)
    expect(seconds).toBeLessThan(69)
    expect(line).toContain(`${DATA} has failed here and not there`)
    expect(script.effects('ask-neighbors', 'P')).toHaveLength(1)
    expect(script.effects('send', 'P').some(({ effect }) => effect.packet.payload.protocol === 'icmp')).toBe(true)
  })
  it('of neither hears anything: it is not known who is at fault, and nobody takes over', () => {
    const script = counting(silenced(), 120, [])
    expect(roles(script)).toEqual(['active', 'standby'])
    expect(entered(script, 31)).toEqual([])
    expect(script.journal('interface-failed').filter((line) => line.includes('every test'))).toHaveLength(2)
  })
  it('of the standby alone fails: the active unit stays, and it counts again when it is heard', () => {
    const script = counting(silenced(), 90, ['P'])
    expect(roles(script)).toEqual(['active', 'standby'])
    expect(script.state('S').failed).toEqual([DATA])
    script.silent.clear()
    script.run(110)
    expect(script.state('S').failed).toEqual([])
  })
  it('is not tested where nobody watches it (no monitor-interface)', () => {
    const script = pair({
      interfaces: [{ name: DATA, length: 29, active: ACTIVE, standby: STANDBY, monitored: false }],
    }).run(31)
    script.silent.add('data')
    counting(script, 90, ['S'])
    expect(script.journal('interface-testing')).toEqual([])
    expect(roles(script)).toEqual(['active', 'standby'])
  })
})
