/** A section within a section that nothing reads is typed in its place: entered, filled and left. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIos } from '../parse'
import { renderIos } from '../render'
import type { IosConfig } from '../statement'
import { type Columns, NO_COLUMNS } from '../syntax/indentation'
import { changeScript } from './script'
import { typeLine } from './type-line'

const configOf = (text: string): IosConfig => parseIos(`hostname r\nip http server\n${text}`).config

function typed(from: IosConfig, lines: readonly string[]): string {
  let [config, section, columns]: [IosConfig, readonly string[], Columns] = [from, [], NO_COLUMNS]
  for (const line of lines) {
    const answer = typeLine(config, section, line, columns)
    if (answer.kind === 'refused') throw new Error(`${answer.refusal.kind}: ${line}`)
    ;[config, section, columns] = [answer.config, answer.section, answer.columns]
  }
  return renderIos(config)
}

type Part = string | readonly [string, readonly string[]]

const SECTIONS: readonly { readonly head: string; readonly parts: readonly Part[] }[] = [
  {
    head: 'archive',
    parts: [['log config', ['logging enable', 'logging size 200', 'hidekeys']], 'path flash:a', 'write-memory'],
  },
  {
    head: 'router bgp 65000',
    parts: [['address-family ipv4', ['neighbor 10.0.0.1 activate', 'network 10.0.0.0']], 'bgp router-id 1.1.1.1'],
  },
  {
    head: 'voice service voip',
    parts: [
      ['sip', ['bind all source-interface Loopback0', 'shutdown']],
      ['h323', ['call start slow']],
    ],
  },
  { head: 'call-home', parts: [['profile "CiscoTAC-1"', ['active', 'hostname x']], 'no http secure'] },
  {
    head: 'app-hosting appid shell',
    parts: [['app-vnic gateway1', ['guest-ipaddress 10.0.0.2', 'ip route 10.0.0.0']], 'app-default'],
  },
]

const textOf = (head: string, parts: readonly Part[]): string =>
  [
    head,
    ...parts.flatMap((part) =>
      typeof part === 'string' ? [` ${part}`] : [` ${part[0]}`, ...part[1].map((line) => `  ${line}`)],
    ),
  ]
    .map((line) => `${line}\n`)
    .join('')

describe.each(SECTIONS)('$head', ({ head, parts }) => {
  const whole = configOf(textOf(head, parts))
  it('comes to a router that has none of it, and goes again', () => {
    const none = configOf('')
    const { lines } = changeScript(none, whole)
    expect(typed(none, lines)).toBe(renderIos(whole))
    expect(typed(whole, changeScript(whole, none).lines)).toBe(renderIos(none))
  })
  it('is changed from any of its lines to any others', () => {
    // Sections of which something is left: an empty one is as good as none to whoever reads the text.
    const some: fc.Arbitrary<readonly Part[]> = fc.tuple(
      ...parts.map(
        (part): fc.Arbitrary<Part> =>
          typeof part === 'string'
            ? fc.constant(part)
            : fc.subarray([...part[1]], { minLength: 1 }).map((lines): Part => [part[0], lines]),
      ),
    )
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [from, to] = [configOf(textOf(head, a)), configOf(textOf(head, b))]
        const sorted = (text: string) => text.split('\n').sort()
        expect(sorted(typed(from, changeScript(from, to).lines))).toEqual(sorted(renderIos(to)))
      }),
      { numRuns: 20 },
    )
  })
})

it('is left before the next line of the section around it', () => {
  const to = configOf(textOf('archive', [['log config', ['hidekeys']], 'path flash:a']))
  expect(changeScript(configOf(''), to).lines).toEqual([
    'archive',
    ' log config',
    '  hidekeys',
    '  exit',
    ' path flash:a',
  ])
  const family = configOf(
    textOf('router bgp 1', [['address-family ipv4', ['network 10.0.0.0']], 'exit-address-family', 'a b']),
  )
  // What leaves its section by itself is not left twice.
  expect(changeScript(configOf(''), family).lines.filter((line) => line.includes('exit'))).toEqual([
    ' exit-address-family',
  ])
})

it('a line with blanks in a section that is read is typed as any other', () => {
  const from = configOf('interface Ethernet0\n')
  expect(typed(from, ['interface Ethernet0', '   description a', 'hostname other'])).toContain('hostname other')
})
