/**
 * How far lines stand in: people indent by any number of blanks, or by tabs. However many they are a level, the same is
 * read, typed at a terminal and pasted; nests in sections that nothing reads included.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import '../../testing/property-seed'
import { drawnLanguage, sectionOf, textOf } from '../../testing/drawn-lines'
import { IOS_VALUES } from '../../testing/drawn-values'
import { IOS } from '../commands/all'
import { parseIos } from '../parse'
import { renderIos } from '../render'
import type { IosConfig, Statement } from '../statement'
import { type Columns, columnOf, NO_COLUMNS } from '../syntax/indentation'
import { typeLine } from './type-line'

const UNITS = [
  ['two blanks', '  '],
  ['three blanks', '   '],
  ['four blanks', '    '],
  ['eight blanks', '        '],
  ['a tab', '\t'],
] as const

/** The lines with so much before them a level; a text that a line begins stands as it was. */
const written = (items: readonly Statement[], unit: string, depth = 0): readonly string[] =>
  items.flatMap((item) => [unit.repeat(depth) + item.text, ...written(item.children, unit, depth + 1)])

function typed(lines: readonly string[]): string {
  let config: IosConfig = parseIos('hostname r\n').config
  let [section, columns]: [readonly string[], Columns] = [[], NO_COLUMNS]
  for (const line of lines) {
    const answer = typeLine(config, section, line, columns)
    if (answer.kind === 'taken') ({ config, section, columns } = answer)
  }
  return renderIos(config)
}

const read = (text: string) => renderIos(parseIos(text).config)

const NESTED = `archive
 log config
  logging enable
  hidekeys
 path flash:a
app-hosting appid shell
 app-vnic gateway1 virtualportgroup 0 guest-interface 0
  guest-ipaddress 10.0.0.2 netmask 255.255.255.0
 app-default-gateway 10.0.0.1 guest-interface 0
voice service voip
 sip
  bind all source-interface Loopback0
 h323
  call start slow
interface GigabitEthernet0/0/1
 service instance 10 ethernet
  encapsulation dot1q 10
  bridge-domain 10
 lacp rate fast
 ip address 10.0.0.1 255.255.255.0
policy-map type inspect P
 class type inspect C
  inspect
 class class-default
  drop
router eigrp LAB
 address-family ipv4 unicast autonomous-system 10
  af-interface default
   passive-interface
  exit-af-interface
  network 10.0.0.0
 exit-address-family
`

describe('a nest of sections', () => {
  const { statements } = parseIos(NESTED).config
  it.each(UNITS)('is read and typed alike by %s a level', (_what, unit) => {
    const lines = written(statements, unit)
    expect(lines.join('\n')).not.toBe(NESTED.trimEnd())
    expect(read(lines.join('\n'))).toBe(read(NESTED))
    expect(typed(lines)).toBe(typed(written(statements, ' ')))
  })
  it('stands in the section that was opened without blanks before', () => {
    const lines = ['archive', 'log config', '    hidekeys']
    expect(typed(lines)).toBe(typed(['archive', ' log config', '  hidekeys']))
    expect(typed(lines)).toContain('\n log config\n  hidekeys\n')
  })
  it('goes on at the column of a line before, after lines that stood further right', () => {
    const lines = ['archive', '      log config', '          hidekeys', '      path flash:a']
    expect(typed(lines)).toBe(typed(['archive', ' log config', '  hidekeys', ' path flash:a']))
  })
  it('may stand in as a whole', () => {
    const shifted = written(statements, '  ').map((line) => `      ${line}`)
    expect(read(shifted.join('\n'))).toBe(read(NESTED))
    expect(typed(shifted)).toBe(typed(written(statements, ' ')))
  })
  it('may mix tabs with the blanks that they stand for', () => {
    const lines = ['archive', '        log config', '\t        hidekeys', '\tpath flash:a']
    expect(read(lines.join('\n'))).toBe(read('archive\n log config\n  hidekeys\n path flash:a\n'))
    expect(typed(lines)).toBe(typed(['archive', ' log config', '  hidekeys', ' path flash:a']))
  })
})

describe('any configuration', () => {
  const FOLDER = join(import.meta.dirname, '../../interop/testing/real')
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.cfg') && !/^(?:asa|pix|fwsm)/.test(name))
  it.each(files)('%s is read alike however far its lines stand in', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8')
    const { statements } = parseIos(text).config
    const whole = read(written(statements, ' ').join('\n'))
    for (const [, unit] of UNITS) expect(read(written(statements, unit).join('\n'))).toBe(whole)
  })
  it('of drawn lines is read and typed alike', () => {
    const language = drawnLanguage(IOS, IOS_VALUES, new Set(['version', 'exit', 'eigrp-exit', 'banner', 'end']), 5)
    fc.assert(
      fc.property(sectionOf(language, 'global', 8), fc.constantFrom(...UNITS), (lines, [, unit]) => {
        const { statements } = parseIos(textOf(lines)).config
        expect(read(written(statements, unit).join('\n'))).toBe(read(written(statements, ' ').join('\n')))
        expect(typed(written(statements, unit))).toBe(typed(written(statements, ' ')))
      }),
      { numRuns: 60 },
    )
  })
})

it('a tab goes to the next stop', () => {
  expect(['x', ' x', '\tx', ' \tx', '        x', '\t\tx', '', '  '].map(columnOf)).toEqual([0, 1, 8, 8, 8, 16, 0, 2])
})
