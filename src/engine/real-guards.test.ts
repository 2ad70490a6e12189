/** Lines that stop packets or routes and are read only in part: an answer that hangs on one names it. */
import { describe, expect, it } from 'vitest'
import { lookUp } from '../net/index'
import { viewOf } from '../sim/index'
import { settleWith, type TextChange, trace } from '../testing/lab'

const below =
  (anchor: string, ...lines: readonly string[]): TextChange =>
  (text) =>
    text.replace(anchor, [anchor, ...lines].join('\n'))

const answer = (device: string, change: TextChange) => {
  const { forward, return: back } = trace(settleWith({ [device]: change }), 'callmanager', 'phone-24')
  return { ends: [forward.disposition, back.disposition], because: forward.notKnown?.because }
}

describe('what may stop a packet and is not simulated', () => {
  it.each([
    ['soho-24', ' ip address dhcp', ' ip verify unicast reverse-path'],
    ['soho-24', ' ip address dhcp', ' rate-limit input 8000 1500 2000 conform-action transmit exceed-action drop'],
    ['gateway-1', 'ip classless', 'no ip routing'],
  ])('%s: %s, %s', (device, anchor, line) => {
    const { ends, because } = answer(device, below(anchor, line))
    expect(ends[0]).toBe('insufficient-info')
    expect(because).toMatchObject({ device, text: line.trim() })
  })
  it('no crypto isakmp enable: no tunnel', () => {
    const { ends } = answer('soho-24', below('crypto isakmp keepalive 10', 'no crypto isakmp enable'))
    expect(ends).not.toContain('accepted')
  })
})

describe('routes from a neighbour', () => {
  const learnt = (...lines: readonly string[]) => {
    const { network } = settleWith({ 'gateway-2': lines })
    const { routes = [] } = lookUp(viewOf(network).devices, 'gateway-2') ?? {}
    return routes.some((row) => row.route.protocol === 'eigrp-external')
  }
  it.each([
    ['distribute-list gateway GW in', 'ip prefix-list GW permit 192.168.81.9/32', false],
    ['distribute-list gateway GW in', 'ip prefix-list GW permit 192.168.81.0/24 le 32', true],
    [
      'distribute-list 199 in',
      'access-list 199 deny ip host 192.168.81.3 any\naccess-list 199 permit ip any any',
      false,
    ],
    ['distribute-list 199 in', 'access-list 199 permit ip host 192.168.81.3 10.81.2.0 0.0.1.255', true],
  ])('%s, %s: %s', (filter, list, passes) => {
    expect(learnt('router eigrp 64', ` ${filter}`, list)).toBe(passes)
  })
})
