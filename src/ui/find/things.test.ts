/** What Find finds in the reference design, by everything it can be called. */
import { describe, expect, it } from 'vitest'
import { viewOf } from '../../sim/index'
import { reference, settle } from '../../testing/lab'
import { fitOf, linesWith, subnetsWith, thingsOf } from './things'

const { design, network, built } = settle(reference())
const things = thingsOf(design, viewOf(network))
const found = (typed: string) =>
  things
    .filter((entry) => fitOf(entry, typed) !== undefined)
    .sort((a, b) => (fitOf(a, typed) ?? 9) - (fitOf(b, typed) ?? 9))
    .map((entry) => `${entry.group}: ${entry.title}`)

describe('Find', () => {
  it.each([
    ['gateway-1', 'Device: gateway-1'],
    ['10.81.2.26', 'Device: phone-24'],
    ['10.81.2.24/29', 'Subnet: 10.81.2.24/29'],
    ['site soho-24', 'Site: Site soho-24'],
    ['gateway-2 fa0/1', 'Interface: gateway-2 FastEthernet0/1'],
    ['stick-lan port2', 'Interface: stick-lan Port2'],
    ['port 2000', 'Flow: CallManager to a phone on the standby'],
  ])('finds %s', (typed, expected) => {
    expect(found(typed)).toContain(expected)
  })
  it('puts what is called just so first', () => {
    expect(found('gateway-1')[0]).toBe('Device: gateway-1')
  })
  it('leads an address that nobody has to its subnet', () => {
    expect(found('10.81.2.29')).toEqual([])
    expect(subnetsWith(design, '10.81.2.29').map((entry) => entry.title)).toEqual(['10.81.2.24/29'])
    expect(subnetsWith(design, '10.81.2')).toEqual([])
  })
  it('finds lines, ports by number and by word, and stops where it is enough', () => {
    expect(linesWith(built.texts, 'reverse-route', 9).map((entry) => entry.hint)).toEqual([
      expect.stringMatching(/^gateway-1, line \d+$/),
      expect.stringMatching(/^gateway-2, line \d+$/),
    ])
    const isakmp = linesWith(built.texts, '500', 9)
    expect(isakmp.length).toBeGreaterThan(0)
    expect(isakmp.every((entry) => /eq (isakmp|500)$/.test(entry.title))).toBe(true)
    expect(linesWith(built.texts, 'interface', 5)).toHaveLength(5)
    expect(linesWith(built.texts, 'e', 5)).toEqual([])
  })
})
