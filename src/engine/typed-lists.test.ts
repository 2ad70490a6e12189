/**
 * An access-list at an interface, typed at a running gateway at 5 s: what is for the router itself meets it too, hellos to
 * groups and IKE among it; what the router itself sends meets no outgoing list (IOS, IP access lists).
 */
import { describe, expect, it } from 'vitest'
import { heard, strikes, type Typing, typed } from './testing/heard'

const CROSS = 'interface FastEthernet0/1'
const STICK = 'interface FastEthernet0/0'

const listed = (device: string, port: string, way: 'in' | 'out', ...denied: readonly string[]): Typing => [
  device,
  ...denied.map((line) => `access-list 150 deny ${line}`),
  ...['access-list 150 permit ip any any', port, `ip access-group 150 ${way}`],
]

/** Seconds after which a journal first says so. */
const secondsOf = (said: readonly string[], text: string): number =>
  Number(said.find((line) => line.includes(text))?.split(' ')[0])

describe('EIGRP that a list keeps out', () => {
  it.each([
    ['by its protocol', 'eigrp any any'],
    ['by its number', '88 any any'],
    ['by the group of its hellos', 'ip any host 224.0.0.10'],
    ['by its sender', 'ip host 192.168.81.4 any'],
  ])('%s ends the adjacency when the hold time runs out', (_what, denied) => {
    const { phone, headquarters, said } = heard([typed(listed('gateway-1', CROSS, 'in', denied))], 40)
    const lost = secondsOf(
      said,
      'gateway-1 EIGRP 64: neighbor 192.168.81.4 (FastEthernet0/1) is down: holding time expired',
    )
    expect(lost).toBeGreaterThanOrEqual(15)
    expect(lost).toBeLessThanOrEqual(20)
    expect(headquarters).toEqual([])
    expect(phone.map(({ to }) => to)).toEqual([undefined])
    expect(phone[0]?.texts).toContain('gateway-2 holds the tunnel')
  })

  it('is not kept in by an outgoing list', () => {
    const { phone, headquarters, said } = heard([typed(listed('gateway-1', CROSS, 'out', 'eigrp any any'))], 40)
    expect([phone, headquarters]).toEqual([[], []])
    expect(said.filter((line) => line.includes('EIGRP'))).toEqual([])
  })
})

describe('HSRP that a list keeps out', () => {
  it.each([
    ['by its port', 'udp any any eq 1985'],
    ['by its group', 'ip any host 224.0.0.2'],
    ['by its sender', 'ip host 10.81.0.3 any'],
  ])('%s makes the standby active when the hold time runs out', (_what, denied) => {
    const { said } = heard([typed(listed('gateway-2', STICK, 'in', denied))], 30)
    const taken = secondsOf(said, 'gateway-2 HSRP group 1 on FastEthernet0/0: Standby -> Active')
    expect(taken).toBeGreaterThanOrEqual(12)
    expect(taken).toBeLessThanOrEqual(15.1)
  })

  it('takes nothing from the active one', () => {
    const { said } = heard([typed(listed('gateway-1', STICK, 'in', 'udp any any eq 1985'))], 30)
    expect(said.filter((line) => line.includes('-> '))).toEqual([])
  })
})

describe('what keeps a tunnel, kept out', () => {
  it('ESP: headquarters hear nothing any more, and are heard', () => {
    const { phone, headquarters } = heard([typed(listed('gateway-2', STICK, 'in', 'esp any any'))], 40)
    expect(phone).toEqual([])
    expect(headquarters.map(({ to }) => to)).toEqual([undefined])
    expect(headquarters[0]?.from).toBeCloseTo(5, 1)
  })

  it('IKE: what stands goes on, and what is lost is not set up there again', () => {
    const list = typed(listed('gateway-2', STICK, 'in', 'udp any any eq isakmp'))
    const still = heard([list], 40)
    expect([still.phone, still.headquarters]).toEqual([[], []])
    const lost = strikes(6, 'clear-sa:soho-24')
    const back = heard([lost], 60)
    const away = heard([list, lost], 60)
    expect(back.said.some((line) => line.includes('soho-24 IPsec SA up with 198.51.100.2'))).toBe(true)
    expect(away.said.some((line) => line.includes('soho-24 IPsec SA up with 198.51.100.2'))).toBe(false)
    expect(away.said.some((line) => line.includes('soho-24 IKE: 198.51.100.2 does not answer main mode'))).toBe(true)
  })
})
