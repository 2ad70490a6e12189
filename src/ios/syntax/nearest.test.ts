/** What a strange line is near to: slips are put right, and what is a command of the language never is. */
import { describe, expect, it } from 'vitest'
import { ASA, parseAsa } from '../../asa/index'
import { IOS, parseIos, readingText, type Statement } from '../index'
import { nearestLine } from './nearest'

const near = (line: string, mode = 'global') => nearestLine(IOS, mode, line)?.text

describe('the nearest reading', () => {
  it.each([
    ['ip rout 0.0.0.0 0.0.0.0 10.0.0.1', 'global', 'ip route 0.0.0.0 0.0.0.0 10.0.0.1'],
    ['ip roue 0.0.0.0 0.0.0.0 10.0.0.1', 'global', 'ip route 0.0.0.0 0.0.0.0 10.0.0.1'],
    ['acces-list 150 permit ip any any', 'global', 'access-list 150 permit ip any any'],
    ['cyrpto isakmp polcy 1', 'global', 'crypto isakmp policy 1'],
    ['ip acces-group 150 in', 'interface', 'ip access-group 150 in'],
    ['ip ospf costt 5', 'interface', 'ip ospf cost 5'],
    ['snmp-servr community x RO', 'global', 'snmp-server community x RO'],
    ['revese-route', 'dynamic-map', 'reverse-route'],
    ['frobnicate all', 'global', undefined],
    ['pi route 0.0.0.0 0.0.0.0 10.0.0.1', 'global', undefined],
    ['', 'global', undefined],
  ])('of "%s" in %s', (line, mode, expected) => {
    expect(near(line, mode)).toBe(expected)
  })
  it('is found in the language of the firewall', () => {
    expect(nearestLine(ASA, 'global', 'rout outside 0.0.0.0 0.0.0.0 10.0.0.1')?.text).toBe(
      'route outside 0.0.0.0 0.0.0.0 10.0.0.1 1',
    )
    const [item] = parseAsa('accss-list out extended permit ip any any\n').config.statements
    expect(item?.command).toMatchObject({ reading: { nearest: 'access-list out extended permit ip any any' } })
  })
})

const readAs = (text: string) => {
  const walk = (items: readonly Statement[]): readonly (string | undefined)[] =>
    items.flatMap(({ command, children }) => [
      ...(command.kind === 'unknown' ? [readingText(command)] : []),
      ...walk(children),
    ])
  return walk(parseIos(text).config.statements)
}

describe('a line that is not read says how far it was', () => {
  it('up to the first word that does not fit', () => {
    expect(readAs('ip route 0.0.0.0 0.0.0.0 10.0.0.1 frobnicate 7\n')).toEqual([
      'read as far as "ip route 0.0.0.0 0.0.0.0 10.0.0.1"',
    ])
    expect(readAs('interface Ethernet0\n ip address 10.0.0.1 frob\n')).toEqual(['read as far as "ip address 10.0.0.1"'])
  })
  it('by what is near to it', () => {
    expect(readAs('ip rout 0.0.0.0 0.0.0.0 10.0.0.1\n')).toEqual([
      'nearest to which is "ip route 0.0.0.0 0.0.0.0 10.0.0.1"',
    ])
  })
  it('and nothing of a command that is known, or of none', () => {
    expect(readAs('snmp-server community x RO\nfrobnicate all\nip ospf name-lookup\n')).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
  it('many strange lines cost little', () => {
    const text = Array.from({ length: 5_000 }, (_, index) => `acces-list 150 permit ip host 10.0.0.${index % 250} any`)
    const { config, diagnostics } = parseIos(text.join('\n'))
    expect(config.statements).toHaveLength(5_000)
    expect(diagnostics.length).toBeLessThanOrEqual(501)
  })
})
