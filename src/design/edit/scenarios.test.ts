/** Scenarios as they are edited on the page, and what a rename or a removal does to them. */
import { describe, expect, it } from 'vitest'
import type { Scenario } from '../model/scenario'
import { builtIn, edited } from '../testing/designs'
import { NO_HISTORY, perform, undo } from './history'
import {
  addEvents,
  freeScenarioName,
  newScenario,
  putScenario,
  removeScenario,
  standingFaults,
  takeEvents,
} from './scenarios'

const reference = { ...builtIn('srnd-figure-c1'), scenarios: [] }
const cut = 'cut:gateway-1/FastEthernet0/1'
const scenario: Scenario = addEvents(newScenario(reference, 'Cut twice'), [
  { atSeconds: 30, action: 'restore', fault: cut },
  { atSeconds: 5, action: 'fault', fault: cut },
  { atSeconds: 60, action: 'fault', fault: 'hang:soho-24' },
  { atSeconds: 70, action: 'configure', device: 'soho-24', lines: ['no crypto map static-map'] },
])
const design = edited(reference, putScenario(reference, scenario, 'Add'))

describe('a scenario', () => {
  it('gets a free name from its title, as the command line takes it', () => {
    expect(scenario.name).toBe('cut-twice')
    expect(freeScenarioName(design, 'Cut twice!')).toBe('cut-twice-2')
    expect(freeScenarioName(design, '…')).toBe('scenario')
  })
  it('holds its events in order of time and lasts long enough to see what follows', () => {
    expect(scenario.events.map((event) => event.atSeconds)).toEqual([5, 30, 60, 70])
    expect(addEvents(scenario, [{ atSeconds: 500, action: 'fault', fault: cut }]).untilSeconds).toBe(620)
    expect(takeEvents(scenario, [0, 1]).events.map((event) => event.atSeconds)).toEqual([60, 70])
  })
  it('knows what is broken at a moment', () => {
    const at = (seconds: number) => standingFaults(scenario, seconds).map((item) => item.fault)
    expect([at(4.9), at(5), at(29), at(30), at(60)]).toEqual([[], [cut], [cut], [], ['hang:soho-24']])
    expect(standingFaults(scenario, 60)[0]?.place).toBe(2)
  })
  it('is put, replaced and deleted as one step each, and undone', () => {
    const renamed = { ...scenario, name: 'other', title: 'Other' }
    const after = edited(design, putScenario(design, renamed, 'Rename', 'cut-twice'))
    expect(after.scenarios.map((item) => item.name)).toEqual(['other'])
    const gone = perform(after, NO_HISTORY, removeScenario(after, 'other'))
    if (typeof gone === 'string') throw new Error(gone)
    expect(gone.design.scenarios).toEqual([])
    expect(gone.history.past.at(-1)?.label).toBe('Delete scenario Other')
    expect(undo(gone.history)?.design.scenarios).toEqual([renamed])
  })
})

describe('devices that a scenario speaks of', () => {
  const withCall = edited(
    design,
    putScenario(
      design,
      { ...scenario, calls: [{ name: 'one', from: 'hq-phone', to: 'phone-24', codec: 'g729' }] },
      'Add a call',
    ),
  )
  it('are renamed in it', () => {
    const changed = edited(
      withCall,
      { kind: 'rename-device', from: 'gateway-1', to: 'hub' },
      { kind: 'rename-device', from: 'soho-24', to: 'rome' },
      { kind: 'rename-device', from: 'phone-24', to: 'desk' },
    )
    expect(changed.scenarios[0]?.events).toEqual([
      { atSeconds: 5, action: 'fault', fault: 'cut:hub/FastEthernet0/1' },
      { atSeconds: 30, action: 'restore', fault: 'cut:hub/FastEthernet0/1' },
      { atSeconds: 60, action: 'fault', fault: 'hang:rome' },
      { atSeconds: 70, action: 'configure', device: 'rome', lines: ['no crypto map static-map'] },
    ])
    expect(changed.scenarios[0]?.calls[0]?.to).toBe('desk')
  })
  it('take their events and calls with them when they are removed', () => {
    const changed = edited(withCall, { kind: 'remove-devices', names: ['soho-24', 'phone-24'] })
    expect(changed.scenarios[0]?.events.map((event) => event.atSeconds)).toEqual([5, 30])
    expect(changed.scenarios[0]?.calls).toEqual([])
    const port = edited(withCall, { kind: 'remove-interface', device: 'gateway-1', interface: 'FastEthernet0/1' })
    expect(port.scenarios[0]?.events.map((event) => event.atSeconds)).toEqual([60, 70])
  })
})
