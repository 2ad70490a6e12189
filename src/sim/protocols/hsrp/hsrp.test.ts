/** Timed scripts of HSRP: a cast of routers on one LAN. Rules are RFC 2281's and FACTS section 3's. */
import { describe, expect, it } from 'vitest'
import type { HsrpConfig } from '../../../config/index'
import { hsrpMac, ip } from '../../../net/index'
import { interfaceDown, interfaceUp, type Listen, Script } from '../testing/script'
import { type HsrpInput, type HsrpProcessConfig, hsrp, hsrpRows } from './machine'

const LAN = 'FastEthernet0/0'
const CROSS = 'FastEthernet0/1'
const SOURCE = { line: 1, text: 'standby 1 ip 10.81.0.5' }

function group(priority: number, changes: Partial<HsrpConfig> = {}): HsrpConfig {
  return {
    group: 1,
    virtualAddress: ip('10.81.0.5'),
    priority: { value: priority },
    preempt: { value: true },
    preemptDelaySeconds: 0,
    preemptReloadDelaySeconds: 0,
    helloSeconds: 3,
    holdSeconds: 10,
    authentication: 'cisco',
    tracks: [],
    source: SOURCE,
    ...changes,
  }
}

const listen: Listen<HsrpInput> = (packet, to) =>
  packet.payload.protocol === 'udp' && packet.payload.message.kind === 'hsrp'
    ? { kind: 'message', interface: to.interface, from: packet.source, message: packet.payload.message }
    : undefined

/** Routers A, B, C at 10.81.0.3, .4, .6, each with the given groups. */
function lan(groups: Readonly<Record<string, HsrpConfig>>, seed = 1) {
  const config = (g: HsrpConfig): HsrpProcessConfig => ({ interfaces: [{ name: LAN, groups: [g] }] })
  const cast = Object.fromEntries(
    Object.entries(groups).map(([n, g]) => [n, { config: config(g), lans: { [LAN]: 'lan' } }]),
  )
  return new Script({ protocol: hsrp, cast, listen, seed })
}

type Lan = ReturnType<typeof lan>
const HOSTS: Readonly<Record<string, number>> = { A: 3, B: 4, C: 6 }

function up(script: Lan, who: string): void {
  const host = HOSTS[who] ?? 0
  script.input(who, interfaceUp(LAN, host, { address: ip(`10.81.0.${host}`), length: 29 }))
}

function row(script: Lan, who: string) {
  const [first] = hsrpRows(script.config(who), script.state(who))
  if (!first) throw new Error('no HSRP row')
  return first
}

const states = (script: Lan, ...who: string[]) => who.map((w) => row(script, w).state)

/** A active (120), B standby (110), settled at 60 s. */
function settled(a: Partial<HsrpConfig> = {}, b: Partial<HsrpConfig> = {}): Lan {
  const script = lan({ A: group(120, a), B: group(110, b) })
  up(script, 'A')
  up(script, 'B')
  return script.run(60)
}

const changes = (script: Lan) => script.journal('state-change').map((line) => line.replace(/ HSRP group 1 on \S+:/, ''))

describe('HSRP, first election', () => {
  it('lasts 20 s for a router alone: Listen 10 s, Speak 10 s, Standby and at once Active (FACTS section 3)', () => {
    const script = lan({ A: group(100) })
    up(script, 'A')
    script.run(30)
    expect(changes(script).map((line) => line.split(' (')[0])).toEqual([
      '0.0 A Init -> Listen',
      '10.0 A Listen -> Speak',
      '20.0 A Speak -> Standby',
      '20.0 A Standby -> Active',
    ])
  })

  it('makes the higher priority active and the other one standby, whatever the hello phases (RFC 2281 section 5.1)', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const script = lan({ A: group(110), B: group(120), C: group(100) }, seed)
      for (const who of ['A', 'B', 'C']) up(script, who)
      script.run(90)
      expect(states(script, 'A', 'B', 'C')).toEqual(['standby', 'active', 'listen'])
    }
  })

  it('breaks a tie by the higher address', () => {
    const script = lan({ A: group(100), B: group(100) })
    up(script, 'A')
    up(script, 'B')
    expect(states(script.run(60), 'A', 'B')).toEqual(['standby', 'active'])
  })

  it('claims the virtual address, tells the neighbours and speaks with the virtual MAC', () => {
    const script = settled()
    const mac = hsrpMac(1)
    const address = ip('10.81.0.5')
    expect(script.effects('claim-address').map((r) => [r.seconds, r.who, r.effect])).toEqual([
      [20, 'A', { kind: 'claim-address', interface: LAN, address, mac }],
    ])
    expect(script.effects('gratuitous-arp', 'A').map((r) => r.effect)).toEqual([
      { kind: 'gratuitous-arp', interface: LAN, address, mac },
    ])
    const hello = script.effects('send', 'A').at(-1)?.effect
    expect(hello).toMatchObject({ interface: LAN, sourceMac: mac, packet: { ttl: 1, source: ip('10.81.0.3') } })
    expect(hello?.packet.destination).toBe(ip('224.0.0.2'))
    expect(script.effects('send', 'B').at(-1)?.effect.sourceMac).not.toBe(mac)
  })

  it('sends a hello every 3 s exactly', () => {
    const times = settled()
      .effects('send', 'B')
      .slice(-4)
      .map((r) => r.seconds)
    const gaps = times.slice(1).map((t, i) => Number((t - (times[i] ?? 0)).toFixed(6)))
    expect(gaps).toEqual([3, 3, 3])
  })
})

describe('HSRP, take-over', () => {
  it('by the standby within the hold time when the active falls silent (event c)', () => {
    const script = settled()
    script.reboot('A')
    script.run(75)
    expect(states(script, 'B')).toEqual(['active'])
    const at = script.effects('claim-address', 'B')[0]?.seconds ?? 0
    expect(at).toBeGreaterThan(66.9)
    expect(at).toBeLessThanOrEqual(70.01)
  })

  it('at once on a Resign (event i), which an orderly stop sends', () => {
    const script = settled()
    script.input('A', { kind: 'stop', resign: true })
    script.run(61)
    expect(states(script, 'B')).toEqual(['active'])
    expect(script.effects('claim-address', 'B')[0]?.seconds).toBeCloseTo(60.001, 6)
    expect(script.effects('release-address', 'A')).toHaveLength(1)
  })

  it('not at once when the active stops without a word', () => {
    const script = settled()
    script.input('A', { kind: 'stop', resign: false })
    expect(states(script.run(61), 'B')).toEqual(['standby'])
  })

  it('releases the address and waits for the interface when it goes down (event b)', () => {
    const script = settled()
    script.input('A', interfaceDown(LAN, 3))
    expect(states(script, 'A')).toEqual(['init'])
    expect(script.effects('release-address', 'A')).toHaveLength(1)
    expect(script.effects('send', 'A').filter((r) => r.seconds === 60)).toHaveLength(0)
  })
})

describe('HSRP, pre-emption', () => {
  function returning(a: Partial<HsrpConfig>, seconds = 160): Lan {
    const script = settled(a)
    script.reboot('A')
    script.run(100)
    up(script, 'A')
    return script.run(seconds)
  }

  it('happens within a hello of the interface coming up when there is no delay (FACTS section 3)', () => {
    const script = returning({})
    expect(states(script, 'A', 'B')).toEqual(['active', 'standby'])
    const at = script.effects('claim-address', 'A')[1]?.seconds ?? 0
    expect(at).toBeGreaterThan(100)
    expect(at).toBeLessThanOrEqual(103.01)
  })

  it('sends a Coup, on which the lower active goes to Speak with a Resign (events h, j)', () => {
    const script = returning({})
    const opcodes = script.effects('send').flatMap(({ who, seconds, effect }) => {
      const payload = effect.packet.payload
      const message = payload.protocol === 'udp' && payload.message.kind === 'hsrp' ? payload.message : undefined
      return message && message.opcode !== 'hello' && seconds > 100 ? [`${who} ${message.opcode} ${message.state}`] : []
    })
    expect(opcodes).toEqual(['A coup active', 'B resign active'])
    expect(
      changes(script)
        .filter((l) => l.includes('Active ->'))
        .at(-1),
    ).toContain('B Active -> Speak (coup from')
  })

  it('does not happen without `preempt`', () => {
    expect(states(returning({ preempt: { value: false } }), 'A', 'B')).toEqual(['standby', 'active'])
  })

  it('waits `preempt delay minimum` from the moment it became possible', () => {
    const script = returning({ preemptDelaySeconds: 30 })
    const at = script.effects('claim-address', 'A')[1]?.seconds ?? 0
    expect(at).toBeGreaterThan(130)
    expect(at).toBeLessThanOrEqual(133.01)
  })

  it('waits `preempt delay reload` from the first interface-up after boot, and only then', () => {
    const script = returning({ preemptReloadDelaySeconds: 45 })
    expect(script.effects('claim-address', 'A')[1]?.seconds).toBeCloseTo(145, 6)
    script.input('A', interfaceDown(LAN, 3))
    script.run(200)
    up(script, 'A')
    script.run(210)
    expect(script.effects('claim-address', 'A')[2]?.seconds ?? 999).toBeLessThanOrEqual(203.01)
  })

  it('delay or not, an active that falls silent is replaced', () => {
    const script = settled({}, { preemptDelaySeconds: 600 })
    script.reboot('A')
    expect(states(script.run(71), 'B')).toEqual(['active'])
  })
})

describe('HSRP, tracking and other lines', () => {
  it('takes the decrement off while the tracked interface is down, and the other router pre-empts', () => {
    const tracks = [{ interface: CROSS, decrement: 20, source: SOURCE }]
    const script = lan({ A: group(120, { tracks }), B: group(110) })
    script.input('A', interfaceUp(CROSS, 33, undefined))
    up(script, 'A')
    up(script, 'B')
    script.run(60)
    expect(states(script, 'A', 'B')).toEqual(['active', 'standby'])
    script.input('A', interfaceDown(CROSS, 33))
    script.run(64)
    expect(row(script, 'A')).toMatchObject({ priority: 100, configuredPriority: 120 })
    expect(states(script, 'A', 'B')).toEqual(['speak', 'active'])
    script.input('A', interfaceUp(CROSS, 33, undefined))
    script.run(90)
    expect(states(script, 'A', 'B')).toEqual(['active', 'standby'])
  })

  it('adds decrements up', () => {
    const tracks = [CROSS, 'FastEthernet1/0'].map((name) => ({ interface: name, decrement: 10, source: SOURCE }))
    const script = lan({ A: group(120, { tracks }) })
    expect(row(script, 'A').priority).toBe(100)
  })

  it('ignores hellos with another authentication string, and says so once', () => {
    const script = settled({}, { authentication: 'other' })
    expect(states(script, 'A', 'B')).toEqual(['active', 'active'])
    script.run(300)
    const remarks = script.effects('journal', 'A').flatMap((r) => r.effect.entry.syslog ?? [])
    const bad = remarks.filter((s) => s.mnemonic === 'BADAUTH').map((s) => s.text)
    const from = 'Bad authentication from 10.81.0.4, group 1, remote state'
    expect(bad).toEqual([`${from} Speak`, `${from} Active`])
  })

  it('learns times from the active router, and the virtual address when it has none (Learn)', () => {
    const { virtualAddress: _, ...bare } = group(110)
    const script = lan({ A: group(120, { helloSeconds: 1, holdSeconds: 4 }), B: bare })
    up(script, 'A')
    up(script, 'B')
    script.run(5)
    expect(states(script, 'B')).toEqual(['learn'])
    script.run(60)
    expect(row(script, 'B')).toMatchObject({ state: 'standby', helloSeconds: 1, holdSeconds: 4 })
    expect(row(script, 'B').virtualAddress).toBe(ip('10.81.0.5'))
  })

  it('is settled by a Coup when two active routers meet (event h in Active)', () => {
    const script = lan({ A: group(120), B: group(110) })
    script.silent.add('lan')
    up(script, 'A')
    up(script, 'B')
    script.run(60)
    expect(states(script, 'A', 'B')).toEqual(['active', 'active'])
    script.silent.clear()
    script.run(80)
    expect(states(script, 'A', 'B')).toEqual(['active', 'standby'])
  })

  it('logs as IOS does, and only changes into and out of Standby and Active', () => {
    const script = settled()
    const logged = script.effects('journal', 'A').flatMap((r) => r.effect.entry.syslog ?? [])
    expect(logged).toEqual([
      { facility: 'HSRP', severity: 5, mnemonic: 'STATECHANGE', text: 'FastEthernet0/0 Grp 1 state Speak -> Standby' },
      { facility: 'HSRP', severity: 5, mnemonic: 'STATECHANGE', text: 'FastEthernet0/0 Grp 1 state Standby -> Active' },
    ])
  })

  it('shows the other routers with the time at which they are given up', () => {
    const script = settled()
    expect(row(script, 'A')).toMatchObject({
      activeRouter: { local: true, priority: 120 },
      standbyRouter: { local: false, priority: 110 },
    })
    const active = row(script, 'B').activeRouter
    expect(active).toMatchObject({ local: false, priority: 120 })
    expect(((active?.expires ?? 0) - 60e6) / 1e6).toBeGreaterThan(6.9)
  })

  it('restarts the group when the virtual address changes, and reads the rest as it goes', () => {
    const script = settled()
    const moved = group(120, { virtualAddress: ip('10.81.0.1') })
    script.reconfigure('A', { interfaces: [{ name: LAN, groups: [moved] }] })
    expect(script.effects('release-address', 'A')[0]?.effect.address).toBe(ip('10.81.0.5'))
    script.run(90)
    expect(states(script, 'A')).toEqual(['active'])
    expect(script.effects('claim-address', 'A').at(-1)?.effect.address).toBe(ip('10.81.0.1'))
    script.reconfigure('A', { interfaces: [] })
    expect(script.effects('release-address', 'A').at(-1)?.effect.address).toBe(ip('10.81.0.1'))
    expect(hsrp.deadline(script.state('A'))).toBe(Number.POSITIVE_INFINITY)
  })

  it('keeps two groups on one interface apart', () => {
    const two: HsrpProcessConfig = {
      interfaces: [{ name: LAN, groups: [group(120), group(90, { group: 2, virtualAddress: ip('10.81.0.6') })] }],
    }
    const other: HsrpProcessConfig = {
      interfaces: [{ name: LAN, groups: [group(110), group(95, { group: 2, virtualAddress: ip('10.81.0.6') })] }],
    }
    const cast = { A: { config: two, lans: { [LAN]: 'lan' } }, B: { config: other, lans: { [LAN]: 'lan' } } }
    const script = new Script({ protocol: hsrp, cast, listen })
    up(script, 'A')
    up(script, 'B')
    script.run(60)
    expect(hsrpRows(two, script.state('A')).map((r) => r.state)).toEqual(['active', 'standby'])
    expect(hsrpRows(other, script.state('B')).map((r) => r.state)).toEqual(['standby', 'active'])
  })
})
