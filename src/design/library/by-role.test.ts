import { describe, expect, it } from 'vitest'
import { newScenario } from '../edit/scenarios'
import { builtIn } from '../testing/designs'
import { scenarioOf } from './by-role'
import { roleNames } from './cast'
import { builtInScenarios } from './scenarios'

const design = builtIn('srnd-figure-c1')
const turned = { ...design, devices: design.devices.toReversed(), links: design.links.toReversed() }

describe('the parts that devices play', () => {
  it('are those of SEED, whatever the order of the file', () => {
    expect([...roleNames(design)].sort()).toEqual([...roleNames(turned)].sort())
    const parts = [
      'active',
      'standby',
      'firewall',
      'callmanager',
      'site on active',
      'phone 2 on standby',
      'lan on standby',
    ]
    expect(parts.map((part) => roleNames(design).get(part))).toEqual([
      'gateway-1',
      'gateway-2',
      'firewall',
      'callmanager',
      'soho-vp',
      'phone-48',
      '10.81.2.24/29',
    ])
    expect(builtInScenarios(turned)).toEqual(builtInScenarios(design))
  })

  it('stand in a scenario in braces, and those that nobody plays stay', () => {
    const scenario = {
      ...newScenario(design, 'Any design'),
      story: 'of {active}',
      events: [
        { atSeconds: 5, action: 'fault' as const, fault: 'reload:{active}' },
        { atSeconds: 9, action: 'configure' as const, device: '{standby}', lines: ['no router eigrp 64'] },
      ],
      calls: [{ name: 'call', from: '{hq phone}', to: '{phone on standby}', codec: 'g729' as const }],
      expectations: [
        { kind: 'route' as const, atSeconds: 60, device: '{active}', prefix: '{lan on standby}', present: true },
        { kind: 'peer' as const, atSeconds: 60, site: '{site 9 on active}', peer: '{active}' },
      ],
    }
    expect(scenarioOf(design, scenario)).toMatchObject({
      story: 'of {active}',
      events: [{ fault: 'reload:gateway-1' }, { device: 'gateway-2' }],
      calls: [{ from: 'hq-phone', to: 'phone-24' }],
      expectations: [
        { device: 'gateway-1', prefix: '10.81.2.24/29' },
        { site: '{site 9 on active}', peer: 'gateway-1' },
      ],
    })
  })
})
