/**
 * EIGRP's displays, held against public ones: entries of the topology, detail of interfaces (genie ShowIpEigrpInterfacesDetail
 * golden_output1, ntc cisco_ios_show_ip_eigrp_interfaces_detail.raw) and traffic (published displays of 12.4 and 15.x).
 */
import { describe, expect, it } from 'vitest'
import { viewOf } from '../../sim/index'
import { type Lab, play, reference, settle, settleWith } from '../../testing/lab'
import { exec } from '../exec'
import { columnsOf } from '../testing/layout'

const OLD = '12.4(15)T'
const LATER = '15.9'
const design = reference()
const settled = settle(design)
const later = settle({
  ...design,
  devices: design.devices.map((item) => (item.kind === 'head-end' ? { ...item, release: LATER } : item)),
})

function shown({ built, network }: Lab, device: string, command: string, release?: string): readonly string[] {
  const configuration = built.scene.configurations.find((item) => item.device === device)
  if (!configuration) throw new Error(`no ${device}`)
  const told = release === undefined ? configuration : { ...configuration, release }
  return exec({ view: viewOf(network), configuration: told, text: '' }, command).output.split('\n')
}

describe('an entry of the topology', () => {
  const of = (text: string) => shown(settled, 'gateway-2', `show ip eigrp topology ${text}`, OLD)
  it('of 12.x has the parts of the metric and, of an external route, where it is from', () => {
    const lines = of('10.81.2.16 255.255.255.248')
    expect(lines.slice(0, 3)).toEqual([
      'IP-EIGRP (AS 64): Topology entry for 10.81.2.16/29',
      expect.stringMatching(/^ {2}State is Passive, Query origin flag is 1, 1 Successor\(s\), FD is \d+$/),
      '  Routing Descriptor Blocks:',
    ])
    const at = lines.indexOf('  192.168.81.3 (FastEthernet0/1), from 192.168.81.3, Send flag is 0x0')
    expect(lines.slice(at + 1)).toEqual([
      expect.stringMatching(/^ {6}Composite metric is \(\d+\/\d+\), Route is External$/),
      '      Vector metric:',
      expect.stringMatching(/^ {8}Minimum bandwidth is \d+ Kbit$/),
      expect.stringMatching(/^ {8}Total delay is \d+ microseconds$/),
      '        Reliability is 255/255',
      '        Load is 1/255',
      '        Minimum MTU is 1500',
      '        Hop count is 1',
      '      External data:',
      '        Originating router is 198.51.100.1',
      '        AS number of route is 0',
      '        External protocol is Static, external metric is 0',
      expect.stringMatching(/^ {8}Administrator tag is \d+ \(0x[0-9A-F]{8}\)$/),
    ])
  })
  it('of this very router says so, and a connected network is from nobody', () => {
    const own = shown(settled, 'gateway-1', 'show ip eigrp topology 10.81.2.16/29', OLD)
    expect(own).toContain('  0.0.0.0, from Rstatic, Send flag is 0x0')
    expect(own).toContain('        Originating router is 198.51.100.1 (this system)')
    expect(of('192.168.81.0')).toContain('  0.0.0.0 (FastEthernet0/1), from Connected, Send flag is 0x0')
  })
  it('of 15.x names the process and who told it first; it can be asked for by length', () => {
    const lines = shown(later, 'gateway-2', 'show ip eigrp topology 10.81.2.16/29')
    expect(lines[0]).toBe('EIGRP-IPv4 Topology Entry for AS(64)/ID(198.51.100.2) for 10.81.2.16/29')
    expect(lines[2]).toBe('  Descriptor Blocks:')
    expect(lines).toContain('        Originating router is 198.51.100.1')
    const own = shown(later, 'gateway-2', 'show ip eigrp topology 192.168.81.0/24')
    expect(own).toContain('        Originating router is 198.51.100.2')
    expect(own.join('\n')).toMatch(/Composite metric is \(\d+\/0\), route is Internal/)
  })
  it('that is not there is refused in the words of the release', () => {
    expect(of('10.99.0.0 255.255.0.0')).toEqual(['% IP-EIGRP (AS 64): Route not in topology table'])
    expect(shown(later, 'gateway-1', 'show ip eigrp topology 10.99.0.1')).toEqual([
      expect.stringMatching(/^EIGRP-IPv4 Topology Entry for AS\(64\)\/ID\(/),
      '%Entry 10.99.0.1/32 not in topology table',
    ])
  })
  it('counts a wide metric in picoseconds, and what the routing table has of it', () => {
    const named = (text: string) =>
      text.replace(
        /^router eigrp 64\n(?: .*\n)+/m,
        'router eigrp X\n address-family ipv4 unicast autonomous-system 64\n  topology base\n  exit-af-topology\n  network 192.168.81.0\n exit-address-family\n',
      )
    const lines = shown(
      settleWith({ 'gateway-1': named }, later.design),
      'gateway-1',
      'show ip eigrp topology 192.168.81.0/24',
      LATER,
    )
    expect(lines.join('\n')).toMatch(/FD is \d+, RIB is \d+|FD is \d+$/m)
    expect(lines.join('\n')).toMatch(/Total delay is \d+0000000 picoseconds/)
  })
})

describe('parts of the topology', () => {
  it('all-links has every way, also one that is not feasible', () => {
    const ways = (words: string) =>
      shown(settled, 'gateway-1', `show ip eigrp topology${words}`).filter((line) => / via /.test(line))
    const all = ways(' all-links')
    expect(all.length).toBeGreaterThanOrEqual(ways('').length)
    expect(all).toEqual(expect.arrayContaining([...ways('')]))
  })
  it('active and zero-successors list no passive destination that is used', () => {
    for (const words of ['active', 'zero-successors'])
      expect(
        shown(settled, 'gateway-1', `show ip eigrp topology ${words}`).filter((line) => /^[PA] /.test(line)),
      ).toEqual([])
  })
})

describe('interfaces', () => {
  it('stand in the columns of 12.4 and of 15.x', () => {
    const old = shown(settled, 'gateway-1', 'show ip eigrp interfaces', OLD)
    expect(old.slice(0, 2)).toEqual(['IP-EIGRP interfaces for process 64', ''])
    const row12 = 'Se1/0              0        0/0         0       0/1            0           0'
    expect(old[4]).toMatch(/^Fa0\/1/)
    expect(columnsOf(old[4] ?? '').slice(1, 3)).toEqual(columnsOf(row12).slice(1, 3))
    expect(old[4]).toHaveLength(row12.length)
    const row15 = 'Gi0/2                    0        0/0       0/0           0       0/0            0           0'
    const lines = shown(later, 'gateway-1', 'show ip eigrp interfaces')
    expect(lines[3]).toHaveLength(row15.length)
    expect(columnsOf(lines[3] ?? '').slice(1, 4)).toEqual(columnsOf(row15).slice(1, 4))
  })
  it('in detail say what was sent, and how packets are authenticated', () => {
    const keyed = (text: string) =>
      `key chain XO\n key 1\n  key-string a\n${text.replace(
        'interface FastEthernet0/1',
        'interface FastEthernet0/1\n ip authentication mode eigrp 64 md5\n ip authentication key-chain eigrp 64 XO',
      )}`
    const of = settleWith({ 'gateway-1': keyed, 'gateway-2': keyed })
    const lines = shown(of, 'gateway-1', 'show ip eigrp interfaces detail FastEthernet0/1', LATER)
    const sent = Number(/Hello's sent: (\d+)/.exec(lines.join('\n'))?.[1])
    expect(sent).toBeGreaterThan(5)
    expect(lines).toContain('  Hello-interval is 5, Hold-time is 15')
    expect(lines).toContain('  Split-horizon is enabled')
    expect(lines).toContain('  Authentication mode is md5,  key-chain is "XO"')
    expect(lines.find((line) => line.includes('ucasts'))).toMatch(
      /^ {2}Un\/reliable mcasts: 0\/\d+ {2}Un\/reliable ucasts: [1-9]\d*\/[1-9]\d*$/,
    )
    expect(lines).toContain('  Retransmissions sent: 0  Out-of-sequence rcvd: 0')
    expect(shown(of, 'gateway-1', 'show ip eigrp interfaces detail', OLD)).toContain('  Hello interval is 5 sec')
  })
})

describe('traffic', () => {
  const counts = (of: Lab, device: string, kind: string) =>
    /: (\d+)\/(\d+)$/
      .exec(shown(of, device, 'show ip eigrp traffic').find((line) => line.startsWith(`  ${kind} `)) ?? '')
      ?.slice(1)
      .map(Number) ?? []
  it('is headed by the words of the release', () => {
    expect(shown(settled, 'gateway-1', 'show ip eigrp traffic', OLD)[0]).toBe('IP-EIGRP Traffic Statistics for AS 64')
    expect(shown(later, 'gateway-1', 'show ip eigrp traffic')[0]).toBe('EIGRP-IPv4 Traffic Statistics for AS(64)')
  })
  it('of one end is that of the other, the ways round', () => {
    for (const kind of ['Updates', 'Queries', 'Replies', 'Acks']) {
      const [sent, heard] = counts(settled, 'gateway-1', kind)
      expect([heard, sent], kind).toEqual(counts(settled, 'gateway-2', kind))
    }
    expect(counts(settled, 'gateway-1', 'Updates')[0]).toBeGreaterThan(0)
  })
  it('goes on with the hellos, and questions are counted', () => {
    const after = play(settled, [[1, 'fault', 'shut:gateway-1/FastEthernet0/0']], 61)
    const grown = (kind: string) =>
      (counts(after, 'gateway-1', kind)[0] ?? 0) - (counts(settled, 'gateway-1', kind)[0] ?? 0)
    expect(grown('Hellos')).toBeGreaterThanOrEqual(12)
    expect(grown('Queries') + grown('Updates')).toBeGreaterThan(0)
  })
})
