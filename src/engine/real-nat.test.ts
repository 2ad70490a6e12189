/**
 * Translation by a router's lines (FACTS sections 5 and 9): before the crypto map on the way out, after decryption on the
 * way in. A site of the reference design translates its LAN; a call to headquarters must go through the tunnel as it is.
 */
import { describe, expect, it } from 'vitest'
import { ip } from '../net/index'
import { addressesOf, forkNetwork, sendEchoes } from '../sim/index'
import { type Lab, settleWith, trace } from '../testing/lab'

const SITE = 'soho-24'
const INSIDE = 'interface Ethernet1'
const OUTSIDE = 'interface Ethernet0'

/** The site with marks, and with lines at its end; its crypto list names the way to headquarters alone. */
const site =
  (...lines: readonly string[]) =>
  (text: string) =>
    `${text
      .replace(OUTSIDE, `${OUTSIDE}\n ip nat outside`)
      .replace(INSIDE, `${INSIDE}\n ip nat inside`)
      .replace(
        'access-list 101 permit ip 10.81.2.24 0.0.0.7 any',
        'access-list 101 permit ip 10.81.2.24 0.0.0.7 10.1.0.0 0.0.0.255',
      )}\n${lines.join('\n')}\n`

const EXEMPT = [
  'access-list 102 deny ip 10.81.2.24 0.0.0.7 10.1.0.0 0.0.0.255',
  'access-list 102 permit ip 10.81.2.24 0.0.0.7 any',
]
const PAT = 'ip nat inside source list 102 interface Ethernet0 overload'

const told = (...lines: readonly string[]) => settleWith({ [SITE]: site(...lines) })
const call = (lab: Lab) => {
  const { forward, return: back } = trace(lab, 'phone-24', 'callmanager')
  return [forward.disposition, back.disposition]
}
const natOf = (lab: Lab, to = 'callmanager') =>
  trace(lab, 'phone-24', to).forward.hops.flatMap((hop) =>
    hop.steps.flatMap((step) => (step.type === 'nat' && hop.device === SITE ? [step] : [])),
  )

describe('a site that translates', () => {
  it.each([
    ['with marks and no line', []],
    ['with the exemption in its list', [...EXEMPT, PAT]],
    [
      'with the exemption in a route-map',
      [
        ...EXEMPT,
        'route-map NAT permit 10',
        ' match ip address 102',
        'ip nat inside source route-map NAT interface Ethernet0 overload',
      ],
    ],
    [
      'to a pool, with the exemption',
      [...EXEMPT, 'ip nat pool P 203.0.113.200 203.0.113.201 prefix-length 30', 'ip nat inside source list 102 pool P'],
    ],
    ['one other host', ['ip nat inside source static 10.81.2.29 203.0.113.200']],
  ])('%s calls headquarters through the tunnel', (_what, lines) => {
    const lab = told(...lines)
    expect(call(lab)).toEqual(['accepted', 'accepted'])
    expect(natOf(lab).map(({ action }) => action)).toEqual(['not translated'])
  })
  const byMap = (...match: readonly string[]) =>
    told(
      'access-list 103 permit ip any any in-some-way',
      'access-list 104 permit ip any any',
      'route-map NAT permit 10',
      ...match,
      'ip nat inside source route-map NAT interface Ethernet0 overload',
    )
  it('takes a packet by a route-map when one of its lists does, whatever is not read of another', () => {
    expect(natOf(byMap(' match ip address 103 104')).map(({ action }) => action)).toEqual(['translated'])
    expect(call(byMap(' match ip address 103'))[0]).toBe('insufficient-info')
  })
  it('does not know what a route-map that asks for a route says of a packet', () => {
    expect(call(byMap(' match tag 5'))[0]).toBe('insufficient-info')
  })
  it('names the entry that exempts', () => {
    expect(natOf(told(...EXEMPT, PAT))[0]?.configLine?.text.trim()).toBe(EXEMPT[0])
  })
  it.each([
    ['by address and port', ['access-list 102 permit ip 10.81.2.24 0.0.0.7 any', PAT]],
    [
      'to a pool',
      [
        'access-list 102 permit ip any any',
        'ip nat pool P 203.0.113.200 203.0.113.200 netmask 255.255.255.0',
        'ip nat inside source list 102 pool P',
      ],
    ],
    ['by a static line', ['ip nat inside source static 10.81.2.26 203.0.113.200']],
  ])('%s without the exemption leaves in clear, and the call is lost', (_what, lines) => {
    const lab = told(...lines)
    expect(call(lab)[0]).not.toBe('accepted')
    const [step] = natOf(lab)
    expect(step?.action).toBe('translated')
    expect(step?.configLine?.text).toContain('ip nat inside source')
  })
  it.each([
    ['to its one address', [...EXEMPT, PAT]],
    ['by a static line', ['ip nat inside source static 10.81.2.26 interface Ethernet0']],
  ])('%s is translated once it goes to the Internet, and hears the answer', (_what, lines) => {
    const lab = told(...lines)
    expect(natOf(lab, 'internet').map(({ action }) => action)).toEqual(['translated'])
    const network = forkNetwork(lab.network)
    const target = addressesOf(network, 'internet')[0]?.ip ?? ip('0.0.0.0')
    const query = { target, repeat: 3, size: 100, timeoutSeconds: 2, doNotFragment: false }
    const heard = sendEchoes(network, 'phone-24', query).map(({ kind }) => kind)
    expect(heard.slice(1)).toEqual(['reply', 'reply'])
  })
  it.each([
    ['a form that is not read', 'ip nat inside source static network 10.81.2.24 203.0.113.0 /29'],
    ['a list with a line that is not read', 'access-list 102 frobnicate'],
  ])('by %s is not known, because of its line', (_what, line) => {
    const { forward } = trace(told(line, PAT, 'access-list 102 permit ip any any'), 'phone-24', 'callmanager')
    expect([forward.disposition, forward.notKnown?.because.text.trim()]).toEqual(['insufficient-info', line])
  })
})
