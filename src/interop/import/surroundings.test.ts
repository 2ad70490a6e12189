/** What stands around a hub that is at its provider: no firewall, and no invented network that is somebody's. */
import { describe, expect, it } from 'vitest'
import { checkDesign } from '../../design/index'
import { importConfigurations } from '../index'

const HUB = `version 15.2
hostname hub
crypto isakmp policy 10
 authentication pre-share
crypto isakmp key Gr4nite address 0.0.0.0
crypto ipsec transform-set AES esp-aes esp-sha-hmac
crypto dynamic-map BRANCHES 10
 set transform-set AES
 reverse-route
crypto map OUTSIDE 10 ipsec-isakmp dynamic BRANCHES
interface GigabitEthernet0/0
 ip address 203.0.113.2 255.255.255.248
 crypto map OUTSIDE
interface GigabitEthernet0/1
 ip address 10.1.0.1 255.255.255.0
ip route 0.0.0.0 0.0.0.0 203.0.113.1
end
`
const BRANCH = `version 15.2
hostname branch-1
ip dhcp pool LAN
 network 10.80.1.0 255.255.255.0
 option 150 ip 10.1.0.20
crypto isakmp policy 10
 authentication pre-share
crypto isakmp key Gr4nite address 203.0.113.2
crypto ipsec transform-set AES esp-aes esp-sha-hmac
crypto map HQ 10 ipsec-isakmp
 set peer 203.0.113.2
 set transform-set AES
 match address 101
interface GigabitEthernet0/0
 ip address dhcp
 crypto map HQ
interface GigabitEthernet0/1
 ip address 10.80.1.1 255.255.255.0
access-list 101 permit ip 10.80.1.0 0.0.0.255 any
end
`

describe.each([false, true])('a hub at its provider, with surroundings %s', (surroundings) => {
  const { design, links, offered } = importConfigurations(
    [
      { name: 'hub.cfg', text: HUB },
      { name: 'branch-1.cfg', text: BRANCH },
    ],
    { values: {}, surroundings },
  )
  it('keeps its cable to the provider, and no firewall is added or offered', () => {
    expect(design?.devices.map(({ kind }) => kind)).not.toContain('firewall')
    expect(offered).toEqual([])
    expect(links).toContainEqual(expect.objectContaining({ a: 'hub/GigabitEthernet0/0', b: 'internet/Border' }))
  })
  it('is given no network that another overlaps', () => {
    expect(design && checkDesign(design).filter(({ rule }) => rule.includes('subnet'))).toEqual([])
  })
  it('a site with a floating default route is at the provider of the other, and no pools of elsewhere are its own', () => {
    const own = BRANCH.replace('ip address dhcp', 'ip address 198.51.100.2 255.255.255.0').replace(
      /end\n$/,
      'ip route 0.0.0.0 0.0.0.0 198.51.100.3 250\nip route 0.0.0.0 0.0.0.0 198.51.100.1\nend\n',
    )
    const { design } = importConfigurations([{ name: 'b.cfg', text: own }], { values: {}, surroundings: true })
    const internet = design?.devices.find((device) => device.kind === 'internet')
    const at = design?.links.find(({ a, b }) => [a, b].some((end) => end.device === internet?.name))
    expect(internet?.kind === 'internet' && internet.accessGateway).toBe('198.51.100.1/24')
    expect([at?.a, at?.b].find((end) => end?.device === internet?.name)?.interface).toMatch(/^Access/)
    expect(design?.vpn.pools).toEqual([])
  })
})

describe('a firewall that is the hub by itself', () => {
  const FIREWALL =
    'ASA Version 9.1(7)\nhostname fw\ninterface GigabitEthernet0/0\n nameif outside\n security-level 0\n ip address 192.0.2.10 255.255.255.0\ninterface GigabitEthernet0/1\n nameif inside\n security-level 100\n ip address 10.1.0.1 255.255.0.0\n'
  const around = (more: string) => {
    const read = (surroundings: boolean) =>
      importConfigurations([{ name: 'fw.cfg', text: FIREWALL + more }], { values: {}, surroundings })
    return { offered: read(false).offered, links: read(true).links }
  }

  it('is offered the Internet at its default gateway', () => {
    const { offered, links } = around('route outside 0.0.0.0 0.0.0.0 192.0.2.1 1\n')
    expect(offered.map(({ kind }) => kind)).toContain('internet')
    expect(links).toContainEqual(expect.objectContaining({ a: 'fw/GigabitEthernet0/0', b: 'internet/Border' }))
  })
  it('is offered none where it leads nowhere', () => {
    expect(around('').offered.map(({ kind }) => kind)).not.toContain('internet')
  })
})
