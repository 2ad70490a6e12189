/** A branch whose first provider is dialled (PPPoE) and whose second one leases an address, as people run it. */
import { describe, expect, it } from 'vitest'
import { tracePair } from '../analysis/index'
import { importConfigurations } from '../interop/index'
import { lookUp } from '../net/index'
import { viewOf } from '../sim/index'
import { play, settle, trace } from '../testing/lab'
import { buildScene } from './build'
import { examine } from './findings'

const port = (name: string, ...lines: readonly string[]) => [`interface ${name}`, ...lines.map((line) => ` ${line}`)]
const file = (name: string, ...lines: readonly (readonly string[])[]) => ({
  name: `${name}.cfg`,
  text: `${['version 15.1', `hostname ${name}`, ...lines.flat(), 'end'].join('\n')}\n`,
})
const IKE = [
  'crypto isakmp policy 10',
  ' encr aes 256',
  ' authentication pre-share',
  ' group 14',
  'crypto isakmp key OneKeyForAll77 address 0.0.0.0 0.0.0.0',
  'crypto isakmp keepalive 10 3 periodic',
  'crypto ipsec transform-set AES esp-aes 256 esp-sha-hmac',
]
const HUB = file(
  'hub',
  IKE,
  ['crypto dynamic-map DYN 10', ' set transform-set AES', ' reverse-route'],
  ['crypto map VPN 65000 ipsec-isakmp dynamic DYN'],
  port('GigabitEthernet0/0', 'ip address 192.0.2.10 255.255.255.248', 'crypto map VPN'),
  port('GigabitEthernet0/1', 'ip address 10.1.1.1 255.255.255.0'),
  ['ip route 0.0.0.0 0.0.0.0 192.0.2.9'],
)
const BRANCH = file(
  'branch',
  IKE,
  ['crypto map VPN 10 ipsec-isakmp', ' set peer 192.0.2.10', ' set transform-set AES', ' match address 101'],
  port('FastEthernet4', 'no ip address', 'pppoe enable group global', 'pppoe-client dial-pool-number 1'),
  port('FastEthernet3', 'ip address dhcp', 'ip nat outside', 'crypto map VPN'),
  port('Vlan1', 'ip address 10.20.1.1 255.255.255.0', 'ip nat inside', 'ip tcp adjust-mss 1300'),
  port(
    'Dialer1',
    'ip address negotiated',
    'ip mtu 1492',
    'ip nat outside',
    'encapsulation ppp',
    'dialer pool 1',
    'dialer-group 1',
    'ppp authentication chap callin',
    'ppp chap hostname branch@provider',
    'crypto map VPN',
  ),
  ['ip nat inside source route-map BY-DIALER interface Dialer1 overload'],
  ['ip nat inside source route-map BY-LEASE interface FastEthernet3 overload'],
  ['ip route 0.0.0.0 0.0.0.0 Dialer1', 'ip route 0.0.0.0 0.0.0.0 FastEthernet3 dhcp 250'],
  ['access-list 101 permit ip 10.20.1.0 0.0.0.255 10.0.0.0 0.255.255.255'],
  ['access-list 102 deny ip 10.20.1.0 0.0.0.255 10.0.0.0 0.255.255.255'],
  ['access-list 102 permit ip 10.20.1.0 0.0.0.255 any', 'dialer-list 1 protocol ip permit'],
  ['route-map BY-DIALER permit 10', ' match ip address 102', ' match interface Dialer1'],
  ['route-map BY-LEASE permit 10', ' match ip address 102', ' match interface FastEthernet3'],
)

const PC = file('pc', port('FastEthernet0/0', 'ip address 10.20.1.50 255.255.255.0'), [
  'ip route 0.0.0.0 0.0.0.0 10.20.1.1',
])

describe('a branch with a dialled and a leased uplink', () => {
  const { design, links } = importConfigurations([HUB, BRANCH, PC], { values: {} })
  if (!design) throw new Error('nothing was imported')
  const lab = settle(design)
  const way = (at: typeof lab, to: string) => {
    const { forward } = trace(at, 'pc', to)
    const leaves = forward.hops
      .find(({ device }) => device === 'branch')
      ?.steps.findLast(({ type }) => type === 'transmit')
    return [forward.disposition, leaves?.detail.split(' ')[2]]
  }
  it('has a line to a provider at each, and no finding that is no advice', () => {
    const cables = links.map(({ a, b }) => `${a} ${b}`)
    expect(cables).toEqual(
      expect.arrayContaining(['branch/FastEthernet3 internet/Access1', 'branch/FastEthernet4 internet/Access2']),
    )
    const { findings } = examine(design, buildScene(design))
    expect(findings.flatMap(({ rule, severity }) => (severity === 'info' ? [] : [rule]))).toEqual(['credentials'])
  })
  it('goes by its dialer, and by the lease while that is down, in the tunnel and beside it', () => {
    expect(way(lab, 'hub/GigabitEthernet0/1')).toEqual(['accepted', 'Dialer1'])
    const cut = play(lab, [[1, 'fault', 'cut:branch/FastEthernet4']], 90)
    expect(way(cut, 'hub/GigabitEthernet0/1')).toEqual(['accepted', 'FastEthernet3'])
    const back = play(cut, [[1, 'restore', 'cut:branch/FastEthernet4']], 120)
    expect(way(back, 'hub/GigabitEthernet0/1')).toEqual(['accepted', 'Dialer1'])
  })
  it('translates what is not for the tunnel to the address of the uplink that it leaves by', () => {
    const sources = (at: typeof lab) => {
      const { forward } = trace(at, 'pc', '192.0.2.10')
      return [forward.disposition, forward.hops.at(-1)?.received.source]
    }
    const addressOf = (at: typeof lab, name: string) =>
      lookUp(viewOf(at.network).devices, 'branch')?.interfaces.find((item) => item.name === name)?.address?.ip
    expect(sources(lab)).toEqual(['accepted', addressOf(lab, 'Dialer1')])
    const cut = play(lab, [[1, 'fault', 'cut:branch/FastEthernet4']], 90)
    expect(sources(cut)).toEqual(['accepted', addressOf(cut, 'FastEthernet3')])
    expect(addressOf(cut, 'FastEthernet3')).toBeDefined()
  })
})

describe('a router whose provider is not among the files', () => {
  const alone = file(
    'alone',
    port('FastEthernet4', 'no ip address', 'pppoe enable group global', 'pppoe-client dial-pool-number 1'),
    port('Vlan1', 'ip address 10.20.1.1 255.255.255.0', 'ip nat inside'),
    port('Dialer1', 'ip address negotiated', 'ip nat outside', 'encapsulation ppp', 'dialer pool 1'),
    ['ip nat inside source list 1 interface Dialer1 overload', 'access-list 1 permit any'],
    ['ip route 0.0.0.0 0.0.0.0 Dialer1'],
  )
  const leased = file('leased', port('FastEthernet4', 'ip address dhcp'), ['ip route 0.0.0.0 0.0.0.0 FastEthernet4'])
  it.each([
    ['alone', 'Dialer1', alone],
    ['leased', 'FastEthernet4', leased],
  ])(
    '%s keeps its default route by %s: that interface is up, and which address it has is not known',
    (name, by, text) => {
      const { design, diagnostics } = importConfigurations([text], { values: {} })
      if (!design) throw new Error('nothing was imported')
      expect(diagnostics.map(({ summary }) => summary).join()).toContain(
        `${name} ${by} (its address, which is given there, is not known)`,
      )
      const { network, built } = settle(design)
      const { configurations } = built.scene
      const tables = lookUp(viewOf(network).devices, name)
      expect(tables?.routes.filter(({ route }) => route.prefix.length === 0)).toMatchObject([
        { active: true, route: { protocol: 'static', interface: by } },
      ])
      const open = configurations.flatMap(({ notKnown = [] }) => notKnown)
      expect(open).toMatchObject([{ scope: { kind: 'address', interface: by } }])
      if (name !== 'alone') return
      const way = tracePair(network, configurations, {
        from: 'alone/Vlan1',
        to: '192.0.2.77',
        protocol: 'udp',
        port: 9,
      })
      expect(typeof way === 'string' ? way : way.forward.disposition).toBe('insufficient-info')
    },
  )
})
