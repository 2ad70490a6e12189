/** Timed scripts of Skinny: phones and a CallManager, with a path between them that may lose everything. */
import { describe, expect, it } from 'vitest'
import type { HostConfig } from '../../../config/index'
import { type Ip, ip, type Prefix, packetSize } from '../../../net/index'
import { interfaceDown, interfaceUp, type Listen, Script } from '../testing/script'
import { type SkinnyConfig, type SkinnyInput, skinny, skinnyRow } from './machine'

const NIC = 'Ethernet0'
const MANAGER = ip('10.1.1.10')
const at = (address: string): Prefix => ({ address: ip(address), length: 29 })
const ADDRESSES: Readonly<Record<string, Prefix>> = { M: at('10.1.1.10'), P: at('10.81.2.2'), Q: at('10.81.2.18') }
const NUMBERS: Readonly<Record<string, number>> = { M: 1, P: 2, Q: 3 }

function host(changes: Partial<HostConfig>): SkinnyConfig {
  return { host: { callManager: false, initialTtl: 64, ...changes } }
}

const PHONE = host({ skinny: { server: MANAGER, keepaliveSeconds: 30 } })

const listen: Listen<SkinnyInput> = ({ payload, source, destination }, to) =>
  payload.protocol === 'tcp' && ADDRESSES[to.member]?.address === destination
    ? { kind: 'segment', from: source, to: destination, payload }
    : undefined

function cast(manager: SkinnyConfig = host({ callManager: true }), seed = 1) {
  const lans = { [NIC]: 'path' }
  const members = { M: { config: manager, lans }, P: { config: PHONE, lans }, Q: { config: PHONE, lans } }
  return new Script({ protocol: skinny, listen, cast: members, seed, delayMicros: 20_000 })
}

type Cast = ReturnType<typeof cast>
const up = (script: Cast, who: string) => script.input(who, interfaceUp(NIC, NUMBERS[who] ?? 0, ADDRESSES[who]))
const registered = (script: Cast, who: string) => skinnyRow(script.state(who))?.registered

function sent(script: Cast, who: string, since = 0): string[] {
  return script.effects('send', who).flatMap(({ seconds, effect }) => {
    const { payload } = effect.packet
    if (payload.protocol !== 'tcp' || seconds < since) return []
    return [`${seconds.toFixed(2)} ${payload.message.kind === 'skinny' ? payload.message.message : payload.flags}`]
  })
}

const times = (lines: readonly string[], word: string) =>
  lines.filter((line) => line.endsWith(` ${word}`)).map((line) => Number(line.split(' ')[0]))

/** P registered with the CallManager at 120 s. */
function settled(seed = 1): Cast {
  const script = cast(undefined, seed)
  up(script, 'P')
  return script.run(120)
}

describe('Skinny, a phone that comes up', () => {
  it('connects and registers as soon as its interface has an address', () => {
    const script = cast()
    script.input('P', interfaceUp(NIC, 2, undefined))
    expect(sent(script, 'P')).toEqual([])
    up(script, 'P')
    script.run(0.5)
    expect(sent(script, 'P')).toEqual(['0.00 syn', '0.04 register'])
    expect(sent(script, 'M')).toEqual(['0.02 syn-ack', '0.06 register-ack'])
    expect(registered(script, 'P')).toBe(true)
    expect(script.journal('registered')).toEqual(['0.1 P phone is registered with 10.1.1.10'])
  })

  it('speaks to port 2000 with CS3, in packets of true size', () => {
    const [syn, register] = cast3()
    expect(syn?.effect.packet).toMatchObject({ source: ip('10.81.2.2'), destination: MANAGER, dscp: 24, ttl: 64 })
    expect(syn?.effect.packet.payload).toMatchObject({ destinationPort: 2000, flags: 'syn', dataSize: 0 })
    expect([syn, register].map((r) => r && packetSize(r.effect.packet))).toEqual([40, 88])
    const keepalive = settled().effects('send', 'P').at(-1)
    expect(keepalive && packetSize(keepalive.effect.packet)).toBe(52)
  })

  function cast3() {
    const script = cast()
    up(script, 'P')
    return script.run(1).effects('send', 'P')
  }

  it('repeats an unanswered syn after 1, 2, 4, 8, 16 s, gives up, and tries again after the retry time (RFC 6298)', () => {
    const script = cast()
    script.silent.add('path')
    up(script, 'P')
    script.run(70)
    expect(times(sent(script, 'P'), 'syn')).toEqual([0, 1, 3, 7, 15, 31, 68, 69])
    expect(script.journal('registration-failed')).toHaveLength(1)
    script.silent.clear()
    script.run(80)
    expect(registered(script, 'P')).toBe(true)
  })

  it('is refused by a host that is no CallManager, and keeps trying', () => {
    const script = cast(host({}))
    up(script, 'P')
    script.run(12)
    expect(times(sent(script, 'P'), 'syn').map(Math.round)).toEqual([0, 5, 10])
    expect(sent(script, 'M')[0]).toBe('0.02 rst')
  })
})

describe('Skinny, keepalives', () => {
  it('are sent every interval exactly, each answered (the background traffic of SEED)', () => {
    const script = settled()
    const kept = times(sent(script, 'P'), 'keepalive')
    expect(kept.length).toBeGreaterThanOrEqual(3)
    expect(kept.slice(1).map((t, i) => Number((t - (kept[i] ?? 0)).toFixed(2)))).toEqual(kept.slice(1).map(() => 30))
    expect(times(sent(script, 'M'), 'keepalive-ack')).toHaveLength(kept.length)
    expect((skinnyRow(script.state('P'))?.lastAck ?? 0) / 1e6).toBeCloseTo((kept.at(-1) ?? 0) + 0.04, 1)
  })

  it('have a phase of their own in each phone', () => {
    const first = (seed: number) => times(sent(settled(seed), 'P'), 'keepalive')[0]
    const phases = new Set([1, 2, 3, 4, 5].map(first))
    expect(phases.size).toBe(5)
    for (const phase of phases) expect(phase).toBeLessThanOrEqual(30.1)
  })

  it('are repeated when lost, so that a short outage is only a delay', () => {
    const script = settled()
    const next = (times(sent(script, 'P'), 'keepalive').at(-1) ?? 0) + 30
    script.run(next - 0.5)
    script.silent.add('path')
    script.run(next + 5)
    script.silent.clear()
    script.run(next + 40)
    const tries = times(sent(script, 'P', next - 0.1), 'keepalive').map((t) => Number((t - next).toFixed(1)))
    expect(tries.slice(0, 4)).toEqual([0, 1, 3, 7])
    expect(tries[4]).toBeCloseTo(30, 1)
    expect(registered(script, 'P')).toBe(true)
    expect(script.journal('unregistered')).toEqual([])
  })

  it('end the registration after three intervals without an answer, and the phone registers again', () => {
    const script = settled()
    const next = (times(sent(script, 'P'), 'keepalive').at(-1) ?? 0) + 30
    script.silent.add('path')
    script.run(next + 89)
    expect(registered(script, 'P')).toBe(true)
    script.run(next + 91)
    expect(registered(script, 'P')).toBe(false)
    expect(script.journal('unregistered')[0]).toContain('3 keepalives had no answer')
    script.silent.clear()
    script.run(next + 100)
    expect(registered(script, 'P')).toBe(true)
  })

  it('to a CallManager that was restarted are reset, and the phone registers anew', () => {
    const script = settled()
    script.reboot('M')
    script.run(160)
    expect(times(sent(script, 'M', 120), 'rst')).toHaveLength(1)
    expect(registered(script, 'P')).toBe(true)
    expect(script.journal('unregistered')).toHaveLength(1)
  })
})

describe('Skinny, other changes', () => {
  it('a phone whose interface goes down is unregistered at once and silent until it is up', () => {
    const script = settled()
    script.input('P', interfaceDown(NIC, 2))
    expect(registered(script, 'P')).toBe(false)
    script.run(300)
    expect(sent(script, 'P', 121)).toEqual([])
    up(script, 'P')
    script.run(301)
    expect(registered(script, 'P')).toBe(true)
  })

  it('each connection has a port of its own, and segments of an older one mean nothing', () => {
    const script = settled()
    const before = script.state('P').phone?.port ?? 0
    script.input('P', interfaceDown(NIC, 2))
    up(script, 'P')
    expect(script.state('P').phone?.port).toBe(before + 1)
    const message = { kind: 'skinny', message: 'register-ack' } as const
    const ports = { sourcePort: 2000, destinationPort: before }
    const payload = { protocol: 'tcp', ...ports, flags: 'push', message, dataSize: 32 } as const
    script.input('P', { kind: 'segment', from: MANAGER, to: ip('10.81.2.2'), payload })
    expect(script.state('P').phone?.state).toBe('connecting')
  })

  it('a phone that is given another server leaves the old one', () => {
    const script = settled()
    const server: Ip = ip('10.1.1.99')
    script.reconfigure('P', host({ skinny: { server, keepaliveSeconds: 30 } }))
    expect(skinnyRow(script.state('P'))).toMatchObject({ registered: false, server })
    script.reconfigure('P', host({}))
    expect(skinnyRow(script.state('P'))).toBeUndefined()
    expect(skinny.deadline(script.state('P'))).toBe(Number.POSITIVE_INFINITY)
  })

  it('two phones do not disturb each other', () => {
    const script = settled()
    up(script, 'Q')
    script.run(200)
    expect([registered(script, 'P'), registered(script, 'Q')]).toEqual([true, true])
    expect(script.state('M').registered.size).toBe(2)
  })
})

describe('Skinny, a phone with two CallManagers', () => {
  const BACKUP = ip('10.1.1.11')
  const addresses: Readonly<Record<string, Prefix>> = { ...ADDRESSES, N: at('10.1.1.11') }
  const hears: Listen<SkinnyInput> = ({ payload, source, destination }, to) =>
    payload.protocol === 'tcp' && addresses[to.member]?.address === destination
      ? { kind: 'segment', from: source, to: destination, payload }
      : undefined
  function pair() {
    const skinnyOf = { server: MANAGER, backup: BACKUP, keepaliveSeconds: 30 }
    const manager = host({ callManager: true })
    const members = {
      M: { config: manager, lans: { [NIC]: 'first' } },
      N: { config: manager, lans: { [NIC]: 'first' } },
      P: { config: host({ skinny: skinnyOf }), lans: { [NIC]: 'first' } },
    }
    const script = new Script({ protocol: skinny, listen: hears, cast: members, seed: 1, delayMicros: 20_000 })
    up(script, 'P')
    return script.run(120)
  }
  const row = (script: Cast) => skinnyRow(script.state('P'))
  it('turns to the second when three keepalives had no answer, and back when the first has answered for two minutes', () => {
    const script = pair()
    expect(row(script)).toMatchObject({ registered: true, server: MANAGER })
    script.lose = ({ destination }) => destination === MANAGER
    script.run(250)
    expect(row(script)).toMatchObject({ registered: true, server: BACKUP })
    const since = script.now
    script.lose = () => false
    script.run(since + 110)
    expect(row(script)?.server).toBe(BACKUP)
    script.run(since + 200)
    expect(row(script)).toMatchObject({ registered: true, server: MANAGER })
    expect(script.journal('unregistered')).toHaveLength(2)
    expect(script.journal('unregistered')[1]).toContain('has answered again for 120 s')
  })
  it('waits when neither answers, and begins anew with the first', () => {
    const script = pair()
    script.lose = () => true
    script.run(500)
    expect(row(script)?.registered).toBe(false)
    script.lose = () => false
    script.run(700)
    expect(row(script)).toMatchObject({ registered: true, server: MANAGER })
  })
  it('goes to the one that its list prefers now, without giving up another that answers', () => {
    const script = pair()
    const prefers = (server: Ip, backup: Ip) =>
      script.reconfigure('P', host({ skinny: { server, backup, keepaliveSeconds: 30 } }))
    prefers(BACKUP, MANAGER)
    script.run(400)
    expect(row(script)).toMatchObject({ registered: true, server: BACKUP })
    prefers(MANAGER, BACKUP)
    prefers(BACKUP, MANAGER)
    script.run(800)
    expect(row(script)).toMatchObject({ registered: true, server: BACKUP })
    expect(script.journal('unregistered')).toHaveLength(1)
  })
  it('leaves one that is taken out of its list', () => {
    const script = pair()
    script.reconfigure('P', host({ skinny: { server: BACKUP, keepaliveSeconds: 30 } }))
    script.run(125)
    expect(row(script)).toMatchObject({ registered: true, server: BACKUP })
  })
})
