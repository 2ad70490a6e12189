/**
 * The source document's network under other releases: its texts are read back without a remark, its paths work, and
 * what the years changed is seen (FACTS section 2).
 */
import { describe, expect, it } from 'vitest'
import { applied, chooseRelease, chooseReleaseEverywhere, type Design, type Edit } from '../design/index'
import { atSeconds, createNetwork, runUntil } from '../sim/index'
import { type Lab, reference, settle, trace } from '../testing/lab'
import { buildScene } from './build'

const later = stepped(reference(), (design) => chooseReleaseEverywhere(design, '15.9'))
const open: Edit = { kind: 'set-device', name: 'firewall', change: { natTraversal: true } }

function stepped(design: Design, ...steps: readonly (Edit | ((design: Design) => Edit | string))[]): Design {
  return steps.reduce<Design>((now, step) => {
    const edit = typeof step === 'function' ? step(now) : step
    const next = typeof edit === 'string' ? edit : applied(now, edit)
    if (typeof next === 'string') throw new Error(next)
    return next
  }, design)
}

const dispositions = (lab: Lab, from: string, to: string) => {
  const pair = trace(lab, from, to)
  return [pair.forward.disposition, pair.return.disposition]
}
const text = (lab: Lab, device: string) => lab.built.texts.find((item) => item.device === device)?.text ?? ''

describe.each([
  ['15.9 everywhere, UDP 4500 let through', stepped(later, open)],
  [
    '15.9 everywhere, NAT traversal off',
    stepped(later, { kind: 'set-vpn', vpn: { ...later.vpn, natTraversal: false } }),
  ],
  ['15.9 at the head-ends, 12.2(11)T at the sites', mixed('soho')],
  ['12.2(11)T at the head-ends, 15.9 at the sites', mixed('head-end')],
  [
    'one gateway of each, UDP 4500 let through',
    stepped(later, open, (design) => chooseRelease(design, 'gateway-2', '12.2(11)T')),
  ],
  ['12.4(15)T everywhere, UDP 4500 let through', stepped(reference(), everywhere('12.4(15)T'), open)],
] as const)('%s', (_name, design) => {
  const lab = settle(design)
  it('is read back without a remark', () => {
    expect(lab.built.diagnostics).toEqual([])
  })
  it.each(['phone-0', 'phone-24', 'phone-48'])('reaches %s and back', (phone) => {
    expect(dispositions(lab, 'callmanager', phone)).toEqual(['accepted', 'accepted'])
    expect(dispositions(lab, phone, 'hq-phone')).toEqual(['accepted', 'accepted'])
  })
})

function everywhere(release: string) {
  return (design: Design) => chooseReleaseEverywhere(design, release)
}

/** Devices of a kind stay on SEED's release. */
function mixed(kind: 'head-end' | 'soho'): Design {
  const old = later.devices.filter((device) => device.kind === kind).map((device) => device.name)
  return stepped(later, ...old.map((name) => (design: Design) => chooseRelease(design, name, '12.2(11)T')))
}

describe('15.9 everywhere, the firewall as in SEED', () => {
  it('breaks: both ends move to UDP 4500, which nothing lets through', () => {
    // It never comes to rest: the phones go on asking.
    const built = buildScene(later)
    const network = createNetwork(built.scene)
    runUntil(network, atSeconds(120))
    const pair = trace({ design: later, built, network }, 'phone-24', 'callmanager')
    expect(pair.forward.disposition).toBe('dropped-by-crypto')
    expect(pair.forward.reason).toContain('does not answer main mode')
  })
  it('carries ESP in UDP once 4500 is let through, eight bytes more each (FACTS section 6)', () => {
    const hops = trace(settle(stepped(later, open)), 'callmanager', 'phone-24').forward.hops
    const payload = hops.find((hop) => hop.device === 'internet')?.received.payload
    expect(payload?.protocol === 'esp' && payload.udp).toEqual({ sourcePort: 4500, destinationPort: 4500 })
  })
})

describe('the texts of 15.9', () => {
  const lab = settle(stepped(later, open))
  it('have the words of their time', () => {
    expect(text(lab, 'gateway-1')).toContain('crypto pki trustpoint vpn-ca')
    expect(text(lab, 'gateway-1')).toContain('interface GigabitEthernet0/0')
    expect(text(lab, 'soho-24')).toContain('interface Vlan1')
  })
  it('make reverse routes that point at the peer, and are found behind the default route', () => {
    const hop = trace(lab, 'callmanager', 'phone-24').forward.hops.find((item) => item.device === 'gateway-2')
    const rows = hop?.steps.flatMap((step) => step.rows).map((row) => row.text)
    expect(rows?.[0]).toContain('S 10.81.2.24/29 [1/0] via 203.0.113.34')
    expect(rows?.some((row) => row.includes('0.0.0.0/0 [1/0] via 10.81.0.1'))).toBe(true)
  })
})
