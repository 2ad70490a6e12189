/** A home router that forgets: what headquarters begin after its timeout, with and without what the finding asks for. */
import { describe, expect, it } from 'vitest'
import { traversing } from '../testing/check-cases'
import { play, settle, trace, withPatch } from '../testing/lab'

const design = () => {
  const { parameters, ...rest } = traversing()
  return { ...rest, parameters: { ...parameters, homeUdpSeconds: 60 } }
}

const kept = () => withPatch('soho-24', { insert: [{ section: [], text: 'crypto isakmp nat keepalive 20' }] }, design())

describe('the only phone of a site says nothing more, and headquarters begin', () => {
  it.each([
    ['within what its home router remembers: the site is reached', design, 20, 'accepted'],
    ['after that: what comes is for nobody', design, 100, 'dropped-by-nat'],
    ['after that, with crypto isakmp nat keepalive: the site is reached', kept, 100, 'accepted'],
  ] as const)('%s', (_what, made, seconds, expected) => {
    const later = play(settle(made()), [[0, 'fault', 'hang:phone-24']], seconds)
    expect(trace(later, 'callmanager', 'soho-24/Ethernet1', 'icmp').forward.disposition).toBe(expected)
  })
})
