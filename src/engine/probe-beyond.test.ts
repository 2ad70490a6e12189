/** What a probe watches where nothing is drawn is taken to be there: a configuration in use keeps the routes that hang on it. */
import { describe, expect, it } from 'vitest'
import { importConfigurations } from '../interop/index'
import { lookUp } from '../net/index'
import { viewOf } from '../sim/index'
import { type Lab, play, settle } from '../testing/lab'
import { later, type Routers, routers, shown } from '../testing/routers'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]
const DUAL = (...inbound: readonly string[]) => [
  ...port('FastEthernet0/0', 'ip address 198.51.100.2 255.255.255.252', ...inbound),
  ...port('FastEthernet0/1', 'ip address 203.0.113.2 255.255.255.252'),
  'ip sla 1',
  ' icmp-echo 192.0.2.99 source-interface FastEthernet0/0',
  ' timeout 2000',
  ' frequency 5',
  'ip sla schedule 1 life forever start-time now',
  'track 1 ip sla 1 reachability',
  'ip route 192.0.2.99 255.255.255.255 198.51.100.1 permanent',
  'ip route 0.0.0.0 0.0.0.0 198.51.100.1 track 1',
  'ip route 0.0.0.0 0.0.0.0 203.0.113.1 10',
  'access-list 150 deny icmp any any echo-reply',
  'access-list 150 permit ip any any',
]
/** The next hop of the default route. */
const outBy = (lab: Routers, lines: readonly string[]): string | undefined =>
  /^S\*\s+0\.0\.0\.0\/0 \[\d+\/0\] via (\S+)/m.exec(shown(lab, 'r', lines, 'show ip route'))?.[1]

describe('a route that hangs on a probe through an interface that no cable is at', () => {
  it('stands, as what is not drawn answers; goes with the interface, and comes back', () => {
    const lines = DUAL()
    const lab = later(routers({ r: lines }, []), 30)
    expect(outBy(lab, lines)).toBe('198.51.100.1')
    const gone = later(lab, 30, [1, 'fault', 'shut:r/FastEthernet0/0'])
    expect(outBy(gone, lines)).toBe('203.0.113.1')
    expect(outBy(later(gone, 30, [1, 'restore', 'shut:r/FastEthernet0/0']), lines)).toBe('198.51.100.1')
  })
  it('falls where the answer is later than the probe waits for', () => {
    const lines = DUAL()
    const slow = routers({ r: lines }, [], { parameters: { beyondSeconds: 3 } })
    expect(outBy(later(slow, 30), lines)).toBe('203.0.113.1')
  })
  it('falls where the interface’s own list takes no answer', () => {
    const lines = DUAL('ip access-group 150 in')
    expect(outBy(later(routers({ r: lines }, []), 30), lines)).toBe('203.0.113.1')
  })
})

describe('a probe of an address that nobody drawn has', () => {
  const HUB = [
    'version 15.4',
    'hostname hub',
    'crypto isakmp policy 10',
    ' authentication pre-share',
    'crypto isakmp key K address 0.0.0.0',
    'crypto ipsec transform-set TS esp-aes esp-sha-hmac',
    'crypto dynamic-map SITES 10',
    ' set transform-set TS',
    'crypto map VPN 10 ipsec-isakmp dynamic SITES',
    ...DUAL(),
    'interface FastEthernet0/0',
    ' crypto map VPN',
  ]
  const BRANCH = [
    'version 15.4',
    'hostname branch',
    'crypto isakmp policy 10',
    ' authentication pre-share',
    'crypto isakmp key K address 198.51.100.2',
    'crypto ipsec transform-set TS esp-aes esp-sha-hmac',
    'crypto map VPN 10 ipsec-isakmp',
    ' set peer 198.51.100.2',
    ' set transform-set TS',
    ' match address 101',
    ...port('FastEthernet0/0', 'ip address dhcp', 'crypto map VPN'),
    ...port('FastEthernet0/1', 'ip address 10.81.7.1 255.255.255.0'),
    'access-list 101 permit ip 10.81.7.0 0.0.0.255 10.0.0.0 0.255.255.255',
  ]
  /** A branch with an address of its own. */
  const FAR = [
    ...BRANCH.map((line) => line.replace('hostname branch', 'hostname far').replaceAll('10.81.7.', '10.81.8.')).map(
      (line) => (line === ' ip address dhcp' ? ' ip address 198.18.7.2 255.255.255.252' : line),
    ),
    'ip route 0.0.0.0 0.0.0.0 198.18.7.1',
  ]
  const files = [HUB, BRANCH].map((lines, at) => ({ name: `${at}.txt`, text: `${lines.join('\n')}\nend\n` }))
  const { design } = importConfigurations(files, { values: {} })
  if (!design) throw new Error('it gives a design')
  const lab = settle(design)
  const trackIn = ({ network }: Lab) => lookUp(viewOf(network).devices, 'hub')?.tracked.map(({ up }) => up)
  it('is answered from the Internet that is drawn, as long as its cable holds', () => {
    expect(design.devices.map(({ kind }) => kind)).toContain('internet')
    expect(trackIn(lab)).toEqual([true])
    expect(trackIn(play(lab, [[0.5, 'fault', 'cut:hub/FastEthernet0/0']], 60))).toEqual([false])
  })
  it('that is drawn is answered by its device alone, and a private one by nobody', () => {
    const watching = (target: string) => {
      const texts = [HUB, BRANCH].map((lines) => lines.map((line) => line.replaceAll('192.0.2.99', target)))
      const { design: made } = importConfigurations(
        [...texts, FAR].map((lines, at) => ({ name: `${at}.txt`, text: `${lines.join('\n')}\nend\n` })),
        { values: {} },
      )
      if (!made) throw new Error('it gives a design')
      return settle(made)
    }
    expect(trackIn(watching('10.99.7.1'))).toEqual([false])
    const drawn = watching('198.18.7.2')
    expect(trackIn(drawn)).toEqual([true])
    expect(trackIn(play(drawn, [[0.5, 'fault', 'cut:far/FastEthernet0/0']], 60))).toEqual([false])
  })
})
