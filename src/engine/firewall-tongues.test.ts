/**
 * One set of rules in three languages (FACTS section 8): PIX 6, ASA and IOS let the same flows through and stop the
 * same, in the settled network and after SEED's failures. Each text is read back before it is simulated.
 */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../config/index'
import { applied, chooseDialect, type Design } from '../design/index'
import { isGood } from '../sim/index'
import { endedAt, type Lab, reference, settle, struck, trace } from '../testing/lab'

const DIALECTS = ['asa', 'pix', 'ios'] as const
type Dialect = (typeof DIALECTS)[number]

function speaking(dialect: Dialect, change: Readonly<Record<string, unknown>> = {}): Design {
  const edit = chooseDialect(reference(), 'firewall', dialect)
  const chosen = typeof edit === 'string' ? edit : applied(reference(), edit)
  const design = typeof chosen === 'string' ? chosen : applied(chosen, { kind: 'set-device', name: 'firewall', change })
  if (typeof design === 'string') throw new Error(design)
  return design
}

const labs = Object.fromEntries(DIALECTS.map((dialect) => [dialect, settle(speaking(dialect))])) as Record<Dialect, Lab>
const text = (lab: Lab) => lab.built.texts.find((item) => item.device === 'firewall')?.text ?? ''

type Flow = readonly [from: string, to: string, protocol: 'tcp' | 'udp' | 'icmp', passes: boolean]

const FLOWS: readonly Flow[] = [
  ['callmanager', 'phone-24', 'tcp', true],
  ['callmanager', 'phone-0', 'tcp', true],
  ['hq-phone', 'phone-24', 'udp', true],
  ['phone-24', 'hq-phone', 'udp', true],
  ['phone-16', 'callmanager', 'tcp', true],
  ['admin-pc', 'phone-40', 'icmp', true],
  // Answers to headquarters need no rule of their own; those of ICMP, which is not inspected, do.
  ['admin-pc', 'gateway-1/FastEthernet0/0', 'tcp', true],
  ['admin-pc', 'gateway-2/FastEthernet0/0', 'udp', true],
  ['admin-pc', 'gateway-1/FastEthernet0/0', 'icmp', false],
  // Nothing from the Internet may open anything but a tunnel, and the head-ends nothing but theirs.
  ['internet', 'callmanager', 'tcp', false],
  ['internet', 'gateway-1/Loopback0', 'tcp', false],
  ['internet', 'gateway-2/Loopback0', 'icmp', false],
  ['gateway-1', 'callmanager', 'tcp', false],
  ['gateway-1', 'internet', 'tcp', false],
]

const passes = (lab: Lab, [from, to, protocol]: Flow) => {
  const pair = trace(lab, from, to, protocol)
  return isGood(pair.forward.disposition) && isGood(pair.return.disposition)
}
const answers = (lab: Lab, flows: readonly Flow[] = FLOWS) =>
  flows.map((flow) => `${flow.slice(0, 3).join(' ')}: ${passes(lab, flow)}`)

describe.each(DIALECTS)('%s', (dialect) => {
  it('is read back without a remark', () => {
    expect(labs[dialect].built.diagnostics).toEqual([])
  })
  it('lets through what SEED needs, and nothing else', () => {
    expect(answers(labs[dialect])).toEqual(FLOWS.map((flow) => `${flow.slice(0, 3).join(' ')}: ${flow[3]}`))
  })
})

describe('after a failure of SEED all three agree', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ['the cross-over is cut', { kind: 'cut', device: 'gateway-1', interface: 'FastEthernet0/1' }],
    ['the standby is reloaded', { kind: 'reload', device: 'gateway-2', orderly: false }],
    ['the active is reloaded', { kind: 'reload', device: 'gateway-1', orderly: false }],
  ]
  const flows = FLOWS.slice(0, 5)
  it.each(faults)('when %s', (_name, fault) => {
    const [first = [], ...others] = DIALECTS.map((dialect) => answers(struck(labs[dialect], fault), flows))
    for (const other of others) expect(other).toEqual(first)
  })
  it('when the cross-over is cut: what gateway-1 sends back ends at the firewall, each saying why', () => {
    const cut: Fault = { kind: 'cut', device: 'gateway-1', interface: 'FastEthernet0/1' }
    const ends = DIALECTS.map((dialect) => {
      const pair = trace(struck(labs[dialect], cut), 'callmanager', 'phone-24')
      return [endedAt(pair), pair.forward.disposition]
    })
    // A router would send it back; its list stops what headquarters sent from coming in by the VPN segment.
    expect(ends).toEqual([
      ['firewall', 'denied-out'],
      ['firewall', 'denied-out'],
      ['firewall', 'denied-in'],
    ])
  })
})

describe('told to send packets back', () => {
  it('ASA and IOS loop when the cross-over is cut, until the TTL is gone; PIX 6 cannot', () => {
    const cut: Fault = { kind: 'cut', device: 'gateway-1', interface: 'FastEthernet0/1' }
    const dispositions = DIALECTS.map(
      (dialect) =>
        trace(struck(settle(speaking(dialect, { hairpin: true })), cut), 'callmanager', 'phone-24').forward.disposition,
    )
    expect(dispositions).toEqual(['loop', 'denied-out', 'loop'])
  })
})

describe('the texts', () => {
  it('name UDP 4500 as each language does: IOS by its number before 12.2(13)T', () => {
    const rule = (dialect: Dialect) =>
      text(settle(speaking(dialect, { natTraversal: true })))
        .split('\n')
        .find((line) => /permit udp any host 198\.51\.100\.1 eq .*4500|non500/.test(line))
        ?.trim()
    expect(DIALECTS.map(rule)).toEqual([
      'access-list OUTSIDE-IN extended permit udp any host 198.51.100.1 eq 4500',
      'access-list from-inet permit udp any host 198.51.100.1 eq 4500',
      'permit udp any host 198.51.100.1 eq 4500',
    ])
  })
  it('of a PIX name its own ports, lowest level outside', () => {
    expect(text(labs.pix)).toContain(
      'nameif ethernet0 outside security0\nnameif ethernet2 vpndmz security50\nnameif ethernet1 inside security100\n',
    )
  })
  it('of IOS bind a list to each untrusted side, and inspect all (FACTS section 8)', () => {
    for (const line of [
      'ip inspect name FIREWALL tcp',
      ' ip access-group OUTSIDE-IN in',
      ' ip access-group VPNDMZ-IN in',
      ' permit esp any host 198.51.100.1',
      ' permit udp any host 198.51.100.1 eq isakmp',
      ' permit ip 10.81.2.0 0.0.1.255 10.1.0.0 0.0.0.255',
      ' deny ip any any',
      'ip route 10.81.4.0 255.255.252.0 10.81.0.5',
    ])
      expect(text(labs.ios)).toContain(`${line}\n`)
    expect(text(labs.ios).match(/ip inspect FIREWALL in/g)).toHaveLength(3)
  })
})
