/**
 * Displays of 15.9 beside those of layouts.test.ts, and what a terminal remembers: held against the words and columns of
 * the captures named (ntc-templates and genieparser, as in testing/captures.ts), which are not repeated here.
 */
import { describe, expect, it } from 'vitest'
import { buildScene } from '../../engine/build'
import { atSeconds, createNetwork, runUntil, viewOf } from '../../sim/index'
import { play, reference, release, settle } from '../../testing/lab'
import { consoleLog, exec, FRESH_TERMINAL, type Terminal } from '../index'

const lab = settle(reference())
const view = viewOf(lab.network)

function contextAt(device: string) {
  const configuration = lab.built.scene.configurations.find((item) => item.device === device)
  if (!configuration) throw new Error(`no ${device}`)
  const text = lab.built.texts.find((item) => item.device === device)?.text ?? ''
  const told = configuration.kind === 'router' ? { ...configuration, release: '15.9' } : configuration
  return { view, configuration: told, text, journal: [...lab.network.journal] }
}

function show(device: string, line: string): readonly string[] {
  const result = exec(contextAt(device), line)
  if (!result.ok) throw new Error(result.output)
  return result.output.split('\n')
}

describe('a router of 15.9', () => {
  it('show arp has the columns of 12.2, sorted by address (ntc cisco_ios_show_arp.raw)', () => {
    const [head, ...rows] = show('gateway-1', 'show arp')
    expect(head).toBe('Protocol  Address          Age (min)  Hardware Addr   Type   Interface')
    expect(rows).toContain('Internet  10.81.0.5                -  0000.0c07.ac01  ARPA   FastEthernet0/0')
    expect(rows.map((row) => row.indexOf('ARPA'))).toEqual(rows.map(() => head?.indexOf('Type')))
  })
  it('show interfaces counts, and prints rates, resets and the unit of the bandwidth (ntc cisco_ios_show_interfaces.raw)', () => {
    const text = show('gateway-1', 'show interfaces fa0/0').join('\n')
    expect(text).toContain('BW 100000 Kbit/sec, DLY 100 usec')
    expect(text).toMatch(/ {2}5 minute input rate \d+ bits\/sec, \d+ packets\/sec\n {2}5 minute output rate/)
    expect(text).toMatch(/ {5}\d+ packets input, \d+ bytes, 0 no buffer\n {5}Received [1-9]\d* broadcasts \(0 IP/)
    expect(text).toContain('0 collisions, 0 interface resets\n     0 unknown protocol drops\n     0 babbles')
  })
  it('show ip protocols names the process EIGRP-IPv4, with its topology', () => {
    const lines = show('gateway-1', 'show ip protocols')
    expect(lines[0]).toBe('*** IP Routing is NSF aware ***')
    expect(lines.slice(7, 13).map((line) => line.trim())).toEqual([
      'Redistributing: static',
      'EIGRP-IPv4 Protocol for AS(64)',
      'Metric weight K1=1, K2=0, K3=1, K4=0, K5=0',
      'NSF-aware route hold timer is 240',
      'Router-ID: 198.51.100.1',
      'Topology : 0 (base)',
    ])
  })
  it('logs EIGRP-IPv4, where 12.2 logs IP-EIGRP', () => {
    const later = createNetwork(buildScene(release('15.9')).scene)
    runUntil(later, atSeconds(40))
    const first = ({ journal }: typeof later) =>
      [...journal].flatMap(({ syslog }) => (syslog?.mnemonic === 'NBRCHANGE' ? [syslog.text] : []))[0]
    expect(first(later)).toMatch(/^EIGRP-IPv4 64: Neighbor 192\.168\.81\.\d \(FastEthernet0\/1\) is up: new adjacency$/)
    expect(first(lab.network)).toMatch(/^IP-EIGRP 64: Neighbor /)
  })
  it('show ip cef receives what it answers for, the virtual address too', () => {
    expect(show('gateway-1', 'show ip cef')).toContain('10.81.0.5/32         receive              FastEthernet0/0')
    expect(show('gateway-2', 'show ip cef').join()).not.toContain('10.81.0.5/32         receive')
  })
  it('show running-config interface, show ip interface and show cdp neighbors detail', () => {
    expect(show('gateway-1', 'show run int fa0/0').slice(3, 7)).toEqual([
      '!',
      'interface FastEthernet0/0',
      ' description Private',
      ' ip address 10.81.0.3 255.255.255.248',
    ])
    const text = show('gateway-1', 'show ip interface fa0/0').join('\n')
    expect(text).toContain('  Multicast reserved groups joined: 224.0.0.2\n  Outgoing access list is not set')
    expect(text).toContain('  ICMP redirects are never sent')
    expect(show('gateway-1', 'show cdp neighbors detail').join('\n')).toContain('Total cdp entries displayed : 0')
  })
  it('show crypto session detail and show crypto ipsec sa peer are of one peer only', () => {
    const detail = show('gateway-1', 'show crypto session remote 203.0.113.10 detail').join('\n')
    expect(detail).toMatch(/Uptime: \d\d:\d\d:\d\d\nSession status: UP-ACTIVE/)
    expect(detail).toMatch(/Capabilities:D connid:\d{4} lifetime:\d\d:\d\d:\d\d\n {2}IPSEC FLOW/)
    expect(detail).toMatch(/Active SAs: 2, origin: dynamic crypto map\n {8}Inbound: {2}#pkts dec'ed \d+ drop 0 life/)
    const peers = show('gateway-1', 'show crypto ipsec sa peer 203.0.113.10').filter((line) =>
      line.includes('current_peer'),
    )
    expect(peers).toEqual(['   current_peer 203.0.113.10 port 500'])
    expect(show('gateway-1', 'show crypto ipsec sa detail').join()).toContain('##pkts replay failed (rcv): 0')
  })
})

describe('the firewall', () => {
  it('show conn has flags, bytes and ESP, the less secure end first', () => {
    const [head, ...rows] = show('firewall', 'show conn')
    expect(head).toMatch(/^\d+ in use, \d+ most used$/)
    expect(rows.join('\n')).toMatch(
      /^UDP outside 203\.0\.113\.10:500 vpndmz 198\.51\.100\.1:500, idle 0:00:\d\d, bytes [1-9]\d*, flags -$/m,
    )
    expect(rows.join('\n')).toMatch(
      /^TCP vpndmz 10\.81\.2\.2:\d+ inside 10\.1\.0\.10:2000, idle [\d:]+, bytes \d+, flags UIOB$/m,
    )
    expect(rows.join('\n')).toMatch(/^ESP outside 203\.0\.113\.10 vpndmz 198\.51\.100\.1, idle /m)
  })
  it('show arp, show interface and show clock are its own', () => {
    expect(show('firewall', 'show arp')).toContainEqual(
      expect.stringMatching(/^ {8}vpndmz 10\.81\.0\.3 0200\.\S+ \d+$/),
    )
    expect(show('firewall', 'show interface outside')[0]).toBe(
      'Interface GigabitEthernet0/0 "outside", is up, line protocol is up',
    )
    expect(show('firewall', 'show clock')[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} UTC \w{3} Mar 1 /)
    expect(show('firewall', 'show logging')[0]).toBe('Syslog logging: enabled')
  })
  it('packet-tracer asks for a packet at a port, and refuses what is no interface', () => {
    const asked = exec(contextAt('firewall'), 'packet-tracer input outside udp 203.0.113.10 500 198.51.100.1 isakmp')
    expect(asked.effects).toMatchObject([
      {
        kind: 'packet-tracer',
        request: { interface: 'GigabitEthernet0/0', packet: { payload: { destinationPort: 500 } } },
      },
    ])
    expect(exec(contextAt('firewall'), 'packet-tracer input dmz icmp 10.1.1.1 8 0 10.1.1.2').ok).toBe(false)
  })
})

describe('debug', () => {
  const type = (line: string, terminal: Terminal = FRESH_TERMINAL) => exec(contextAt('gateway-1'), line, terminal)
  const on = type('debug standby').terminal
  it('is remembered by the terminal, shown, and turned off', () => {
    expect(type('show debugging', on).output).toBe('HSRP debugging is on')
    expect(type('undebug all', on).terminal.debugs).toEqual([])
    expect(type('no debug standby', on).output).toBe('HSRP debugging is off')
    expect(type('terminal monitor', on).output).toBe('% Console already monitors')
    expect(exec(contextAt('gateway-1'), 'debug standby', { ...FRESH_TERMINAL, mode: 'user' }).ok).toBe(false)
  })
  it('prints what the journal holds of its protocol, beside the log', () => {
    const entries = [...lab.network.journal]
    const without = consoleLog(contextAt('gateway-1'), entries)
    const lines = consoleLog(contextAt('gateway-1'), entries, on).filter((line) => !without.includes(line))
    const changes = entries.filter((entry) => entry.device === 'gateway-1' && entry.protocol === 'hsrp')
    expect(lines).toHaveLength(changes.length)
    expect(lines[0]).toMatch(/^\*Mar {2}1 00:00:\d\d\.\d{3}: HSRP: Fa0\/0 Grp 1 Init -> Listen$/)
    expect(
      without.some((line) => line.endsWith('%HSRP-5-STATECHANGE: FastEthernet0/0 Grp 1 state Standby -> Active')),
    ).toBe(true)
  })
  it('tells of a link that is shut by hand after two seconds, and of its line protocol a second later', () => {
    const { network } = play(lab, [[1, 'fault', 'shut:gateway-1/FastEthernet0/1']], 10)
    const journal = [...network.journal]
    const lines = consoleLog({ ...contextAt('gateway-1'), view: viewOf(network), journal }, journal)
    const at = (words: RegExp) => lines.findIndex((line) => words.test(line))
    const link = at(/%LINK-5-CHANGED: Interface FastEthernet0\/1, changed state to administratively down$/)
    expect(at(/%DUAL-5-NBRCHANGE: .*is down: interface down$/)).toBeLessThan(link)
    const seconds = (line = '') => Number(/:(\d\d\.\d{3}): %/.exec(line)?.[1])
    const protocol = lines.findIndex(
      (line, place) => place > link && line.includes('FastEthernet0/1, changed state to down'),
    )
    expect(lines[protocol]).toContain('%LINEPROTO-5-UPDOWN: Line protocol on Interface')
    expect((seconds(lines[protocol]) - seconds(lines[link]) + 60) % 60).toBeCloseTo(1, 2)
  })
  it('has the words of 12.2 there', () => {
    const context = contextAt('gateway-1')
    const older = { ...context, configuration: { ...context.configuration, release: '12.2(11)T' } }
    const lines = consoleLog(older, [...lab.network.journal], on)
    expect(lines.some((line) => line.endsWith('SB1: Fa0/0 Init -> Listen'))).toBe(true)
    const logged = '%STANDBY-6-STATECHANGE: FastEthernet0/0 Group 1 state Standby -> Active'
    expect(lines.some((line) => line.endsWith(logged))).toBe(true)
  })
  it('follows the phases of ISAKMP at the end that begins and at the one that answers', () => {
    const watching = (device: string) =>
      consoleLog({ ...contextAt(device) }, [...lab.network.journal], type('debug crypto isakmp').terminal).join('\n')
    expect(watching('soho-24')).toMatch(
      /beginning Main Mode exchange[\s\S]*Old State = IKE_I_MM1 {2}New State = IKE_I_MM2/,
    )
    expect(watching('gateway-2')).toMatch(/Old State = IKE_R_MM5 {2}New State = IKE_P1_COMPLETE/)
  })
})
