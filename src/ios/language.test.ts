/** The language by cases and by properties: nothing is lost, what is written is read back. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordTable } from '../net/index'
import { SEED_CONFIGS } from '../testing/seed-configs'
import { IOS } from './commands/all'
import {
  applyPatch,
  diffToPatch,
  effectOf,
  findPlaceholders,
  parseIos,
  renderIos,
  type Statement,
  sameConfiguration,
  setApart,
  statement,
  substitutePlaceholders,
} from './index'
import type { Element } from './syntax/pattern'

const flat = (items: readonly Statement[]): readonly Statement[] =>
  items.flatMap((item) => [item, ...flat(item.children)])
const kinds = (text: string) => flat(parseIos(text, 'shortened').config.statements).map((item) => item.command.kind)
const meaning = (items: readonly Statement[]): unknown =>
  items.map((item) => [item.command, item.negated, meaning(item.children)])

describe("the source document's configurations", () => {
  it.each(Object.entries(SEED_CONFIGS))('%s is understood line by line, without its indentation', (_name, text) => {
    const { config, diagnostics } = parseIos(setApart(text).text)
    expect(flat(config.statements).filter((item) => item.command.kind === 'unknown')).toEqual([])
    expect(diagnostics.filter((item) => item.severity !== 'info')).toEqual([])
  })
  it.each(Object.entries(SEED_CONFIGS))('%s means the same with its indentation back', (_name, text) => {
    const { config } = parseIos(text)
    expect(meaning(parseIos(renderIos(config)).config.statements)).toEqual(meaning(config.statements))
  })
  it('every line has an effect, none or a reason', () => {
    const lines = Object.values(SEED_CONFIGS).flatMap((text) => flat(parseIos(text).config.statements))
    expect(lines.length).toBeGreaterThan(100)
    const told = lines.map(({ command, negated }) => effectOf(command, negated)?.kind)
    expect(new Set(told)).toEqual(new Set(['simulated', 'none']))
  })
  it('two lines that were run together are two in a document, and one on a device', () => {
    const { config } = parseIos(setApart(SEED_CONFIGS['soho-vp']).text)
    expect(flat(config.statements).filter((item) => item.command.kind === 'access-list')).toHaveLength(2)
    // A device's remark may hold any words.
    const one = 'access-list 101 remark ---access-list 101 permit ip any any'
    expect(renderIos(parseIos(one).config)).toBe(`${one}\n`)
  })
})

describe('what people type', () => {
  it.each([
    ['int fa0/0\n ip addr 10.81.0.3 255.255.255.248', ['interface', 'ip-address']],
    ['interface FastEthernet 0/0\nno ip redir\nstandby 1 pre', ['interface', 'ip-redirects', 'standby-preempt']],
    ['cry isa pol 1\nauth pre\ngroup 2', ['isakmp-policy', 'policy-authentication', 'policy-group']],
    [
      'router eigrp 64\nno auto\nnetwork 192.168.81.0\nip route 0.0.0.0 0.0.0.0 10.81.0.1',
      ['router-eigrp', 'auto-summary', 'network', 'ip-route'],
    ],
    ['no ip address', ['unknown']],
    ['interface lo0\nno ip address\nno shut', ['interface', 'removal', 'shutdown']],
  ])('%j', (text, expected) => {
    expect(kinds(text)).toEqual(expected)
  })
  it.each([
    ['network 192.168.11.0 /24', 'network 192.168.11.0 255.255.255.0'],
    ['network 10.0.0.0', 'network 10.0.0.0 255.0.0.0'],
  ])('a pool is told %s, and prints its mask', (typed, printed) => {
    const { config, diagnostics } = parseIos(`ip dhcp pool inside\n ${typed}`)
    expect(diagnostics).toEqual([])
    expect(renderIos(config)).toContain(` ${printed}\n`)
  })
  it('a wrong value keeps its line and says what is expected', () => {
    const { config, diagnostics } = parseIos(
      'interface fa0/0\n standby 1 priority 300\n ip address 10.81.0.300 255.255.255.248',
    )
    expect(diagnostics.map((item) => [item.line, item.severity])).toEqual([
      [2, 'error'],
      [3, 'error'],
    ])
    expect(diagnostics[1]?.remedy).toContain('an address such as 10.81.0.3')
    expect(renderIos(config)).toContain(' standby 1 priority 300')
  })
  it.each([
    ['interface Ethernet0\n!\nip address 10.0.0.1 255.0.0.0', [1]],
    ['interface Ethernet0\n! the LAN\nip address 10.0.0.1 255.0.0.0\n! outside\nhostname r', [2, 0]],
    [
      'vrf definition M\n!\naddress-family ipv4\nexit-address-family\n!\naddress-family ipv6\nexit-address-family',
      [2, 0],
    ],
    ['call-home\n! whom it calls\ncontact-email-addr a@b.c\nprofile "CiscoTAC-1"\nactive\nhostname r', [4, 0]],
  ])('without indentation a section goes on behind a separator: %j', (text, lines) => {
    const { config, diagnostics } = parseIos(`interface Loopback0\nip address 192.0.2.1 255.255.255.255\n!\n${text}`)
    expect(diagnostics.filter(({ summary }) => /is not understood/.test(summary))).toEqual([])
    const sections = config.statements.slice(1).filter(({ command }) => command.kind !== 'comment')
    expect(sections.map(({ children }) => children.length)).toEqual(lines)
  })
  it('and a word that nobody knows does not', () => {
    const { config } = parseIos('interface Loopback0\nip address 192.0.2.1 255.255.255.255\n!\ncall-home\n!\nhostnam r')
    expect(config.statements.map(({ children }) => children.length)).toEqual([1, 0, 0])
  })
  it('an unknown section stays together at its place', () => {
    const text =
      'hostname a\nfrobnicate all\n allow-connections h323 to sip\n sip\n  bind control source-interface lo0\ninterface Loopback0\n ip address 1.1.1.1 255.255.255.255\n'
    const { config, diagnostics } = parseIos(text)
    expect(renderIos(config).replaceAll('!\n', '')).toBe(text)
    expect(diagnostics.map((item) => item.line)).toEqual([2])
  })
  it('placeholders are named and filled', () => {
    expect(findPlaceholders('set peer 64.yy.yy.a\nset peer 64.yy.yy.b\nip route 10.0.0.1')).toEqual([
      '64.yy.yy.a',
      '64.yy.yy.b',
    ])
    expect(substitutePlaceholders('set peer 64.yy.yy.a', wordTable({ '64.yy.yy.a': '198.51.100.1' }))).toBe(
      'set peer 198.51.100.1',
    )
    expect(parseIos('crypto map test 1 ipsec-isakmp\n set peer 64.yy.yy.a').diagnostics[0]?.summary).toContain(
      'placeholder',
    )
  })
  it('a huge or senseless text is refused without a throw', () => {
    expect(parseIos('x'.repeat(21_000_000)).diagnostics[0]?.summary).toContain('21 MB')
    expect(parseIos('\u0000\uffff'.repeat(500)).config.statements).toHaveLength(1)
  })
})

const octet = fc.integer({ min: 0, max: 255 })
const address = fc.tuple(fc.integer({ min: 1, max: 223 }), octet, octet, octet).map((parts) => parts.join('.'))
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
const ARGUMENT: Readonly<Record<string, fc.Arbitrary<string>>> = {
  ip: address,
  wild: fc.constantFrom('0.0.0.7', '0.0.255.255'),
  mask: fc.constantFrom('255.255.255.248', '255.255.255.0', '0.0.0.0'),
  int: fc.integer({ min: 1, max: 99 }).map(String),
  word,
  rest: word,
  if: fc.constantFrom('FastEthernet0/0', 'Loopback0', 'Ethernet1'),
}

/** A line for a declaration, made from its own pattern. */
function lineOf(elements: readonly Element[]): fc.Arbitrary<string> {
  const parts = elements.map((element): fc.Arbitrary<string> => {
    if (element.type === 'literal') return fc.constant(element.word)
    if (element.type === 'optional') return fc.oneof(fc.constant(''), lineOf(element.elements))
    return fc.oneof(...element.kind.split('|').map((kind) => ARGUMENT[kind] ?? fc.constant(kind)))
  })
  return fc.tuple(...parts).map((words) => words.filter((item) => item !== '').join(' '))
}

const anyLine = fc.oneof(...IOS.declarations.map((declaration) => lineOf(declaration.elements)))

describe('a text without indentation', () => {
  const text = 'interface Ethernet0\nip address 10.0.0.1 255.255.255.0\nnegotiation auto\nshutdown\n!\nsnmp-server x\n'
  it('keeps an unknown line in its section, so that the lines after it find theirs; a ! ends the section', () => {
    const [port, after] = parseIos(text).config.statements
    expect(port?.children.map((item) => item.text)).toEqual([
      'ip address 10.0.0.1 255.255.255.0',
      'negotiation auto',
      'shutdown',
    ])
    expect(after?.text).toBe('snmp-server x')
  })
  it('with indentation an unknown line further left has left the section', () => {
    const read = parseIos('interface Ethernet0\n shutdown\nsnmp-server x').config.statements
    expect(read.map((item) => item.text)).toEqual(['interface Ethernet0', 'snmp-server x'])
  })
  it('a note inside a section does not end it', () => {
    const read = parseIos('route-map x permit 10\n ! why\n match tag 5').config.statements
    expect(read.map((item) => item.children.length)).toEqual([2])
  })
})

describe('a patch', () => {
  const base = parseIos(SEED_CONFIGS['gateway-1']).config
  it('brings a whole section with its lines', () => {
    const lines = ['interface Loopback1', ' description by hand', ' ip address 10.9.9.9 255.255.255.255']
    const edited = parseIos(`${renderIos(base)}${lines.join('\n')}\n`).config
    expect(renderIos(applyPatch(base, diffToPatch(base, edited)))).toContain(lines.join('\n'))
  })
  it('keeps the lines of a section that no command opens', () => {
    const lines = ['voice service voip', ' allow-connections h323 to sip']
    const edited = parseIos(`${lines.join('\n')}\n`).config
    expect(renderIos(applyPatch({ statements: [] }, diffToPatch({ statements: [] }, edited)))).toContain(
      lines.join('\n'),
    )
  })
  it('of lines whose order means nothing is empty; in an access list, and among peers, order counts', () => {
    const diff = (a: string, b: string) => diffToPatch(parseIos(a).config, parseIos(b).config)
    const nothing = { delete: [], insert: [] }
    expect(diff('hostname a\nip cef', 'ip cef\nhostname a')).toEqual(nothing)
    expect(diff('access-list 1 permit any\nip cef', 'ip cef\naccess-list 1 permit any')).toEqual(nothing)
    const lists = ['access-list 1 deny any', 'access-list 1 permit any'] as const
    expect(diff(lists.join('\n'), [...lists].reverse().join('\n'))).not.toEqual(nothing)
    const map = 'crypto map m 1 ipsec-isakmp'
    const peers = [' set peer 10.0.0.1', ' set peer 10.0.0.2'] as const
    expect(diff([map, ...peers].join('\n'), [map, ...[...peers].reverse()].join('\n'))).not.toEqual(nothing)
  })
  it('takes one of two equal lines away, not both', () => {
    const twice = parseIos('access-list 9 remark ---\naccess-list 9 permit any\naccess-list 9 remark ---').config
    const once = parseIos('access-list 9 permit any\naccess-list 9 remark ---').config
    expect(meaning(applyPatch(twice, diffToPatch(twice, once)).statements)).toEqual(meaning(once.statements))
    expect(meaning(applyPatch(once, diffToPatch(once, twice)).statements)).toEqual(meaning(twice.statements))
  })
})

describe('properties', () => {
  it('what is rendered is read back with the same meaning, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom('', ' '), anyLine).map(([indent, line]) => indent + line),
          { maxLength: 14 },
        ),
        (lines) => {
          const first = parseIos(lines.join('\n')).config
          const text = renderIos(first)
          const second = parseIos(text).config
          expect(renderIos(second)).toBe(text)
          expect(meaning(second.statements)).toEqual(meaning(first.statements))
        },
      ),
      { numRuns: 300 },
    )
  })
  it('no line is lost, and nothing throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            anyLine,
            fc.string({ maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ' ')),
          ),
          { maxLength: 20 },
        ),
        (lines) => {
          const kept = flat(parseIos(lines.join('\n')).config.statements).map((item) => item.text)
          const wanted = lines.map((line) => line.trim()).filter((line) => line !== '' && line !== '!')
          expect(kept).toEqual(wanted)
        },
      ),
      { numRuns: 300 },
    )
  })
  it('the patch between any two selections of lines, in any order, turns one into the other', () => {
    const { config } = parseIos(SEED_CONFIGS['gateway-1'])
    const lines = renderIos(config)
      .split('\n')
      .filter((line) => line !== '!' && line !== '')
    const some = fc.oneof(
      fc.subarray(lines).map((chosen) => parseIos(chosen.join('\n')).config),
      fc.shuffledSubarray([...config.statements]).map((statements) => ({ statements })),
    )
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(sameConfiguration(applyPatch(a, diffToPatch(a, b)), b)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
  it('the patch between two configurations turns one into the other', () => {
    const base = parseIos(SEED_CONFIGS['gateway-1']).config
    fc.assert(
      fc.property(
        fc.array(fc.nat(base.statements.length - 1), { maxLength: 4 }),
        fc.nat(base.statements.length - 1),
        address,
        (gone, at, hop) => {
          const route = statement({
            kind: 'ip-route',
            address: '10.9.0.0',
            mask: '255.255.0.0',
            nextHop: hop,
            permanent: false,
          })
          const kept = base.statements.filter((_item, index) => !gone.includes(index))
          const edited = { statements: [...kept.slice(0, at), route, ...kept.slice(at)] }
          expect(sameConfiguration(applyPatch(base, diffToPatch(base, edited)), edited)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
})
