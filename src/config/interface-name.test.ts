/** A short name means an interface when it can be only one. */
import { describe, expect, it } from 'vitest'
import { interfaceMeant } from './interface-name'

const NAMES = [
  'FastEthernet0/0',
  'FastEthernet0/1',
  'FortyGigE0/1',
  'GigabitEthernet0/1',
  'Loopback0',
  'ethernet0',
  'port',
]

describe('an interface name', () => {
  it.each([
    ['FastEthernet0/1', 'FastEthernet0/1'],
    ['Fa0/1', 'FastEthernet0/1'],
    ['fast 0/0', 'FastEthernet0/0'],
    ['gi0/1', 'GigabitEthernet0/1'],
    ['lo0', 'Loopback0'],
    ['e0', 'ethernet0'],
    ['port', 'port'],
    ['F0/1', undefined],
    ['Fa0/2', undefined],
    ['0/1', undefined],
    ['', undefined],
  ])('%s', (written, meant) => {
    expect(interfaceMeant(NAMES, written)).toBe(meant)
  })
})
