/** What is said of scenarios that lose events with a device. */
import { describe, expect, it } from 'vitest'
import { builtIn, edited } from '../testing/designs'
import { lostOfScenarios } from './lost'
import { addEvents, newScenario, putScenario } from './scenarios'

const reference = { ...builtIn('srnd-figure-c1'), scenarios: [] }
const scenario = {
  ...addEvents(newScenario(reference, 'Cut and reload'), [
    { atSeconds: 5, action: 'fault', fault: 'cut:gateway-1/FastEthernet0/1' },
    { atSeconds: 60, action: 'fault', fault: 'reload:gateway-1' },
    { atSeconds: 70, action: 'fault', fault: 'hang:soho-24' },
  ]),
  calls: [{ name: 'a call', from: 'hq-phone', to: 'phone-24', codec: 'g729' as const }],
}
const before = edited(reference, putScenario(reference, scenario, 'Add'))
const lostWith = (...names: readonly string[]) =>
  lostOfScenarios(before, edited(before, { kind: 'remove-devices', names }))

describe('what scenarios lose with a device', () => {
  it('is counted by kind and scenario', () => {
    expect(lostWith('gateway-1')).toBe('2 events of “Cut and reload”')
    expect(lostWith('soho-24', 'phone-24')).toBe('1 event, 1 call of “Cut and reload”')
  })

  it('is nothing when nothing spoke of it', () => {
    expect(lostWith('admin-pc')).toBeUndefined()
  })
})
