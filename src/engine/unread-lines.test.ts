/**
 * Lines that matter and are not read: what each can change ends "not known" and names it, and nothing else does. Lines
 * that change no path leave everything as it was.
 */
import { describe, expect, it } from 'vitest'
import { type Lab, settleWith, type TextChange, trace } from '../testing/lab'

const under =
  (section: string, ...lines: readonly string[]) =>
  (text: string) =>
    text.replace(section, [section, ...lines].join('\n '))

const call = (lab: Lab, site = 'phone-24') => {
  const { forward, return: back } = trace(lab, site, 'callmanager')
  return [forward, back].map(({ disposition, notKnown }) =>
    disposition === 'insufficient-info' ? notKnown?.because.text.trim() : disposition,
  )
}

const WAN = 'interface Ethernet0'

describe('an unread line leaves open what it can change', () => {
  it.each<[line: string, device: string, change: TextChange]>([
    ['ip verify unicast reverse-path', 'soho-24', under(WAN, 'ip verify unicast reverse-path')],
    ['encapsulation hdlc 7', 'soho-24', under(WAN, 'encapsulation hdlc 7')],
    ['set isakmp-profile ?x y', 'soho-24', under('crypto map test 1 ipsec-isakmp', 'set isakmp-profile ?x y')],
    ['crypto isakmp policy 5 wrong', 'soho-24', ['crypto isakmp policy 5 wrong']],
    ['no ip routing', 'soho-24', ['no ip routing']],
    ['ip route 10.1.0.0 255.255.255.0 Frobnicate0', 'soho-24', ['ip route 10.1.0.0 255.255.255.0 Frobnicate0']],
    ['router bgp 65000', 'soho-24', ['router bgp 65000', ' neighbor 10.0.0.1 remote-as 1']],
  ])('%s of %s', (line, device, change) => {
    const said = call(settleWith({ [device]: change }))
    expect(said.every((item) => item === line || item === 'accepted')).toBe(true)
    expect(said).toContain(line)
  })
  it('and what does not hang on it stays certain', () => {
    const lab = settleWith({ 'soho-24': under(WAN, 'encapsulation hdlc 7') })
    expect(call(lab, 'phone-16')).toEqual(['accepted', 'accepted'])
  })
})

it('lines that change no path leave nothing open', () => {
  const lab = settleWith({
    'soho-24': (text) =>
      `${under(WAN, 'no ip mroute-cache', 'ip nbar protocol-discovery', 'no xconnect', 'ip ospf cost 5', 'fair-queue 64')(text)}
no ip http server
ip as-path access-list 1 permit _1_
crypto ipsec df-bit clear
dial-peer voice 1 pots
 destination-pattern 9T
class-map match-any V
 match dscp ef
aaa new-model
mpls label protocol ldp
no ip local policy route-map X
`,
  })
  expect(call(lab)).toEqual(['accepted', 'accepted'])
  expect(lab.built.scene.configurations.flatMap((config) => config.notKnown ?? [])).toEqual([])
})
