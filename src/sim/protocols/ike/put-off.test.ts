/** Until when IKE keeps a network from rest, as a timed script: what is asked, and what has come to nothing. */
import { describe, expect, it } from 'vitest'
import type { Configuration } from '../../../config/index'
import { NEVER, SECOND } from '../../kernel/time'
import { A, B, hub, LAN, Lab, SITE, spoke, withIsakmp } from '../testing/ike'
import { putOff } from './put-off'

const watched = (config: Configuration) =>
  withIsakmp(config, { keepalive: { seconds: 10, retrySeconds: 2, mode: 'on-demand' } })

function ends() {
  return new Lab({
    'gw-1': { config: watched(hub('gw-1')), address: A },
    'gw-2': { config: watched(hub('gw-2')), address: B },
    soho: { config: watched(spoke('soho', LAN, [A, B])), address: SITE },
  })
}

const open = (lab: Lab) => putOff(lab.script.state('soho'))

describe('a network is not at rest', () => {
  it('while an SA is agreed on; and is, once it stands', () => {
    const lab = ends()
    expect(open(lab)).toBe(NEVER)
    lab.packet('soho')
    expect(open(lab) / SECOND).toBeLessThan(10)
    expect(open(lab.run(10))).toBe(NEVER)
  })
  it('while a question for the peer has no answer (RFC 3706 section 5.4)', () => {
    const lab = ends()
    lab.packet('soho')
    lab.run(10)
    lab.talk(20, ['soho', 'gw-1'], 0.5)
    expect(open(lab)).toBe(NEVER)
    lab.dead.add('gw-1')
    lab.talk(32, ['soho'], 0.5)
    expect(open(lab) / SECOND).toBeGreaterThan(31)
    expect(open(lab) / SECOND).toBeLessThan(35)
  })
  it('while the list goes on to the next peer; and is, when the whole list was in vain, however often it is tried again', () => {
    const lab = ends()
    lab.dead.add('gw-1')
    lab.dead.add('gw-2')
    lab.packet('soho')
    lab.run(15)
    expect(lab.times('attempt', 'soho')).toHaveLength(2)
    expect(open(lab)).not.toBe(NEVER)
    lab.run(30)
    expect(lab.times('gave-up', 'soho')).toHaveLength(1)
    expect(open(lab)).toBe(NEVER)
    lab.packet('soho')
    lab.run(35)
    expect(lab.times('attempt', 'soho')).toHaveLength(3)
    expect(open(lab)).toBe(NEVER)
  })
  it('again, when a peer that stood after a list in vain is doubted', () => {
    const lab = ends()
    lab.dead.add('gw-1')
    lab.dead.add('gw-2')
    lab.packet('soho')
    lab.run(30)
    lab.dead.clear()
    lab.packet('soho')
    expect(lab.run(40).live('soho')).toHaveLength(1)
    lab.dead.add('gw-1')
    lab.dead.add('gw-2')
    lab.talk(52, ['soho'], 0.5)
    expect(open(lab)).not.toBe(NEVER)
  })
})
