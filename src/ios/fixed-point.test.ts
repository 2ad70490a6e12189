/** What is written reads back as itself, whatever text it came from. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAsa, renderAsa } from '../asa/index'
import { SEED_CONFIGS } from '../testing/seed-configs'
import { parseIos } from './parse'
import { renderIos } from './render'
import type { IosConfig } from './statement'
import { type Columns, NO_COLUMNS } from './syntax/indentation'
import { typeLine } from './typing/type-line'

const ios = (text: string) => renderIos(parseIos(text).config)
const asa = (text: string) => renderAsa(parseAsa(text).config)
const typed = (...lines: readonly string[]) => {
  let [config, section, columns]: [IosConfig, readonly string[], Columns] = [{ statements: [] }, [], NO_COLUMNS]
  for (const line of lines) {
    const answer = typeLine(config, section, line, columns)
    if (answer.kind === 'taken') [config, section, columns] = [answer.config, answer.section, answer.columns]
  }
  return renderIos(config)
}

describe('what is written reads back as itself', () => {
  it.each([
    ['odd indentation', 'crypto isakmp profile X\n   local-address 2.3.4.11\n  keyring K'],
    ['odd indentation of an entry', 'crypto map m 1 ipsec-isakmp\n   channel x\n set peer 2.3.4.8\n  exit\n nonsense'],
    [
      'capitals',
      'crypto isakmp profile X\nCRYPTO ISAKMP DEFAULT POLICY\nip name-server 1.2.3.4\nIP NAME-SERVER 1.2.3.5',
    ],
    ['a section behind one that is not read', 'interface vlan4094\n!\ninterface 116 Wideband-Cable1/2/3:4'],
    ['a first line that stands in', '   interface 10 vpn-ca\n shutdown\n ip address 1.2.3.4 255.0.0.0'],
    ['a banner that nothing ends', 'access-list 53 1.2.3.4\n banner motd ^C 1\nhostname x\n!banner 54.1.1.1 !'],
    [
      'a remark with words of entries',
      'access-list 101 remark access-list 101 permit ip any any access-list 101 deny ip any any',
    ],
    ['a separator before a section that is not read', 'voice service voip\n!\nfrobnicate\n sip\n!\n other'],
  ])('%s', (_what, text) => {
    expect([ios(ios(text)), asa(asa(text))]).toEqual([ios(text), asa(text)])
  })
  it('what is typed', () => {
    for (const lines of [
      ['banner motd ^C 1', 'hostname x'],
      ['crypto keyring K', 'crypto keyrin L'],
      ['crypto pki certificate chain C', 'certificate 01', 'hostname y'],
    ])
      expect(ios(typed(...lines))).toBe(typed(...lines))
  })
  it('lines of the reference configurations in any order, indentation and case', () => {
    const rows = Object.values(SEED_CONFIGS).flatMap((text) => text.split('\n'))
    const row = fc
      .tuple(fc.constantFrom(...rows, '!', ' !', 'frobnicate all'), fc.integer({ min: 0, max: 4 }), fc.boolean())
      .map(([text, indent, loud]) => ' '.repeat(indent) + (loud ? text.toUpperCase() : text).trim())
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (lines) => {
        const text = lines.join('\n')
        expect([ios(ios(text)), asa(asa(text))]).toEqual([ios(text), asa(text)])
      }),
      { numRuns: 150 },
    )
  })
})

it.each([
  ['line vty 0 4', 'no frobnicate', 'no exec-timeout'],
  ['crypto pki trustpoint X', 'no frobnicate', 'no enrollment'],
])('under %s a word that nobody knows is not known with its no', (section, unknown, known) => {
  const { config } = parseIos(`${section}\n ${unknown}\n ${known}`)
  expect(config.statements[0]?.children.map(({ command }) => command.kind)).toEqual(['unknown', 'removal'])
})
