/** Imported routers whose IPsec is on tunnel interfaces: what is found is true of tunnels, and nothing is asked of a crypto map. */
import { describe, expect, it } from 'vitest'
import { protectedPair, STRONGER, type TunnelText } from '../testing/check-cases-tunnels'
import { buildScene } from './build'
import { examine } from './findings'

const IKEV2 = `crypto ikev2 keyring KR
 peer ANY
  address 0.0.0.0 0.0.0.0
  pre-shared-key Gr4nite
crypto ikev2 profile P2
 match identity remote address 0.0.0.0
 authentication remote pre-share
 authentication local pre-share
 keyring local KR`

function found(hub: TunnelText, branch: TunnelText, roles: boolean): readonly string[] {
  const design = protectedPair(hub, branch, roles)
  const { findings } = examine(design, buildScene(design))
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ device = '', summary }) => `${device}: ${summary}`)
}

/** A dynamic crypto map for others beside the tunnel, whose terms are not the tunnel's. */
const FOR_OTHERS = `crypto ipsec transform-set OTHERS esp-3des esp-md5-hmac
crypto dynamic-map D 10
 set transform-set OTHERS
 reverse-route
crypto map M 10 ipsec-isakmp dynamic D
interface GigabitEthernet0/0
 crypto map M`

describe.each([true, false])('tunnels under protection, as head-end and site: %s', (roles) => {
  it('have their destination as peer, and their profile’s transform-sets', () => {
    expect(found({}, {}, roles)).toEqual([])
  })
  it('are not held against a dynamic crypto map that serves others', () => {
    expect(found({ more: FOR_OTHERS }, {}, roles)).toEqual([])
  })
  it('need no policy of IKEv1 when IKEv2 makes them', () => {
    const modern = { ike: IKEV2, profile: ' set ikev2-profile P2' }
    expect(found(modern, modern, roles)).toEqual([])
  })
  it('are told once when their profiles have no transform-set in common', () => {
    expect(found({}, STRONGER, roles)).toEqual([
      'hub: Its Tunnel1 and Tunnel2 of branch have no transform-set in common: the tunnel stays down',
    ])
  })
})
