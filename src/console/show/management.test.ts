/**
 * What a router was told of its clock, its messages, the names that it knows and its neighbours, as its terminal shows it
 * (IOS configuration fundamentals, network management and IP addressing services command references).
 */
import { describe, expect, it } from 'vitest'
import { convertIos } from '../../convert/index'
import { parseIos } from '../../ios/index'
import { DAY_MICROS, daysOf, lookUp, nameTable, tableEntries } from '../../net/index'
import { viewOf } from '../../sim/index'
import { reference, settle } from '../../testing/lab'
import { consoleLog, exec, FRESH_TERMINAL, type Terminal } from '../index'
import type { CdpNeighbor, ConsoleContext } from '../types'

const lab = settle(reference())
const view = viewOf(lab.network)
const R = 'gateway-1'

interface Told {
  readonly release?: string
  /** What its clock was set to show now. */
  readonly wall?: number
  readonly neighbors?: readonly CdpNeighbor[]
}

/** gateway-1 with lines more, as they stand in its text. */
function contextWith(lines: readonly string[], { release = '12.2(11)T', wall, neighbors }: Told = {}): ConsoleContext {
  const text = `${lab.built.texts.find((item) => item.device === R)?.text ?? ''}\n${lines.join('\n')}\n`
  const { configuration } = convertIos(R, parseIos(text).config, { release })
  const tables = lookUp(view.devices, R)
  if (!tables) throw new Error('no tables')
  const set = wall === undefined ? tables : { ...tables, clock: wall - tables.now }
  const devices = nameTable(tableEntries(view.devices).map(([name, own]) => [name, name === R ? set : own]))
  return {
    view: { ...view, devices },
    configuration,
    text,
    journal: [...lab.network.journal],
    ...(neighbors ? { neighbors } : {}),
  }
}

function show(line: string, lines: readonly string[], told: Told = {}): readonly string[] {
  return exec(contextWith(lines, told), line).output.split('\n')
}

const at = (year: number, month: number, day: number, hour: number) =>
  daysOf({ year, month, day }) * DAY_MICROS + hour * 3600e6

const CET = ['clock timezone CET 1', 'clock summer-time CEST recurring last Sun Mar 2:00 last Sun Oct 3:00']

describe('the clock', () => {
  it('begins in UTC, and shows the zone', () => {
    expect(show('show clock', [])[0]).toMatch(/^\*00:\d\d:\d\d\.\d{3} UTC Mon Mar 1 1993$/)
    expect(show('show clock', ['clock timezone CET 1'])[0]).toMatch(/^\*01:\d\d:\d\d\.\d{3} CET Mon Mar 1 1993$/)
    expect(show('show clock', ['clock timezone NST -3 30'])[0]).toMatch(/^\*20:3\d:\d\d\.\d{3} NST Sun Feb 28 1993$/)
  })
  it.each([
    ['before the last Sunday of March, 2:00', at(2026, 3, 29, 1), 'CET'],
    ['from then on', at(2026, 3, 29, 3), 'CEST'],
    ['until the last Sunday of October, 3:00', at(2026, 10, 25, 2), 'CEST'],
    ['and not after it', at(2026, 10, 25, 4), 'CET'],
  ])('is put forward by summer-time: %s', (_, wall, zone) => {
    expect(show('show clock', CET, { wall })[0]).toMatch(new RegExp(`^\\d\\d:00:00\\.000 ${zone} Sun `))
  })
  it('begins in standard time and ends in summer time, and no hour is shown that is not', () => {
    // Nobody has set it: midnight of March the first, 1993, UTC.
    const begins = (line: string) => show('show clock', ['clock timezone CET 1', line])[0] ?? ''
    expect(begins('clock summer-time CEST date 1 Mar 1993 1:00 31 Oct 1993 3:00')).toMatch(
      /^\*02:\d\d:\d\d\.\d{3} CEST /,
    )
    expect(begins('clock summer-time CEST date 1 Mar 1993 2:00 31 Oct 1993 3:00')).toMatch(
      /^\*01:\d\d:\d\d\.\d{3} CET /,
    )
    expect(begins('clock summer-time CEST date 1 Mar 1992 2:00 1 Mar 1993 2:00')).toMatch(/^\*01:\d\d:\d\d\.\d{3} CET /)
    expect(begins('clock summer-time CEST date 1 Mar 1992 2:00 1 Mar 1993 3:00')).toMatch(
      /^\*02:\d\d:\d\d\.\d{3} CEST /,
    )
  })
  it('knows summers south of the equator, those of one year, and the usual ones of its release', () => {
    const south = ['clock summer-time AEDT recurring 1 Sun Oct 2:00 1 Sun Apr 3:00']
    expect(show('show clock', south, { wall: at(2026, 1, 15, 12) })[0]).toContain('AEDT')
    expect(show('show clock', south, { wall: at(2026, 6, 15, 12) })[0]).toContain('UTC')
    const once = ['clock summer-time BST date 6 Apr 2003 2:00 26 Oct 2003 2:00']
    expect(show('show clock', once, { wall: at(2003, 6, 1, 0) })[0]).toContain('BST')
    expect(show('show clock', once, { wall: at(2004, 6, 1, 0) })[0]).toContain('UTC')
    const usual = ['clock timezone EST -5', 'clock summer-time EDT recurring']
    const march = { wall: at(2026, 3, 20, 12) }
    expect(show('show clock', usual, march)[0]).toContain('EST')
    expect(show('show clock', usual, { ...march, release: '15.9' })[0]).toContain('EDT')
  })
})

describe('what stands before a message', () => {
  const first = (lines: readonly string[], told: Told = {}) =>
    show('show logging', lines, told).find((line) => line.includes('%'))
  it('is what service timestamps log says', () => {
    expect(first([])).toMatch(/^00:\d\d:\d\d: %/)
    expect(first(['service timestamps log datetime'])).toMatch(/^\*Mar {2}1 00:\d\d:\d\d: %/)
    expect(first(['service timestamps log datetime msec year'])).toMatch(/^\*Mar {2}1 1993 00:\d\d:\d\d\.\d{3}: %/)
    expect(first(['no service timestamps log'])).toMatch(/^%/)
    expect(first(['service timestamps log uptime'], { release: '15.9' })).toMatch(/^00:\d\d:\d\d: %/)
  })
  it('is UTC, whatever the zone, unless the line says localtime', () => {
    const told = { wall: at(2026, 7, 1, 12) }
    const stamps = 'service timestamps log datetime'
    expect(first([...CET, stamps], told)).toMatch(/^Jul {2}1 (?:09:5|10:0)\d:\d\d: %/)
    expect(first([...CET, `${stamps} localtime show-timezone`], told)).toMatch(/^Jul {2}1 1[12]:\d\d:\d\d CEST: %/)
    expect(first([...CET, `${stamps} show-timezone`], told)).toMatch(/^Jul {2}1 (?:09|10):\d\d:\d\d UTC: %/)
  })
  it('is told for debug by a line of its own', () => {
    const context = contextWith(['service timestamps log uptime', 'no service timestamps debug'])
    const terminal: Terminal = { ...FRESH_TERMINAL, debugs: ['ip routing'] }
    const printed = consoleLog(context, lab.network.journal.slice(), terminal)
    expect(printed.some((line) => /^RT: /.test(line))).toBe(true)
    expect(printed.some((line) => /^\d\d:\d\d:\d\d: %/.test(line))).toBe(true)
  })
})

describe('what becomes of a message', () => {
  const levels = (lines: readonly string[]) =>
    new Set(lines.flatMap((line) => /%[A-Z]+-(\d)-[A-Z]+:/.exec(line)?.[1] ?? []))
  it('the buffer keeps what is grave enough, and has room for so much', () => {
    const all = show('show logging', [])
    expect([...levels(all)].sort()).toEqual(['5', '6'])
    const few = show('show logging', ['logging buffered 8192 notifications'])
    expect(levels(few)).toEqual(new Set(['5']))
    expect(few).toContain('Log Buffer (8192 bytes):')
    expect(few.join('\n')).toMatch(/Buffer logging: level notifications, \d+ messages? logged/)
    const none = show('show logging', ['no logging buffered'])
    expect(none.join('\n')).toContain('Buffer logging: disabled')
    expect(levels(none)).toEqual(new Set())
  })
  it('the console shows what is grave enough, and nothing with no logging console', () => {
    const printed = (lines: readonly string[]) => consoleLog(contextWith(lines), lab.network.journal.slice())
    expect(levels(printed([])).size).toBe(2)
    expect(levels(printed(['logging console notifications']))).toEqual(new Set(['5']))
    expect(printed(['no logging console'])).toEqual([])
    expect(exec(contextWith(['no logging console']), 'debug standby').output).toContain('logging console keeps it')
    expect(exec(contextWith([]), 'debug standby').output).not.toContain('logging console')
  })
  it('hosts are sent what is grave enough', () => {
    const lines = show('show logging', ['logging trap notifications', 'logging 10.1.1.50', 'logging host 10.1.1.51'])
    const [, sent] = /Trap logging: level notifications, (\d+) message lines logged/.exec(lines.join('\n')) ?? []
    expect(Number(sent)).toBeGreaterThan(0)
    expect(lines).toContain(`        Logging to 10.1.1.50, ${sent} message lines logged`)
    expect(lines).toContain(`        Logging to 10.1.1.51, ${sent} message lines logged`)
    const later = show(
      'show logging',
      ['logging source-interface Loopback0', 'logging host 10.1.1.9 transport udp port 5514'],
      { release: '15.9' },
    )
    expect(later).toContain('        Logging to 10.1.1.9  (udp port 5514, audit disabled,')
    expect(later).toContain('        Loopback0')
    const tcp = (line: string) =>
      show('show logging', [line], { release: '15.9' }).find((item) => item.includes('Logging to'))
    expect(tcp('logging host 10.1.1.9 transport tcp port 1514 vrf Mgmt')).toContain('(tcp port 1514,')
    expect(tcp('logging host 10.1.1.9 transport tcp')).toContain('(tcp port 601,')
    expect(tcp('logging host 10.1.1.9 discriminator FEW')).toBeUndefined()
  })
  it('no logging on leaves the console alone', () => {
    const lines = show('show logging', ['no logging on', 'logging 10.1.1.50'])
    expect(lines[0]).toMatch(/^Syslog logging: disabled/)
    expect(lines.join('\n')).not.toContain('Logging to')
    expect(levels(lines)).toEqual(new Set())
    expect(consoleLog(contextWith(['no logging on']), lab.network.journal.slice()).length).toBeGreaterThan(0)
  })
})

describe('a name', () => {
  const ping = (name: string, lines: readonly string[]) => exec(contextWith(lines), `ping ${name}`)
  it('of ip host is an address, by itself or within the domain', () => {
    const lines = ['ip host core 10.81.0.4', 'ip host fw.corp.example 10.81.0.1', 'ip domain name corp.example']
    expect(ping('core repeat 2', lines).effects).toMatchObject([{ kind: 'ping', request: { repeat: 2 } }])
    expect(ping('FW', lines).effects).toHaveLength(1)
    expect(ping('fw', lines.slice(0, 2)).ok).toBe(false)
    expect(exec(contextWith(lines), 'traceroute core').effects).toMatchObject([{ kind: 'traceroute' }])
  })
  it('that is in no line is asked of the name servers, or of nobody', () => {
    const end = '\n% Unrecognized host or address, or protocol not running.'
    expect(ping('x', []).output).toBe(`Translating "x"...domain server (255.255.255.255)${end}`)
    expect(ping('x', ['ip name-server 10.1.1.1', 'ip name-server 10.1.1.2']).output).toBe(
      `Translating "x"...domain server (10.1.1.1) (10.1.1.2)${end}`,
    )
    expect(ping('x', ['no ip domain lookup']).output).toBe(`Translating "x"${end}`)
    expect(ping('x', ['no ip domain-lookup']).output).toBe(`Translating "x"${end}`)
  })
  it('is listed by show hosts', () => {
    const lines = show('show hosts', ['ip host core 10.81.0.4', 'no ip domain lookup', 'ip domain-name corp.example'])
    expect(lines.slice(0, 3)).toEqual([
      'Default domain is corp.example',
      'Name/address lookup uses static mappings',
      'Name servers are 255.255.255.255',
    ])
    expect(lines.at(-1)).toMatch(/^core +None {2}\(perm, OK\) {2}0 {3}IP {4}10\.81\.0\.4$/)
    const several = show('show hosts', ['ip host core 10.81.0.4 10.81.0.5', 'ip name-server 10.1.1.1 10.1.1.2'])
    expect(several).toContain('Name servers are 10.1.1.1, 10.1.1.2')
    expect(several.filter((line) => line.startsWith('core '))).toHaveLength(2)
    // Those of a VRF are none of the global table's.
    const mgmt = show('show hosts', ['ip host vrf Mgmt core 10.9.0.1', 'ip name-server vrf Mgmt 10.9.0.53'])
    expect([mgmt[2], mgmt.at(-1)?.includes('core')]).toEqual(['Name servers are 255.255.255.255', false])
  })
})

describe('neighbours by CDP', () => {
  const far = { device: 'switch', remoteInterface: 'port1', kind: 'switch', localInterface: 'FastEthernet0/0' } as const
  const seen = (lines: readonly string[], silent = false) =>
    show('show cdp neighbors', lines, { neighbors: [{ ...far, ...(silent ? { silent: true } : {}) }] }).join('\n')
  it('are seen where both ends speak', () => {
    expect(seen([])).toContain('switch')
    expect(seen([], true)).not.toContain('switch ')
    expect(seen(['interface FastEthernet0/0', ' no cdp enable'])).not.toContain('switch ')
    expect(seen(['interface FastEthernet0/1', ' no cdp enable'])).toContain('switch ')
    expect(seen(['no cdp run'])).toBe('% CDP is not enabled')
  })
})

it('show ip cef says whether it runs', () => {
  expect(show('show ip cef', ['no ip cef'], { release: '15.9' })).toEqual(['%IPv4 CEF not running'])
  expect(show('show ip cef', ['ip cef'])[0]).toMatch(/^Prefix/)
  expect(show('show ip cef', [])).toEqual(['%IPv4 CEF not running'])
})

it('show interfaces has the description', () => {
  const lines = show('show interfaces fa0/1', ['interface FastEthernet0/1', ' description to the other gateway'])
  expect(lines).toContain('  Description: to the other gateway')
})
