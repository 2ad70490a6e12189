/** What speaks of a design from outside follows its renames, back and forth, and says what it lacks. */
import { describe, expect, it } from 'vitest'
import { builtIn } from '../testing/designs'
import { NO_HISTORY, perform } from './history'
import { freeName, nameProblem, onlyName } from './names'
import { endProblem, renamedEnd, renamedIn, renamesBetween } from './renames'
import type { Edit } from './types'

const design = builtIn('srnd-figure-c1')
const changed = (edit: Edit) => {
  const done = perform(design, NO_HISTORY, edit)
  if (typeof done === 'string') throw new Error(done)
  return done.design
}

describe('a rename', () => {
  const renamed = changed({ kind: 'rename-device', from: 'gateway-1', to: 'hub-a' })
  it('is followed by ends of every form, and by nothing else', () => {
    const renames = renamesBetween(design, renamed)
    expect(
      ['gateway-1', 'gateway-1/FastEthernet0/1', 'gateway-10', '10.1.0.10'].map((end) => renamedEnd(renames, end)),
    ).toEqual(['hub-a', 'hub-a/FastEthernet0/1', 'gateway-10', '10.1.0.10'])
    expect(renamedEnd(renamesBetween(renamed, design), 'hub-a')).toBe('gateway-1')
  })
  it('of an interface is followed too', () => {
    const edit = {
      kind: 'set-interface',
      device: 'gateway-1',
      interface: 'FastEthernet0/1',
      change: { name: 'FastEthernet1/0' },
    } as const
    expect(renamedEnd(renamesBetween(design, changed(edit)), 'gateway-1/FastEthernet0/1')).toBe(
      'gateway-1/FastEthernet1/0',
    )
  })
  it('is followed by answers, in every text and nowhere else', () => {
    const renames = renamesBetween(design, renamed)
    const answer = {
      fault: 'cut:gateway-1/FastEthernet0/1',
      sites: [{ site: 'soho-16', reason: 'gateway-1 sends it back. Beside gateway-1.' }],
      title: 'gateway-10, my-gateway-1 and gateway-1.example',
      seconds: 5,
    }
    expect(renamedIn(renames, answer)).toEqual({
      fault: 'cut:hub-a/FastEthernet0/1',
      sites: [{ site: 'soho-16', reason: 'hub-a sends it back. Beside hub-a.' }],
      title: answer.title,
      seconds: 5,
    })
    expect(renamedIn(renamesBetween(renamed, design), renamedIn(renames, answer))).toEqual(answer)
  })
  it('leaves the words of the program in an answer, whatever a device was called', () => {
    const pix = renamesBetween(design, changed({ kind: 'rename-device', from: 'firewall', to: 'pix' }))
    const answer = { scope: { kind: 'firewall' }, kind: 'process', verdict: 'silent', title: 'power of firewall' }
    expect(renamedIn(pix, answer)).toEqual({ ...answer, title: 'power of pix' })
  })
  it('is not seen where devices came or went', () => {
    expect(renamesBetween(design, changed({ kind: 'remove-devices', names: ['phone-24'] })).size).toBe(0)
    expect(renamesBetween(design, design).size).toBe(0)
  })
})

describe('an end of a question', () => {
  it.each([
    ['phone-24', undefined],
    ['10.9.9.9', undefined],
    ['gateway-1/FastEthernet0/0', undefined],
    ['999.1.1.1', '"999.1.1.1" is no address: an address is like 10.81.0.1'],
    ['phone-99', 'There is no device "phone-99" in this design'],
    ['gateway-1/Serial0', 'gateway-1 has no interface Serial0 in this design'],
  ])('%s', (end, problem) => {
    expect(endProblem(design, end)?.split(';')[0]).toBe(problem)
  })
})

it('is followed by titles and stories of scenarios, and by no word that is more than a name', () => {
  const [first, ...others] = design.scenarios
  if (!first) throw new Error('no scenario')
  const told = {
    ...design,
    scenarios: [{ ...first, title: 'Power off, gateway-1', story: 'The firewall, gateway-1' }, ...others],
  }
  const titles = (from: string, to: string) => {
    const done = perform(told, NO_HISTORY, { kind: 'rename-device', from, to })
    return typeof done === 'string' ? [] : done.design.scenarios.slice(0, 1).map(({ title, story }) => [title, story])
  }
  expect(titles('gateway-1', 'hub-a')).toEqual([['Power off, hub-a', 'The firewall, hub-a']])
  expect(titles('firewall', 'pix')).toEqual([['Power off, gateway-1', 'The firewall, gateway-1']])
})

describe('a name', () => {
  it('may change in case for the device itself, and not to that of another', () => {
    expect(nameProblem(design, 'Gateway-1', 'gateway-1')).toBeUndefined()
    expect(nameProblem(design, 'gateway-1', 'gateway-1')).toBeUndefined()
    expect(nameProblem(design, 'GATEWAY-1', 'gateway-2')).toMatch(/called gateway-1: .* in case alone/)
    expect(nameProblem(design, 'gateway-1')).toBe('There is already a device called gateway-1')
  })
})

describe('a free name', () => {
  it('is none that a device has in other letters', () => {
    const shouting = { ...design, devices: design.devices.map((item) => ({ ...item, name: item.name.toUpperCase() })) }
    expect(freeName(shouting, 'gateway')).toBe('gateway-3')
    expect(onlyName(shouting, 'firewall')).toBe('firewall-1')
  })
})
