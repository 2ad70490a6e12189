/**
 * The same network under the cryptography of the years: each comes up on releases that have it, carries what FACTS
 * section 6 says, and is refused where a release lacks it.
 */
import { describe, expect, it } from 'vitest'
import { applied, chooseReleaseEverywhere, type Design, type VpnSettings } from '../design/index'
import { lookUp, packetSize } from '../net/index'
import { atSeconds, createNetwork, runUntil, viewOf } from '../sim/index'
import { devices, type Lab, reference, settle, struck, trace } from '../testing/lab'
import { buildScene } from './build'

const SECRET = { kind: 'pre-shared-key', key: 'sesame' } as const

function under(release: string, vpn: Partial<VpnSettings>): Design {
  const edit = chooseReleaseEverywhere(reference(), release)
  const moved = typeof edit === 'string' ? edit : applied(reference(), edit)
  if (typeof moved === 'string') throw new Error(moved)
  const devices = moved.devices.map((item) => (item.kind === 'firewall' ? { ...item, natTraversal: true } : item))
  return { ...moved, devices, vpn: { ...moved.vpn, ...vpn } }
}

const sets = (...transforms: readonly string[]) => ({
  headEndTransformSets: [{ name: 't1', transforms }],
  siteTransformSets: [{ name: 't1', transforms }],
})
const GCM = { encryption: 'aes-gcm-256', prf: 'sha256', group: 19 }
const CBC = { encryption: 'aes-cbc-256', integrity: 'sha256', group: 19 }

const ipsec = (lab: Lab) => trace(lab, 'callmanager', 'phone-24').forward

/** Sizes of the 60-byte packet of a G.729 call: in clear, and in ESP with NAT traversal (FACTS section 6, + 8). */
const YEARS: readonly (readonly [name: string, design: Design, bytes: number])[] = [
  ['3DES and SHA-1 under 15.9', under('15.9', {}), 120],
  [
    'AES-128, SHA-1, group 2 under 12.4(15)T',
    under('12.4(15)T', {
      policies: [{ priority: 1, encryption: 'aes', group: 2 }],
      ...sets('esp-aes', 'esp-sha-hmac'),
    }),
    128,
  ],
  [
    'AES-256, SHA-256, group 14 under 15.9',
    under('15.9', {
      policies: [{ priority: 1, encryption: 'aes 256', hash: 'sha256', group: 14 }],
      ...sets('esp-aes 256', 'esp-sha256-hmac'),
    }),
    132,
  ],
  ['IKEv2 with certificates and AES-GCM under 15.9', under('15.9', { ikev2: GCM, ...sets('esp-gcm 256') }), 124],
  [
    'IKEv2 with a key under 17.12',
    under('17.12', { ikev2: CBC, credentials: SECRET, ...sets('esp-aes 256', 'esp-sha256-hmac') }),
    132,
  ],
]

describe.each(YEARS)('%s', (_name, design, bytes) => {
  const lab = settle(design)
  it('is read back without a remark', () => {
    expect(lab.built.diagnostics).toEqual([])
  })
  it('carries a call both ways', () => {
    const pair = trace(lab, 'callmanager', 'phone-24')
    expect([pair.forward.disposition, pair.return.disposition]).toEqual(['accepted', 'accepted'])
  })
  it(`makes a packet of 60 bytes one of ${bytes}`, () => {
    const sizes = new Set(ipsec(lab).hops.map((hop) => packetSize(hop.sent ?? hop.received)))
    expect([...sizes]).toEqual([60, bytes])
  })
})

describe('IKEv2', () => {
  it('stands as READY, and RRI, EIGRP and the firewall notice no difference', () => {
    const lab = settle(under('15.9', { ikev2: GCM, ...sets('esp-gcm 256') }))
    const rows = lookUp(viewOf(lab.network).devices, 'gateway-1')?.ikeSas ?? []
    expect(rows.map((row) => [row.version, row.state])).toEqual(rows.map(() => [2, 'READY']))
    expect(rows.length).toBeGreaterThan(0)
  })
  it('is refused by 12.2(11)T, line by line: what is left is IKEv1 by the default policy, with DES', () => {
    const built = buildScene(under('12.2(11)T', { ikev2: CBC }))
    const refused = built.diagnostics.filter(({ device }) => device === 'gateway-1').map(({ summary }) => summary)
    expect(refused.filter((text) => text.includes('12.2(11)T does not have it'))).toHaveLength(4)
    expect(refused[0]).toContain('"crypto ikev2 proposal vpn-ikev2" is refused')
    const network = createNetwork(built.scene)
    runUntil(network, atSeconds(120))
    const rows = lookUp(viewOf(network).devices, 'gateway-1')?.ikeSas ?? []
    expect(rows.map((row) => `${row.version} ${row.encryption}`)).toEqual(rows.map(() => '1 des'))
    expect(rows.length).toBeGreaterThan(0)
  })
  it('fails over as IKEv1 does: the standby is reloaded, its sites come to the active', () => {
    const lab = settle(under('15.9', { ikev2: GCM, ...sets('esp-gcm 256') }))
    expect(devices(trace(lab, 'callmanager', 'phone-24'))).toContain('gateway-2')
    const after = struck(lab, { kind: 'reload', device: 'gateway-2', orderly: false })
    const pair = trace(after, 'callmanager', 'phone-24')
    expect([pair.forward.disposition, pair.return.disposition]).toEqual(['accepted', 'accepted'])
    expect(devices(pair)).not.toContain('gateway-2')
  })
})

describe('IOS XE 17.12 and the cryptography of the source document', () => {
  it('refuses 3DES and group 1 (FN72510), and no tunnel comes up', () => {
    const built = buildScene(under('17.12', {}))
    const said = built.diagnostics.map((item) => item.summary)
    expect(said).toContain('isakmp policy 1 is refused: 3DES is refused by default from IOS XE 17.11.1 on')
    expect(said).toContain('transform-set t1 is refused: 3DES is refused by default from IOS XE 17.11.1 on')
    const network = createNetwork(built.scene)
    runUntil(network, atSeconds(120))
    expect(lookUp(viewOf(network).devices, 'gateway-1')?.ikeSas).toEqual([])
  })
})
