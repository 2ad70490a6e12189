/** A pair of firewalls whose lines stay up while nothing passes, and one whose failover link goes through a switch. */
import { describe, expect, it } from 'vitest'
import { type Design, endsOf, makeInterface, makeLink, REFERENCE_DESIGNS } from '../design/index'
import { lookUp } from '../net/index'
import { viewOf } from '../sim/index'
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
  it('keep conversations over a failover link that goes through a switch', () => {
    const design = template()
    const LINK = 'GigabitEthernet0/3'
    const [model] = design.devices.filter(({ kind }) => kind === 'lan')
    if (model?.kind !== 'lan') throw new Error('there is no switch')
    const between = {
      ...model,
      id: 'link-lan',
      name: 'link-lan',
      interfaces: [makeInterface('Port1', 'port'), makeInterface('Port2', 'port')],
    }
    const links = [
      ...design.links.filter((link) => endsOf(link).every((end) => end.interface !== LINK)),
      makeLink(`firewall/${LINK}`, 'link-lan/Port1'),
      makeLink(`firewall-2/${LINK}`, 'link-lan/Port2'),
    ]
    const switched = settle({ ...design, devices: [...design.devices, between], links })
    const kept = (at: Lab) => lookUp(viewOf(at.network).devices, 'firewall-2')?.connections.length ?? 0
    const lost = (from: Lab) => play(from, [[1, 'fault', 'power:firewall']], 18)
    const after = lost(switched)
    expect(kept(switched)).toBe(0)
    expect(kept(after)).toBeGreaterThan(0)
    expect(kept(after)).toBe(kept(lost(lab)))
  })
})
