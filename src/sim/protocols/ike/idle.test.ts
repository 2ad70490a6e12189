/** The idle time of pairs, and the way back to a default peer, second by second. */
import { describe, expect, it } from 'vitest'
import { ip } from '../../../net/index'
import { A, B, hub, LAN, Lab, SITE, spoke, withEntry } from '../testing/ike'

const IDLE = { seconds: 3600, kilobytes: 4_608_000, idle: { seconds: 60 } } as const
const TO_DEFAULT = { ...IDLE, idle: { seconds: 60, toDefault: true } } as const
const peers = [
  { address: ip(A), default: true, source: { line: 1, text: `set peer ${A} default` } },
  { address: ip(B), default: false, source: { line: 2, text: `set peer ${B}` } },
]

function lab(lifetime: typeof IDLE | typeof TO_DEFAULT) {
  const made = new Lab({
    one: { config: hub('one'), address: A },
    two: { config: hub('two'), address: B },
    soho: { config: withEntry(spoke('soho', LAN, [A, B]), { lifetime, peers }), address: SITE },
  })
  made.packet('soho')
  return made.run(10)
}
const reasons = (of: Lab, who: string) => of.script.effects('sa-down', who).map(({ effect }) => effect.reason)
const peerOf = (of: Lab) => of.live('soho').map(({ remote }) => remote)

describe('idle-time', () => {
  it('takes a pair away at both ends a minute after its last packet, and no sooner', () => {
    const idle = lab(IDLE)
    idle.run(55)
    idle.packet('soho')
    idle.run(114.9)
    expect(idle.live('soho')).toHaveLength(1)
    idle.run(116)
    expect([idle.live('soho'), idle.live('one')]).toEqual([[], []])
    expect(reasons(idle, 'soho')).toEqual(['nothing passed for 60.0 s'])
    expect(reasons(idle, 'one')).toEqual(['the peer deleted it'])
    idle.packet('soho')
    idle.run(120)
    expect(idle.live('one')).toHaveLength(1)
  })
  it('counts what comes in as well', () => {
    const idle = lab(IDLE)
    idle.run(55)
    idle.packet('one')
    idle.run(100)
    expect(idle.live('soho')).toHaveLength(1)
  })
})

describe('a default peer', () => {
  function withTheOther(lifetime: typeof IDLE | typeof TO_DEFAULT): Lab {
    const moved = lab(lifetime)
    moved.dead.add('one')
    moved.talk(60, ['soho'], 0.5)
    expect(peerOf(moved)).toEqual([ip(B)])
    moved.reboot('one')
    moved.talk(100, ['soho'], 0.5)
    return moved
  }
  it('is gone back to once the other tunnel was idle, where the idle time says so', () => {
    const back = withTheOther(TO_DEFAULT)
    expect(peerOf(back)).toEqual([ip(B)])
    back.run(161)
    expect(back.live('two')).toEqual([])
    back.packet('soho')
    back.run(170)
    expect(peerOf(back)).toEqual([ip(A)])
  })
  it('is not while an IKE SA with the other stands, where it does not', () => {
    const stays = withTheOther(IDLE)
    stays.run(161)
    expect(peerOf(stays)).toEqual([])
    stays.packet('soho')
    stays.run(170)
    expect(peerOf(stays)).toEqual([ip(B)])
  })
})
