/**
 * What a declaration calls simulated is read by a converter: taken out of a configuration in which everything hangs on
 * something else, each such line changes what the simulator is told. A new command that says so and is read by nobody
 * fails here, by its name.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ASA, asaEffectOf, parseAsa } from '../asa/index'
import { effectOf, IOS, type Kinded, type Language, parseIos, readCommand } from '../ios/index'
import { drawnLanguage, type Values } from '../testing/drawn-lines'
import { ASA_VALUES, IOS_VALUES } from '../testing/drawn-values'
import { convertAsa, convertIos } from './index'

const textOf = (name: string) => readFileSync(join(import.meta.dirname, `testing/consumed/${name}.cfg`), 'utf8')

const ROUTER = textOf('router')

/** OSPF in all its lines. */
const OSPF = textOf('ospf')

/** What other lines of the first would hide. */
const ANOTHER = textOf('another')

/** Of a release that does not do so by itself. */
const OLD = textOf('old')

const FIREWALL = textOf('firewall')

/** A firewall with a switch of its own. */
const FIVE = textOf('five')

/** What a device does when nobody says so, so that the line alone changes nothing; and lines that others only point at. */
const SAYS_WHAT_IS: ReadonlyMap<string, string> = new Map([
  ['version', 'the release is told beside the text'],
  ['asa-version', 'the release is told beside the text'],
])

interface Line {
  readonly command: { readonly kind: string }
  readonly negated: boolean
  readonly line: number
  readonly children: readonly Line[]
}

const flat = (items: readonly Line[]): readonly Line[] => items.flatMap((item) => [item, ...flat(item.children)])

/** What the simulator is told, without the places that it remembers of the text. */
const told = (configuration: unknown): string =>
  JSON.stringify(configuration, (key, value: unknown) =>
    ['source', 'line', 'text', 'device'].includes(key) ? undefined : value,
  )

function unread(
  texts: readonly string[],
  read: (text: string) => readonly Line[],
  effect: (line: Line) => { readonly kind: string } | undefined,
  convert: (text: string) => unknown,
) {
  const seen = new Map<string, boolean>()
  for (const text of texts) {
    const whole = told(convert(text))
    const rows = text.split('\n')
    for (const item of flat(read(text))) {
      if (effect(item)?.kind !== 'simulated') continue
      const without = rows.filter((_, index) => index + 1 !== item.line)
      const isRead = told(convert(without.join('\n'))) !== whole
      seen.set(item.command.kind, (seen.get(item.command.kind) ?? false) || isRead)
    }
  }
  return {
    kinds: [...seen.keys()],
    nobody: [...seen].flatMap(([kind, isRead]) => (isRead || SAYS_WHAT_IS.has(kind) ? [] : [kind])),
  }
}

/** Commands of which some line is called simulated. */
function simulatedBy<D extends Kinded>(language: Language<D>, values: Values): readonly string[] {
  const { pools } = drawnLanguage(language, values, new Set(), 64)
  const found = new Set<string>()
  for (const [mode, drawn] of pools)
    for (const { kind, line } of drawn.flat()) {
      const read = readCommand(language, mode, line, 'in full')
      if (read.kind === 'read' && language.effectOf(read.command, read.negated)?.kind === 'simulated') found.add(kind)
    }
  return [...found]
}

describe('what is called simulated is read by a converter', () => {
  it('of a router', () => {
    const { kinds, nobody } = unread(
      [ROUTER, OSPF, ANOTHER, OLD],
      (text) => parseIos(text).config.statements as readonly Line[],
      (line) => effectOf(line.command as never, line.negated),
      (text) =>
        convertIos('r', parseIos(text).config, { release: text.startsWith('version 12.2') ? '12.2(11)T' : '15.9' }),
    )
    expect(nobody).toEqual([])
    expect(simulatedBy(IOS, IOS_VALUES).filter((kind) => !kinds.includes(kind))).toEqual([])
  })
  it('of a firewall', () => {
    const { kinds, nobody } = unread(
      [FIREWALL, FIVE],
      (text) => parseAsa(text).config.statements as readonly Line[],
      (line) => asaEffectOf(line.command as never, line.negated),
      (text) => convertAsa('f', parseAsa(text).config, { release: 'asa-9.1' }),
    )
    expect(nobody).toEqual([])
    expect(simulatedBy(ASA, ASA_VALUES).filter((kind) => !kinds.includes(kind))).toEqual([])
  })
})
