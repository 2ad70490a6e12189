/** Ends of a path are found by name, address and site. */
import { describe, expect, it } from 'vitest'
import { viewOf } from '../../sim/index'
import { reference, settle } from '../../testing/lab'
import { endChoices, fitting } from './ends'

const { design, network } = settle(reference())
const choices = endChoices(design, viewOf(network))
const names = (typed: string) => fitting(choices, typed, 10).map((choice) => choice.name)

describe('an end of a path', () => {
  it('is found by its name, those that begin with it first', () => {
    expect(names('phone-2')).toEqual(['phone-24'])
    expect(names('gate')).toEqual(['gateway-1', 'gateway-2'])
    expect(names('phone')[0]).not.toBe('hq-phone')
  })
  it('is found by an address of the design and by one that it was given by DHCP', () => {
    expect(names('10.1.0.10')).toEqual(['callmanager'])
    expect(names('10.81.2.26')).toEqual(['phone-24'])
  })
  it('is found by its site, with everything that stands there', () => {
    expect(names('soho-24').sort()).toEqual(['home-24', 'phone-24', 'soho-24'])
  })
  it('is no switch, and no device that nothing of it fits', () => {
    expect(names('stick-lan')).toEqual([])
    expect(names('elsewhere')).toEqual([])
  })
})
