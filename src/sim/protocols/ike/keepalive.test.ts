import { describe, expect, it } from 'vitest'
import type { Configuration, KeepaliveConfig, Parameters } from '../../../config/index'
import { ip } from '../../../net/index'
import { A, B, hub, LAN, Lab, SITE, spoke, withEntry, withIsakmp } from '../testing/ike'
import { allOf } from './register'

type Mode = KeepaliveConfig['mode']

const keepalive = (config: Configuration, mode: Mode) =>
  withIsakmp(config, { keepalive: { seconds: 10, retrySeconds: 2, mode } })
const without = (config: Configuration) => withIsakmp(config, { keepalive: undefined as never })

interface Case {
  readonly mode?: Mode
  readonly seed?: number
  readonly parameters?: Partial<Parameters>
  readonly site?: Configuration
}

/** A site that is up with one of two head-ends. */
function settled({ mode = 'on-demand', seed = 1, parameters = {}, site }: Case, peers: readonly string[] = [A, B]) {
  const ends = {
    'gw-1': { config: keepalive(hub('gw-1'), mode), address: A },
    'gw-2': { config: keepalive(hub('gw-2'), mode), address: B },
    soho: { config: site ?? keepalive(spoke('soho', LAN, peers), mode), address: SITE },
  }
  const lab = new Lab(ends, { seed, parameters })
  lab.packet('soho')
  return lab.run(10)
}

/** Seconds from the failure of a peer, at 30 s plus `phase`, to the verdict, while both ends talk every 0.1 s. */
function detection(mode: Mode, phase: number, seed: number, parameters: Partial<Parameters> = {}): number {
  const lab = settled({ mode, seed, parameters })
  const failed = 30 + phase
  lab.talk(failed, ['soho', 'gw-1'], 0.1)
  lab.dead.add('gw-1')
  lab.talk(failed + 45, ['soho'], 0.1)
  const [dead = 0] = lab.times('peer-dead', 'soho')
  return dead - failed
}

const phases = Array.from({ length: 25 }, (_, n) => [n * 0.437, 1 + n * 13] as const)

describe('time to detect a dead peer, by profile (FACTS section 1)', () => {
  it('on-demand: 10 s of silence and five questions 2 s apart, with traffic all the time', () => {
    for (const [phase, seed] of phases) {
      const seconds = detection('on-demand', phase, seed)
      expect(seconds).toBeGreaterThanOrEqual(19.8)
      expect(seconds).toBeLessThanOrEqual(20.2)
    }
  })

  it('periodic: between 10 and 20 s, by the phase of the probe', () => {
    const seconds = phases.map(([phase, seed]) => detection('periodic', phase, seed))
    expect(Math.min(...seconds)).toBeGreaterThan(10)
    expect(Math.max(...seconds)).toBeLessThanOrEqual(20.01)
    expect(Math.max(...seconds) - Math.min(...seconds)).toBeGreaterThan(5)
  })

  it('legacy: between 20 and 30 s, by the phase of the keepalive', () => {
    const seconds = phases.map(([phase, seed]) => detection('legacy', phase, seed))
    expect(Math.min(...seconds)).toBeGreaterThan(20)
    expect(Math.max(...seconds)).toBeLessThanOrEqual(30.01)
    expect(Math.max(...seconds) - Math.min(...seconds)).toBeGreaterThan(4)
  })
})

describe('where anything heard counts (FACTS section 2; keepaliveHears)', () => {
  const hearing = (mode: Mode) =>
    phases.map(([phase, seed]) => detection(mode, phase, seed, { keepaliveHears: 'anything' }))

  it('periodic: 10 s after the last packet, and five questions', () => {
    for (const seconds of hearing('periodic')) expect(Math.abs(seconds - 20)).toBeLessThan(0.2)
  })
  it('legacy: three intervals after the last packet', () => {
    for (const seconds of hearing('legacy')) expect(Math.abs(seconds - 30)).toBeLessThan(0.2)
  })
})

function questions(lab: Lab, who: string): number {
  const sent = lab.script.effects('send', who).map(({ effect: { packet } }) => packet.payload)
  return sent.filter((payload) => {
    const message = payload.protocol === 'udp' && payload.message.kind === 'ike' ? payload.message.payload : undefined
    return message?.type === 'dpd' && message.request === 'are-you-there'
  }).length
}

describe('on-demand questions (RFC 3706 section 5.4)', () => {
  it('are not asked while nothing is to be sent: an idle end never notices', () => {
    const lab = settled({})
    lab.dead.add('gw-1')
    lab.run(600)
    expect(questions(lab, 'soho')).toBe(0)
    expect(lab.live('soho')).toHaveLength(1)
  })

  it('are not asked while the peer is heard, and end when it answers', () => {
    const lab = settled({})
    lab.talk(60, ['soho', 'gw-1'], 1)
    expect(questions(lab, 'soho')).toBe(0)
    lab.talk(120, ['soho'], 1)
    // Last heard at 59; then each answer, 2 ms late, puts the next question off to the packet 11 s later: 69, 80 … 113.
    expect(questions(lab, 'soho')).toBe(5)
    expect([...lab.times('unanswered', 'soho'), ...lab.times('peer-dead', 'soho')]).toEqual([])
  })

  it('end with any ESP that is heard', () => {
    const lab = settled({})
    lab.talk(20, ['soho', 'gw-1'], 0.5)
    lab.dead.add('gw-1')
    lab.talk(36, ['soho'], 0.5)
    expect(lab.times('unanswered', 'soho')).toHaveLength(1)
    const [sa] = lab.live('soho')
    lab.script.input('soho', { kind: 'heard', sa: sa?.id ?? 0, bytes: 100 })
    lab.talk(45, ['soho'], 0.5)
    expect(lab.times('alive', 'soho')).toEqual([36])
    expect(lab.times('peer-dead', 'soho')).toEqual([])
  })
})

describe('which keepalive runs', () => {
  it('none with keepalives at one end only: a dead peer is noticed at the end of a lifetime', () => {
    const lab = settled({ site: without(spoke('soho', LAN, [A, B])) })
    expect(allOf(lab.script.state('gw-1').sas)[0]?.keepalive).toBeUndefined()
    lab.dead.add('soho')
    lab.talk(600, ['gw-1'], 1)
    expect(lab.live('gw-1')).toHaveLength(1)
    lab.run(3700)
    expect(lab.live('gw-1')).toEqual([])
  })

  it('the older one, when one end speaks only that (FACTS section 2)', () => {
    const lab = settled({ mode: 'legacy', site: keepalive(spoke('soho', LAN, [A, B]), 'on-demand') })
    expect(allOf(lab.script.state('soho').sas)[0]?.keepalive?.mode).toBe('legacy')
    expect(allOf(lab.script.state('gw-1').sas)[0]?.keepalive?.mode).toBe('legacy')
    lab.run(300)
    expect(lab.times('peer-dead', 'soho')).toEqual([])
  })

  it('what the parameters assume, when they do', () => {
    const lab = settled({ parameters: { keepaliveProfile: 'periodic' } })
    expect(allOf(lab.script.state('soho').sas)[0]?.keepalive?.mode).toBe('periodic')
  })

  it.each(['periodic', 'legacy'] as const)('%s notices an idle dead peer, too', (mode) => {
    const lab = settled({ mode })
    lab.dead.add('gw-1')
    lab.run(60)
    expect(lab.times('peer-dead', 'soho')).toHaveLength(1)
    expect(lab.live('soho')).toEqual([])
  })

  it.each(['on-demand', 'periodic', 'legacy'] as const)('%s stays quiet about a peer that lives', (mode) => {
    const lab = settled({ mode })
    lab.talk(200, ['soho', 'gw-1'], 5)
    expect([...lab.times('peer-dead', 'soho'), ...lab.times('peer-dead', 'gw-1')]).toEqual([])
    expect(lab.times('unanswered', 'soho')).toEqual([])
  })
})

/** From the failure of the peer that a site uses until the site is up with the other one. */
function repair(used: 'gw-1' | 'gw-2', parameters: Partial<Parameters>, seed: number, site?: Configuration): number {
  const lab = settled({ seed, parameters, ...(site ? { site } : {}) }, [A, B])
  if (used === 'gw-2') {
    lab.dead.add('gw-1')
    lab.talk(60, ['soho'], 0.1)
    lab.dead.delete('gw-1')
  }
  lab.talk(100, ['soho', used], 0.1)
  lab.dead.add(used)
  lab.talk(220, ['soho'], 0.1)
  const other = used === 'gw-1' ? B : A
  const up = lab.script.effects('sa-up', 'soho').findLast(({ effect }) => effect.sa.remote === ip(other))
  return (up?.seconds ?? Number.NaN) - 100
}

describe('after the verdict: on-demand, FACTS section 1', () => {
  const seeds = [3, 17, 29, 41, 53, 67, 79, 97]
  const tolerance = 0.3

  it.each([
    ['top', 'gw-2', 20.5, 24],
    ['top', 'gw-1', 30.5, 34],
    ['next', 'gw-2', 20.5, 24],
    ['next', 'gw-1', 20.5, 24],
  ] as const)(
    'the list goes on from its %s: the site on %s is up again after %d to %d s',
    (peerRestart, used, least, most) => {
      for (const seed of seeds) {
        const seconds = repair(used, { peerRestart }, seed)
        expect(seconds).toBeGreaterThanOrEqual(least - tolerance)
        expect(seconds).toBeLessThanOrEqual(most + tolerance)
      }
    },
  )

  it('five tries per silent peer take 70 s and more', () => {
    expect(repair('gw-1', { peerRestart: 'top', triesPerPeer: 5 }, 5)).toBeGreaterThan(69.8)
  })

  it('a default peer is asked first, whatever peerRestart says', () => {
    const peers = [
      { address: ip(A), default: false, source: { line: 1, text: '' } },
      { address: ip(B), default: true, source: { line: 2, text: '' } },
    ]
    const site = withEntry(keepalive(spoke('soho', LAN, [A, B]), 'on-demand'), { peers })
    const lab = settled({ site })
    expect(lab.peerOf('soho')).toBe('gw-2')
    lab.dead.add('gw-2')
    lab.talk(60, ['soho'], 0.5)
    expect(lab.peerOf('soho')).toBe('gw-1')
    lab.dead.delete('gw-2')
    lab.dead.add('gw-1')
    lab.talk(120, ['soho'], 0.5)
    expect(lab.peerOf('soho')).toBe('gw-2')
  })
})

describe('a dead site', () => {
  it('takes its IKE SA and its tunnels, which hold the reverse routes, with it at the head-end (FACTS section 2)', () => {
    const lab = settled({})
    lab.dead.add('soho')
    lab.talk(40, ['gw-1'], 0.5)
    expect(lab.live('gw-1')).toEqual([])
    expect(allOf(lab.script.state('gw-1').sas)).toEqual([])
    expect(lab.script.effects('sa-down', 'gw-1').map(({ effect }) => effect.reason)).toEqual(['the peer is dead'])
  })

  it('a site that left without a DELETE is noticed by the traffic from headquarters only', () => {
    const lab = settled({})
    lab.dead.add('gw-1')
    lab.talk(40, ['soho'], 0.5)
    lab.dead.delete('gw-1')
    lab.run(50)
    expect(lab.peerOf('soho')).toBe('gw-2')
    expect(lab.live('gw-1')).toHaveLength(1)
    lab.talk(80, ['gw-1'], 0.5)
    expect(lab.live('gw-1')).toEqual([])
    expect(lab.script.journal('no-sa').length).toBeGreaterThan(0)
  })
})
