/** Faults as text: what the command line reads, what it says about mistakes, and that nothing is lost in writing. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ip, ipOf } from '../net/index'
import { type Fault, formatFault, parseFault } from './fault'

describe('reading', () => {
  it.each<[string, Fault]>([
    ['reload:gateway-2', { kind: 'reload', device: 'gateway-2', orderly: false }],
    ['reload:gateway-2/orderly', { kind: 'reload', device: 'gateway-2', orderly: true }],
    ['reload:gateway-2/boot=90', { kind: 'reload', device: 'gateway-2', orderly: false, bootSeconds: 90 }],
    ['hang:gateway-1', { kind: 'hang', device: 'gateway-1' }],
    ['power:soho-24', { kind: 'power', device: 'soho-24' }],
    ['cut:gateway-1/FastEthernet0/1', { kind: 'cut', device: 'gateway-1', interface: 'FastEthernet0/1' }],
    ['shut:gateway-1/FastEthernet0/0', { kind: 'shut', device: 'gateway-1', interface: 'FastEthernet0/0' }],
    ['silent:gw/Ethernet0', { kind: 'silent', device: 'gw', interface: 'Ethernet0', direction: 'both' }],
    ['silent:gw/FastEthernet0/1,in', { kind: 'silent', device: 'gw', interface: 'FastEthernet0/1', direction: 'in' }],
    ['process:gateway-1/eigrp', { kind: 'process', device: 'gateway-1', process: 'eigrp' }],
    [
      'impair:soho-24/Ethernet0,loss=2.5,delay=30',
      { kind: 'impair', device: 'soho-24', interface: 'Ethernet0', lossPercent: 2.5, delayMs: 30, jitterMs: 0 },
    ],
    ['block:firewall/esp', { kind: 'block', device: 'firewall', protocol: 'esp' }],
    ['readdress:home-24', { kind: 'readdress', device: 'home-24' }],
    ['block:firewall/rtp', { kind: 'block', device: 'firewall', protocol: 'rtp' }],
    ['isp:internet', { kind: 'isp', device: 'internet' }],
    ['isp:soho-24', { kind: 'isp', device: 'soho-24' }],
    ['clear-eigrp:gateway-1', { kind: 'clear-eigrp', device: 'gateway-1' }],
    ['clear-eigrp:gateway-1/192.168.81.4', { kind: 'clear-eigrp', device: 'gateway-1', neighbor: ip('192.168.81.4') }],
    [
      'clear-sa:gateway-1/ike,peer=203.0.113.34',
      { kind: 'clear-sa', device: 'gateway-1', what: 'ike', peer: ip('203.0.113.34') },
    ],
    ['clear-arp:gateway-1', { kind: 'clear-arp', device: 'gateway-1' }],
    ['clear-conn:firewall', { kind: 'clear-conn', device: 'firewall' }],
    ['clear-xlate:firewall', { kind: 'clear-xlate', device: 'firewall' }],
    ['clear-sa:gateway-1', { kind: 'clear-sa', device: 'gateway-1', what: 'all' }],
    ['clear-sa:gateway-1/ipsec', { kind: 'clear-sa', device: 'gateway-1', what: 'ipsec' }],
  ])('%s', (text, fault) => {
    expect(parseFault(text)).toEqual(fault)
    expect(formatFault(fault).split(/[:/,]/).slice(0, 2)).toEqual(text.split(/[:/,]/).slice(0, 2))
  })
})

describe('mistakes say what to write', () => {
  it.each([
    ['', 'reload:gateway-2'],
    ['gateway-2', 'kind:target'],
    ['explode:gateway-2', 'known: reload, hang'],
    ['reload:gateway-2/quickly', 'reload:gateway-2/orderly,boot=SECONDS'],
    ['reload:gateway-2/boot=soon', 'boot=SECONDS'],
    ['hang:gateway-2/now', 'write hang:gateway-2'],
    ['cut:gateway-1', 'cut:gateway-1/INTERFACE'],
    ['silent:gateway-1/Ethernet0,up', ',in or ,out'],
    ['impair:gateway-1/Ethernet0,loss=101', 'loss=PERCENT'],
    ['process:gateway-1/ospf', 'eigrp, hsrp or ike'],
    ['block:firewall/gre', 'one of esp, isakmp, eigrp, hsrp, icmp'],
    ['isp:home-24/Outside', 'write isp:home-24'],
    ['clear-eigrp:gateway-1/gateway-2', 'clear-eigrp:gateway-1/ADDRESS'],
    ['clear-sa:gateway-1/ipsec,peer=x', 'peer=ADDRESS'],
    ['clear-sa:gateway-1/arp', 'ipsec, ike or all'],
  ])('%j: %s', (text, said) => {
    expect(parseFault(text)).toContain(said)
  })
})

const device = fc.constantFrom('gateway-1', 'soho-vp', 'a b')
const port = fc.constantFrom('FastEthernet0/1', 'Ethernet0', 'GigabitEthernet0/2.90')
const amount = fc.oneof(
  fc.nat(),
  fc.double({ min: 0, max: 1e6, noNaN: true }).map((n) => n + 0),
)
const address = fc.nat(0xffffffff).map(ipOf)
const percent = fc.double({ min: 0, max: 100, noNaN: true }).map((n) => n + 0)
const any: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant('reload' as const), device, orderly: fc.boolean() }),
  fc.record({ kind: fc.constant('reload' as const), device, orderly: fc.boolean(), bootSeconds: amount }),
  fc.record({ kind: fc.constantFrom('hang' as const, 'power' as const, 'isp' as const, 'readdress' as const), device }),
  fc.record({ kind: fc.constantFrom('cut' as const, 'shut' as const), device, interface: port }),
  fc.record({
    kind: fc.constant('silent' as const),
    device,
    interface: port,
    direction: fc.constantFrom('both' as const, 'in' as const, 'out' as const),
  }),
  fc.record({
    kind: fc.constant('impair' as const),
    device,
    interface: port,
    lossPercent: percent,
    delayMs: amount,
    jitterMs: amount,
  }),
  fc.record({
    kind: fc.constant('process' as const),
    device,
    process: fc.constantFrom('eigrp' as const, 'hsrp' as const, 'ike' as const),
  }),
  fc.record({
    kind: fc.constant('block' as const),
    device,
    protocol: fc.constantFrom('esp' as const, 'isakmp' as const, 'udp' as const, 'ip' as const),
  }),
  fc.record({ kind: fc.constant('clear-eigrp' as const), device }),
  fc.record({ kind: fc.constant('clear-eigrp' as const), device, neighbor: address }),
  fc.record({ kind: fc.constant('clear-sa' as const), device, what: fc.constant('ike' as const), peer: address }),
  fc.record({
    kind: fc.constant('clear-sa' as const),
    device,
    what: fc.constantFrom('ipsec' as const, 'ike' as const, 'all' as const),
  }),
)

describe('writing', () => {
  it('every fault is read back as it was', () => {
    fc.assert(
      fc.property(any, (fault) => {
        expect(parseFault(formatFault(fault))).toEqual(fault)
      }),
    )
  })
  it('any text is answered without a throw, by a fault or by a sentence', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseFault(text)
        expect(typeof read === 'string' ? read.length : read.device.length).toBeGreaterThan(0)
      }),
    )
  })
})
