/**
 * How much an unread line may make unknown, drawn at random: what goes by a device without it is as before, at the device a
 * way is as before or hangs on that very line, and lines that change no path change nothing.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import '../testing/property-seed'
import { servedBy, serviceOf } from '../analysis/index'
import { type Lab, settleWith, type TextChange } from '../testing/lab'

const SITES = ['soho-16', 'soho-24'] as const
const WAN = 'interface Ethernet0'
const MAP = 'crypto map test 1 ipsec-isakmp'

/** The section that a line stands in, '' outside all, and the line. */
const OPENING: readonly (readonly [string, string])[] = [
  [WAN, 'ip verify unicast reverse-path'],
  [WAN, 'ip frobnicate 7'],
  [WAN, 'ip acces-group 150 in'],
  [MAP, 'set security-policy limit 5'],
  ['', 'crypto isakmp policy 5 wrong'],
  ['', 'ip rout 10.1.0.0 255.255.0.0 Ethernet0'],
  ['', 'ip default-network 10.9.0.0'],
  ['', 'ip prefix-lst P seq 5 permit 10.0.0.0/8'],
  ['', 'no ip routing'],
]
const IDLE: readonly (readonly [string, string])[] = [
  [WAN, 'ip nbar protocol-discovery'],
  [WAN, 'no xconnect'],
  [MAP, 'description a note'],
  ['', 'frobnicate all'],
  ['', 'ip http port 8080'],
  ['', 'no mpls ip'],
  ['', 'snmp-server community x RO'],
]

const put =
  ([section, line]: readonly [string, string]): TextChange =>
  (text) =>
    section === '' ? text.replace(/\nend\n?$/, `\n${line}\nend\n`) : text.replace(section, `${section}\n ${line}`)

function ways(lab: Lab) {
  const { configurations, topology } = lab.built.scene
  return new Map(
    serviceOf(servedBy(configurations, topology), lab.network).map(({ site, toSite, fromSite }) => [
      site,
      [toSite, fromSite].map(({ disposition, notKnown }) => ({ disposition, line: notKnown?.because.text.trim() })),
    ]),
  )
}

const usual = ways(settleWith({ 'soho-16': (text) => `${text}!\n` }))

describe('an unread line', () => {
  it('leaves open nothing but what it can change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SITES), fc.constantFrom(...OPENING), (site, line) => {
        const told = ways(settleWith({ [site]: put(line) }))
        expect([...told.keys()]).toEqual([...usual.keys()])
        for (const [other, both] of told) {
          const before = usual.get(other) ?? []
          const sure = both.filter((way, at) => way.disposition === before[at]?.disposition && way.line === undefined)
          const open = both.filter((way) => other === site && way.line === line[1])
          expect(sure.length + open.length, `${other}: ${JSON.stringify(both)}`).toBe(2)
        }
      }),
      { numRuns: 4 },
    )
  })
  it('that changes no path leaves open nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SITES), fc.subarray([...IDLE], { minLength: 2 }), (site, lines) => {
        const change: TextChange = (text) =>
          lines.reduce((made, line) => (put(line) as (text: string) => string)(made), text)
        expect(ways(settleWith({ [site]: change }))).toEqual(usual)
      }),
      { numRuns: 2 },
    )
  })
})

/** A list on a site's outside, with an entry that is not read at one place of it. */
const LIST = ['permit udp any eq isakmp any', 'permit esp any any', 'permit udp any any', 'deny ip any any']

describe('an unread entry of a list', () => {
  it.each([
    // Decided before it, or by what it surely is not about.
    [4, 'permit ip any any frobnicate', []],
    [0, 'permit tcp any any frobnicate', []],
    [1, 'deny udp host 192.0.2.9 any frobnicate', []],
    // It may stop what comes next.
    [0, 'deny esp any any frobnicate', ['soho-24']],
    [1, 'deny ip any any frobnicate', ['soho-24']],
  ] as const)('at place %i: %s', (at, entry, open) => {
    const entries = LIST.toSpliced(at, 0, entry)
    const change: TextChange = (text) =>
      `${text.replace(WAN, `${WAN}\n ip access-group 199 in`).replace(/\nend\n?$/, '\n')}${entries.map((item) => `access-list 199 ${item}\n`).join('')}`
    const told = ways(settleWith({ 'soho-24': change }))
    const hangs = [...told].flatMap(([site, both]) => (both.some((way) => way.line !== undefined) ? [site] : []))
    expect(hangs).toEqual(open)
  })
})
