/**
 * Configurations drawn from a language's declarations themselves: every command by its own pattern, in every section that
 * it may stand in. A command added to a language is drawn here by itself; only what a pattern takes as it comes (the rest
 * of a line) needs a word of what it may be.
 */
import fc from 'fast-check'
import { type Declaration, type Element, type Kinded, type Language, readCommand } from '../ios/index'

/** What may stand for an argument of a command, by `kind argument`, and for an argument of a type. */
export type Values = ReadonlyMap<string, readonly string[]>

const TYPES: Values = new Map([
  ['ip', ['10.0.0.1', '10.81.2.0', '198.51.100.7', '0.0.0.0', '192.168.1.254']],
  ['wild', ['0.0.0.7', '0.0.255.255', '10.0.0.1']],
  ['mask', ['255.255.255.248', '255.255.255.0', '255.255.255.255', '0.0.0.0']],
  ['int', ['1', '2', '5', '7', '10', '24', '64', '110', '150', '255', '1300', '1400', '4000']],
  ['word', ['alpha', 'Beta-2', 'g_3', 'x9']],
  ['rest', ['one', 'two words', 'Three More-Words']],
  ['if', ['Loopback0', 'Tunnel12', 'GigabitEthernet0/0.5', 'Dialer1']],
])

/** Enough lines of a command that they differ in everything that it may say. */
const POOL = 24
const TRIES = 400

function wordsFor(kind: string, elements: readonly Element[], values: Values): fc.Arbitrary<string> {
  const parts = elements.map((element): fc.Arbitrary<string> => {
    if (element.type === 'literal') return fc.constant(element.word)
    if (element.type === 'optional') return fc.oneof(fc.constant(''), wordsFor(kind, element.elements, values))
    const own = values.get(`${kind} ${element.name}`)
    if (own) return fc.constantFrom(...own)
    return fc.oneof(...element.kind.split('|').map((type) => fc.constantFrom(...(TYPES.get(type) ?? [type]))))
  })
  return fc.tuple(...parts).map((words) => words.filter((item) => item !== '').join(' '))
}

export interface Drawn {
  readonly kind: string
  readonly line: string
  /** The section that it opens. */
  readonly opens: string | undefined
}

export interface DrawnLanguage {
  /** Lines of each command, by the mode that they stand in. */
  readonly pools: ReadonlyMap<string, readonly (readonly Drawn[])[]>
  /** Commands for which no line was found, as `mode kind`. */
  readonly missing: readonly string[]
}

/** Lines of every command of a language but some (`kind`, or `mode kind`): canonical, as a device prints them. */
export function drawnLanguage<D extends Kinded>(
  language: Language<D>,
  values: Values,
  leftOut: ReadonlySet<string>,
  seed: number,
): DrawnLanguage {
  const pools = new Map<string, (readonly Drawn[])[]>()
  const missing: string[] = []
  for (const declaration of language.declarations) {
    if (leftOut.has(declaration.kind) || declaration.opens.kind === 'closes') continue
    for (const mode of declaration.modes) {
      if (leftOut.has(`${mode} ${declaration.kind}`)) continue
      const pool = poolOf(language, declaration, mode, values, seed)
      if (pool.length === 0) missing.push(`${mode} ${declaration.kind}`)
      else pools.set(mode, [...(pools.get(mode) ?? []), pool])
    }
  }
  return { pools, missing }
}

function poolOf<D extends Kinded>(
  language: Language<D>,
  declaration: Declaration<D>,
  mode: string,
  values: Values,
  seed: number,
): readonly Drawn[] {
  const found = new Map<string, Drawn>()
  const drawn = fc.sample(wordsFor(declaration.kind, declaration.elements, values), { numRuns: TRIES, seed })
  for (const words of drawn) {
    for (const line of [words, `no ${words}`]) {
      const read = readCommand(language, mode, line, 'in full')
      if (read.kind !== 'read' || read.command.kind !== declaration.kind) continue
      const command = read.command as D
      if (read.negated && declaration.no.does(command).kind !== 'negates') continue
      const text = language.write(command, read.negated)
      if (!found.has(text)) found.set(text, { kind: declaration.kind, line: text, opens: read.opens })
    }
    if (found.size >= POOL) break
  }
  return [...found.values()]
}

export interface DrawnLine extends Drawn {
  readonly children: readonly DrawnLine[]
}

/** Any lines of a mode, with any lines below those that open a section. */
export function sectionOf({ pools }: DrawnLanguage, mode: string, most: number): fc.Arbitrary<readonly DrawnLine[]> {
  const here = pools.get(mode) ?? []
  if (here.length === 0) return fc.constant([])
  const line = fc.constantFrom(...here).chain((pool) => fc.constantFrom(...pool))
  const whole = line.chain((item) =>
    item.opens === undefined
      ? fc.constant({ ...item, children: [] })
      : sectionOf({ pools, missing: [] }, item.opens, 6).map((children) => ({ ...item, children })),
  )
  return fc.array(whole, { maxLength: most })
}

/** As a device prints it. */
export const textOf = (lines: readonly DrawnLine[], depth = 0): string =>
  lines.map((item) => `${' '.repeat(depth)}${item.line}\n${textOf(item.children, depth + 1)}`).join('')
