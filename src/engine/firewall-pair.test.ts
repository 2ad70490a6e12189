/** A pair of firewalls whose lines stay up while nothing passes. */
import { describe, expect, it } from 'vitest'
import { type Design, REFERENCE_DESIGNS } from '../design/index'
import { type Lab, play, settle, trace } from '../testing/lab'

function template(): Design {
  const found = REFERENCE_DESIGNS.find(({ name }) => name === 'firewall-pair')
  if (!found) throw new Error('there is no such template')
  return { ...found.build(), history: [] }
}

const ends = (lab: Lab) => {
  const { forward, return: back } = trace(lab, 'callmanager', 'phone-2')
  return [forward.disposition, back.disposition, ...forward.hops.map(({ device }) => device)]
}
const passesBy = (lab: Lab) => ends(lab).filter((name) => name.startsWith('firewall'))

describe('two firewalls', () => {
  const lab = settle(template())
  it('change over when an interface of the active one is up and hears nothing, half a minute after', () => {
    expect(passesBy(lab)).toEqual(['firewall', 'firewall'])
    const early = play(lab, [[1, 'fault', 'silent:firewall/GigabitEthernet0/1']], 10)
    expect(ends(early).slice(0, 2)).not.toEqual(['accepted', 'accepted'])
    const late = play(lab, [[1, 'fault', 'silent:firewall/GigabitEthernet0/1']], 120)
    expect(passesBy(late)).toEqual(['firewall-2', 'firewall-2'])
    expect(ends(late).slice(0, 2)).toEqual(['accepted', 'accepted'])
  })
})
