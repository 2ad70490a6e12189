/** Which head-end has a site: with one, two or three of them, and names that every object has. */
import { describe, expect, it } from 'vitest'
import { connect, type Design, type Edit, NO_HISTORY, perform, placeDevice } from '../../design/index'
import { type Lab, play, reference, settle, settleWith } from '../../testing/lab'
import { headEnds } from './head-end'

const asked = ({ built, network }: Lab, site: string) => headEnds(network, built.scene.configurations)(site)

function edited(design: Design, ...edits: readonly ((design: Design) => Edit | string)[]): Design {
  return edits.reduce((now, edit) => {
    const made = edit(now)
    const done = typeof made === 'string' ? made : perform(now, NO_HISTORY, made)
    if (typeof done === 'string') throw new Error(done)
    return done.design
  }, design)
}

describe('the head-end of a site', () => {
  it('is the one with the other half of its SA, and how it stands in HSRP', () => {
    const lab = settle(edited(reference(), () => ({ kind: 'rename-device', from: 'soho-24', to: 'constructor' })))
    expect(asked(lab, 'constructor')).toMatchObject({ device: 'gateway-2', holds: true, hsrp: 'standby' })
    expect(asked(lab, 'soho-16')).toMatchObject({ device: 'gateway-1', holds: true, hsrp: 'active' })
    expect(asked(lab, 'toString')).toBeUndefined()
  })
  it('has it no more when it has no power, though the site has not noticed', () => {
    const off = play(settle(reference()), [[1, 'fault', 'power:gateway-1']], 3)
    expect(asked(off, 'soho-16')).toMatchObject({ device: 'gateway-1', holds: false })
  })
  it('is one of three', () => {
    const three = edited(
      reference(),
      (now) => placeDevice(now, 'head-end', { x: 0, y: 0 }),
      (now) => connect(now, 'gateway-3', 'stick-lan'),
      () => ({ kind: 'set-device', name: 'soho-16', change: { peers: ['gateway-3', 'gateway-2'] } }),
    )
    expect(asked(settle(three), 'soho-16')).toMatchObject({ device: 'gateway-3', holds: true })
  })
  it('has no standing in HSRP where it is alone', () => {
    const alone = settleWith(
      { 'gateway-1': (text) => text.replace(/^ standby 1 .*\n/gm, '') },
      edited(reference(), () => ({ kind: 'remove-devices', names: ['gateway-2'] })),
    )
    const found = asked(alone, 'soho-24')
    expect(found).toMatchObject({ device: 'gateway-1', holds: true })
    expect(found).not.toHaveProperty('hsrp')
  })
})
