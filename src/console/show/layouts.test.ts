/**
 * The layouts, without their values: under 12.2(11)T those of SEED, under 15.9 those of the named captures. A capture
 * that shows other features than the design has is compared in the lines both have.
 */
import { describe, expect, it } from 'vitest'
import { viewOf } from '../../sim/index'
import { reference, settle } from '../../testing/lab'
import { exec } from '../index'
import { CAPTURES, type CaptureName } from '../testing/captures'
import { columnsOf, endsOf, templateOf, templatesOf } from '../testing/layout'

const lab = settle(reference())
const view = viewOf(lab.network)

function show(device: string, line: string, release?: string): string {
  const configuration = lab.built.scene.configurations.find((item) => item.device === device)
  if (!configuration) throw new Error(`no ${device}`)
  const text = lab.built.texts.find((item) => item.device === device)?.text ?? ''
  const told = release === undefined ? configuration : { ...configuration, release }
  const neighbors = [
    {
      localInterface: 'FastEthernet0/1',
      device: 'gateway-2',
      remoteInterface: 'FastEthernet0/1',
      kind: 'router',
    } as const,
  ]
  const result = exec({ view, configuration: told, text, journal: lab.network.journal.slice(), neighbors }, line)
  if (!result.ok) throw new Error(result.output)
  return result.output
}

const show15 = (device: string, line: string) => show(device, line, '15.9')
const linesOf = (name: CaptureName) => CAPTURES[name].split('\n')
const lineWith = (lines: readonly string[], part: string | RegExp) => {
  const found = lines.find((line) => (typeof part === 'string' ? line.includes(part) : part.test(line)))
  if (found === undefined) throw new Error(`no line with ${part}`)
  return found
}

/** Every line has a template of the capture, but for those listed: what the capture's device did not have. */
function hasTemplates(text: string, name: CaptureName, besides: readonly RegExp[] = []): void {
  const known = templatesOf(CAPTURES[name])
  const strange = text
    .split('\n')
    .filter((line) => !besides.some((pattern) => pattern.test(line)))
    .filter((line) => line !== '' && !known.has(templateOf(line)))
  expect(strange, name).toEqual([])
}

describe('12.2(11)T prints as SEED does', () => {
  it('show crypto map at the remote', () => {
    expect(
      show('soho-vp', 'show crypto map')
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual([
      'Crypto Map "test" 1 ipsec-isakmp',
      "Description: plain ol' ipsec",
      'Peer = 198.51.100.1',
      'Peer = 198.51.100.2',
      'Extended IP access list 101',
      'access-list 101 permit ip 10.81.2.0 0.0.0.7 any',
      'Current peer: 198.51.100.1',
      'Security association lifetime: 4608000 kilobytes/3600 seconds',
      'PFS (Y/N): N',
      'Transform sets={',
      't1,',
      '}',
      'QOS pre-classification',
      'Interfaces using crypto map test:',
      'Ethernet0',
    ])
  })
  it('show crypto map at the head-end: the map, then a block for each remote, the first numbered 191', () => {
    const lines = show('gateway-1', 'show crypto map')
      .split('\n')
      .map((line) => line.trim())
    expect(lines.slice(0, 5)).toEqual([
      'Crypto Map: "test" idb: Loopback0 local address: 198.51.100.1',
      'Crypto Map "test" 1 ipsec-isakmp',
      'Dynamic map template tag: dmap',
      '',
      'Crypto Map "test" 191 ipsec-isakmp',
    ])
    const at = lines.indexOf('Peer = 203.0.113.10')
    expect(lines.slice(at, at + 9)).toEqual([
      'Peer = 203.0.113.10',
      'Extended IP access list',
      'access-list permit ip any 10.81.2.0 0.0.0.7',
      'dynamic (created from dynamic map dmap/10)',
      'Current peer: 203.0.113.10',
      'Security association lifetime: 4608000 kilobytes/3600 seconds',
      'PFS (Y/N): N',
      'Transform sets={ t1, }',
      'Reverse Route Injection Enabled',
    ])
  })
  it('show crypto map | include access-list names the remote subnets of gateway-2', () => {
    const lines = show('gateway-2', 'show crypto map | include access-list').split('\n')
    expect(lines.map((line) => line.trim()).sort()).toEqual([
      'access-list permit ip any 10.81.2.24 0.0.0.7',
      'access-list permit ip any 10.81.2.48 0.0.0.7',
    ])
  })
  it('show crypto isakmp sa: dst src state conn-id slot, in the columns of SEED rebuilt', () => {
    const [head = '', row = ''] = show('soho-vp', 'show crypto isakmp sa').split('\n')
    expect(head).toBe('dst             src             state           conn-id    slot')
    expect(row).toMatch(/^198\.51\.100\.1 {4}192\.168\.1\.102 {3}QM_IDLE {9}/)
    expect(endsOf(row).slice(3)).toEqual([55, 63])
    const gateway = show('gateway-1', 'show crypto isakmp sa').split('\n')
    expect(gateway).toHaveLength(5)
    expect(gateway[1]).toMatch(/^198\.51\.100\.1 {4}203\.0\.113\.\d+ +QM_IDLE/)
  })
  it('show ip route: codes, metrics and the way through 0.0.0.0', () => {
    const lines = show('gateway-1', 'show ip route').split('\n')
    expect(lines).toContain('Gateway of last resort is 10.81.0.1 to network 0.0.0.0')
    expect(lines).toContain('     10.0.0.0/29 is subnetted, 7 subnets')
    expect(lines).toContain('S       10.81.2.16 [1/0] via 0.0.0.0, FastEthernet0/0')
    expect(lines).toContain('S*   0.0.0.0/0 [1/0] via 10.81.0.1')
    expect(lineWith(lines, '10.81.2.24')).toMatch(
      /^D EX {4}10\.81\.2\.24 \[170\/2588160\] via 192\.168\.81\.4, \d\d:\d\d:\d\d, FastEthernet0\/1$/,
    )
  })
  it('show ip eigrp neighbors (ntc cisco_ios_show_ip_eigrp_neighbors.raw)', () => {
    const [title, ...heads] = linesOf('ntc__cisco_ios_show_ip_eigrp_neighbors.raw')
    const lines = show('gateway-1', 'show ip eigrp neighbors').split('\n')
    expect(templateOf(lines[0] ?? '')).toBe(templateOf(title ?? ''))
    expect(lines.slice(1, 3)).toEqual(heads.slice(0, 2))
  })
  it('show version (genie ShowVersion golden_output_ios_c2600_2)', () => {
    const [first, second] = show('gateway-1', 'show version').split('\n')
    const [real, tm] = linesOf('genie_iosxe__ShowVersion__golden_output_ios_c2600_2.txt')
    expect(first).toBe(real)
    expect(second).toMatch(/^IOS \(tm\) C2600 Software \(C2600-\w+-M\), Version 12\.2\(11\)T, /)
    expect(tm).toMatch(/^IOS \(tm\) C2600 Software \(C2600-I-M\), Version /)
  })
})

describe('15.9 prints as the captures do', () => {
  it('show ip route (genie ShowIpRoute golden_output_1 and golden_output3)', () => {
    const ours = show15('gateway-1', 'show ip route').split('\n')
    const real = linesOf('genie_ios__ShowIpRoute__golden_output_1.txt')
    const legend = real.slice(real.findIndex((line) => line.startsWith('Codes')))
    expect(ours.slice(0, 10)).toEqual(legend.slice(0, 10))
    const columns = (line: string) => [line.search(/\S/), /\d/.exec(line)?.index, line.indexOf('is ') - line.length]
    expect(columns(lineWith(ours, 'is subnetted, 1 subnets')).slice(0, 2)).toEqual(
      columns(lineWith(real, '10.4.0.0/32 is subnetted')).slice(0, 2),
    )
    expect(lineWith(ours, /^C +10\.81\.0\.0/).indexOf('10.')).toBe(lineWith(real, /^C +10\.1\.2\.0/).indexOf('10.'))
    expect(lineWith(ours, /^L +10\.81\.0\.3/).indexOf('10.')).toBe(lineWith(real, /^L +10\.1\.2\.1/).indexOf('10.'))
    const other = linesOf('genie_ios__ShowIpRoute__golden_output3.txt')
    expect(templateOf(lineWith(ours, 'S*'))).toBe(templateOf(lineWith(other, 'S*')))
    expect(lineWith(ours, 'S*').indexOf('0.0')).toBe(lineWith(other, 'S*').indexOf('0.0'))
  })
  it('show ip route A.B.C.D (genie ShowIpRouteWord golden_output_with_route)', () => {
    const ours = show15('gateway-1', 'show ip route 10.81.2.24')
    const real = CAPTURES['genie_ios__ShowIpRouteWord__golden_output_with_route.txt'].replace('internal', 'external')
    const known = new Set(real.split('\n').map((line) => templateOf(line.replace('.4, 3d', ', 3d'))))
    for (const line of ours.split('\n')) expect(known, line).toContain(templateOf(line))
  })
  it('show crypto map (genie ShowCryptoMap golden_output_2; lists with entries, and what a dynamic map made, besides)', () => {
    const besides = [
      /access-list/,
      /Dynamic map template/,
      /^\tdynamic|^\t {4}dynamic/,
      /Description/,
      /QOS|Reverse Route/,
    ]
    const name = 'genie_iosxe__ShowCryptoMap__golden_output_2.txt'
    const ours = show15('soho-vp', 'show crypto map')
    const masked = ours
      .replaceAll('t1:', 'aes256-sha1:')
      .replaceAll('esp-3des', 'esp-aes')
      .replaceAll('crypto map test', 'crypto map ikev2-cryptomap')
    hasTemplates(masked, name, besides)
    expect(show15('gateway-1', 'show crypto map')).toContain('Crypto Map IPv4 "test" 65536 ipsec-isakmp')
  })
  it('show crypto isakmp sa (genie ShowCryptoIsakmpSa golden_output_isakmp_no_ipv6)', () => {
    const ours = show15('gateway-1', 'show crypto isakmp sa').split('\n')
    const real = linesOf('genie_iosxe__ShowCryptoIsakmpSa__golden_output_isakmp_no_ipv6.txt')
    expect(ours.slice(0, 2)).toEqual(real.slice(0, 2))
    const [row = '', example = ''] = [ours[2], real[2]]
    expect([columnsOf(row).slice(0, 3), endsOf(row)[3], columnsOf(row)[4]]).toEqual([
      columnsOf(example).slice(0, 3),
      endsOf(example)[3],
      columnsOf(example)[4],
    ])
    expect(ours).toContain('IPv6 Crypto ISAKMP SA')
  })
  it('show crypto isakmp sa detail (genie ShowCryptoIsakmpSaDetail golden_output_isakmp)', () => {
    const ours = show15('gateway-1', 'show crypto isakmp sa detail').split('\n')
    const real = linesOf('genie_iosxe__ShowCryptoIsakmpSaDetail__golden_output_isakmp.txt')
    const head = lineWith(real, 'C-id')
    expect(ours).toContain(head)
    // The second row has no VRF, as ours.
    const example = lineWith(real, '29493')
    const row = lineWith(ours, 'ACTIVE')
    const at = (line: string) => ['ACTIVE', /\b(?:psk|rsig)\b/, /\d\d:\d\d:\d\d/].map((part) => line.search(part))
    expect(at(row)).toEqual(at(example))
    expect(columnsOf(row).slice(0, 3)).toEqual(columnsOf(example).slice(0, 3))
    expect(templateOf(lineWith(ours, 'Engine-id'))).toBe(templateOf(lineWith(real, 'Engine-id')))
  })
  it('show crypto session (genie ShowCryptoSession golden_output)', () => {
    const ours = show15('soho-vp', 'show crypto session')
    const name = 'genie_ios__ShowCryptoSession__golden_output.txt'
    hasTemplates(ours, name, [/IPSEC FLOW/, /Active SAs: 0/, /Session status: DOWN/, /Interface: Ethernet/])
    expect(ours).toContain('  IPSEC FLOW: permit ip 10.81.2.0/255.255.255.248 0.0.0.0/0.0.0.0 ')
    expect(() => show('soho-vp', 'show crypto session')).toThrow('12.3(4)T')
  })
  it('show crypto ipsec sa (ntc cisco_ios_show_crypto_ipsec_sa_detail.raw, without the lines of its detail)', () => {
    const name = 'ntc__cisco_ios_show_crypto_ipsec_sa_detail.raw'
    const ours = show15('gateway-1', 'show crypto ipsec sa')
      .replaceAll('tag: test', 'tag: Tunnel1-head-0')
      .replaceAll('crypto map: test', 'crypto map: Tunnel1-head-0')
      .replaceAll('esp-3des', 'esp-256-aes')
      .replaceAll('SW:', 'Onboard VPN:')
    // Tunnel mode, no NAT, and a path MTU that is not told apart from the plain one.
    hasTemplates(ours, name, [
      /in use settings/,
      /#send errors/,
      /path mtu/,
      /interface:/,
      /PERMIT/,
      /replay detection/,
    ])
  })
  it('show standby (ntc cisco_ios_show_standby.raw and cisco_ios_show_standby3.raw)', () => {
    const known = new Set([
      ...templatesOf(CAPTURES['ntc__cisco_ios_show_standby.raw']),
      ...templatesOf(CAPTURES['ntc__cisco_ios_show_standby3.raw']),
      '  Preemption enabled',
    ])
    for (const device of ['gateway-1', 'gateway-2'])
      for (const line of show15(device, 'show standby').split('\n')) expect(known, line).toContain(templateOf(line))
  })
  it('show standby brief (genie ShowStandbyBrief golden_output2)', () => {
    const ours = show15('gateway-1', 'show standby brief').split('\n')
    const real = linesOf('genie_iosxe__ShowStandbyBrief__golden_output2.txt')
    expect(ours.slice(0, 3)).toEqual(real.slice(0, 3))
    expect(columnsOf(ours[3] ?? '')).toEqual(columnsOf(real[3] ?? ''))
  })
  it('show ip eigrp neighbors (ntc cisco_ios_show_ip_eigrp_neighbors2.raw)', () => {
    const ours = show15('gateway-1', 'show ip eigrp neighbors').split('\n')
    const real = linesOf('ntc__cisco_ios_show_ip_eigrp_neighbors2.raw')
    expect(ours[0]).toBe('EIGRP-IPv4 Neighbors for AS(64)')
    expect(templateOf(real[0] ?? '')).toBe(templateOf(ours[0] ?? ''))
    expect(ours.slice(1, 3)).toEqual(real.slice(1, 3))
    const [row = '', example = ''] = [ours[3], real[3]]
    expect(columnsOf(row).slice(0, 3)).toEqual(columnsOf(example).slice(0, 3))
    expect(endsOf(row)[3]).toBe(endsOf(example)[3])
    expect([endsOf(row)[5], endsOf(row)[6], columnsOf(row)[7], columnsOf(row)[8]]).toEqual([
      endsOf(example)[5],
      endsOf(example)[6],
      columnsOf(example)[7],
      columnsOf(example)[8],
    ])
  })
  it('show ip eigrp topology (ntc cisco_ios_show_ip_eigrp_topology2.raw, indented as genie device_output_1)', () => {
    const ours = show15('gateway-1', 'show ip eigrp topology').split('\n')
    const real = linesOf('ntc__cisco_ios_show_ip_eigrp_topology2.raw')
    const indented = linesOf('genie_iosxe__ShowIpEigrpTopology__device_output_1.txt')
    expect(templateOf(ours[0] ?? '')).toBe(templateOf(real[0] ?? ''))
    expect(ours[1]).toBe(real[1])
    expect(templateOf(lineWith(ours, '10.81.2.24/29'))).toBe(templateOf(lineWith(real, '10.2.2.0/24')))
    expect(templateOf(lineWith(ours, 'via 192'))).toBe(templateOf(lineWith(indented, 'via 10.169')))
    expect(templateOf(lineWith(ours, 'Connected'))).toBe(templateOf(lineWith(indented, 'Connected')))
  })
  it('show ip interface brief (ntc cisco_ios_show_ip_interface_brief.raw)', () => {
    const ours = show15('gateway-1', 'show ip interface brief').split('\n')
    const real = linesOf('ntc__cisco_ios_show_ip_interface_brief.raw')
    expect(ours[0]).toBe(real[0])
    expect(columnsOf(ours[1] ?? '')).toEqual(
      columnsOf(lineWith(real, '1.1.1.1').replace('Ethernet0/1', 'Ethernet0/1')).map((at, index) =>
        index < 4 ? at : (columnsOf(real[1] ?? '')[index] ?? 0),
      ),
    )
  })
  it('show ip access-lists (ntc cisco_ios_show_ip_access-lists.raw)', () => {
    const ours = show15('gateway-1', 'show ip access-lists').split('\n')
    const real = linesOf('ntc__cisco_ios_show_ip_access-lists.raw')
    expect(templateOf(ours[0] ?? '')).toBe(templateOf(real[0] ?? ''))
    expect(ours[1]).toBe('    10 permit 10.81.2.0, wildcard bits 0.0.1.255')
    expect(templateOf(`${ours[1]} (20 matches)`)).toBe(templateOf(real[3] ?? ''))
    expect(`${ours[3]} log`.replace('30', '20')).toBe(real[2])
    const extended = show15('soho-vp', 'show ip access-lists').split('\n')
    expect(extended[0]).toBe('Extended IP access list 101')
    expect(extended[1]).toMatch(/^ {4}10 permit ip 10\.81\.2\.0 0\.0\.0\.7 any \(\d+ matches\)$/)
  })
  it('show route-map (ntc cisco_ios_show_route-map.raw)', () => {
    const known = new Set([...templatesOf(CAPTURES['ntc__cisco_ios_show_route-map.raw'])])
    const ours = show15('gateway-1', 'show route-map').replace('route-map RRI', 'route-map equal')
    for (const line of ours.split('\n')) expect(known, line).toContain(templateOf(line))
  })
  it('show ip arp (ntc cisco_ios_show_ip_arp.raw)', () => {
    const ours = show15('gateway-1', 'show ip arp').split('\n')
    const real = linesOf('ntc__cisco_ios_show_ip_arp.raw')
    expect(ours[0]).toBe(real[0])
    expect(columnsOf(ours[1] ?? '')).toEqual(columnsOf(real[1] ?? ''))
  })
  it('show ip cef (ntc show_ip_cef_c2900_v1.raw, and show_ip_cef_disabled.raw in 12.2 without ip cef)', () => {
    const ours = show15('gateway-1', 'show ip cef').split('\n')
    const real = linesOf('ntc__show_ip_cef_c2900_v1.raw')
    expect(ours[0]).toBe(real[0])
    expect(columnsOf(lineWith(ours, '0.0.0.0/0'))).toEqual(columnsOf(lineWith(real, '0.0.0.0/0')))
    for (const fixed of ['0.0.0.0/8', '224.0.0.0/24', '255.255.255.255/32'])
      expect(lineWith(ours, fixed)).toBe(lineWith(real, fixed))
    expect(show('gateway-1', 'show ip cef')).toBe(CAPTURES['ntc__show_ip_cef_disabled.raw'])
  })
  it('show cdp neighbors (ntc cisco_ios_show_cdp_neighbors.raw)', () => {
    const ours = show15('gateway-1', 'show cdp neighbors').split('\n')
    const real = linesOf('ntc__cisco_ios_show_cdp_neighbors.raw')
    expect(ours.slice(0, 4)).toEqual(real.slice(0, 4))
    expect(columnsOf(ours[4] ?? '')).toEqual(columnsOf(lineWith(real, 'TS-1')))
  })
  it('show version (ntc cisco_ios_show_version3.raw; what is not simulated is left out)', () => {
    const ours = show15('gateway-1', 'show version').split('\n')
    const real = linesOf('ntc__cisco_ios_show_version3.raw')
    expect(ours[0]).toBe((real[0] ?? '').replace('15.8(3)M2', '15.9').replace(' (fc2)', ''))
    expect(ours[1]).toBe(real[1])
    for (const part of ['System returned to ROM by', 'System image file is'])
      expect(lineWith(ours, part).split(part)[0]).toBe(lineWith(real, part).split(part)[0])
    expect(lineWith(ours, 'uptime is')).toMatch(/^gateway-1 uptime is \d+ minutes?$/)
  })
  it('show version names the box that the inspector names', () => {
    expect(lineWith(show('gateway-1', 'show version').split('\n'), 'processor')).toBe('cisco 2651XM processor')
    expect(lineWith(show('soho-24', 'show version').split('\n'), 'Software (')).toContain('C806 Software')
    expect(show('firewall', 'show version')).toContain('Hardware:   ASA 5520')
  })
})
