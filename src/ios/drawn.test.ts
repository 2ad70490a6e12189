/**
 * Sections drawn from the declarations of both languages, all of them: what is written is read back, the lines to type
 * lead from any of them to any other and back, and every line has a verdict.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASA, asaChangeScript, typeAsaLine } from '../asa/index'
import {
  type DrawnLanguage,
  type DrawnLine,
  drawnLanguage,
  sectionOf,
  textOf,
  type Values,
} from '../testing/drawn-lines'
import { ASA_VALUES, IOS_VALUES } from '../testing/drawn-values'
import { IOS } from './commands/all'
import { changeScript, mustSeparate, typeLine } from './index'
import type { Undeclared } from './syntax/grammar'
import { isSilent, type Kinded, type Language, type Tree } from './syntax/language'
import { readText } from './syntax/reader'
import { standingLines } from './syntax/standing'

const SEED = Number(process.env.HEADEND_SEED ?? 64)
const RUNS = Number(process.env.HEADEND_RUNS ?? 1)

type Lines<D extends Kinded> = readonly Tree<D | Undeclared>[]

/** One language with what is asked of it here. */
function subject<D extends Kinded>(language: Language<D>, values: Values, leftOut: readonly string[]) {
  const drawn: DrawnLanguage = drawnLanguage(language, values, new Set(leftOut), SEED)
  const read = (text: string): Lines<D> => readText(language, text).statements
  /** As the device holds it. */
  const held = (text: string): Lines<D> => standingLines(language, read(text))
  const write = (items: Lines<D>, depth = 0, inside = false): string =>
    items
      .map((item, index) => {
        const apart =
          (inside || depth === 0) && mustSeparate(language, items[index - 1], item) ? `${' '.repeat(depth)}!\n` : ''
        const text = `${' '.repeat(depth)}${language.write(item.command, item.negated)}\n`
        return apart + text + write(item.children, depth + 1, item.command.kind !== 'unknown')
      })
      .join('')
  /** What a device does not let go of, with nothing of its own left. */
  const isLeft = (item: Lines<D>[number]) =>
    language.noOf(item.command).kind === 'refused' &&
    language.opensOf(item.command).kind === 'section' &&
    item.children.length === 0
  /** The lines that stand, each with its sections; in a list with its place there. */
  const meaning = (items: Lines<D>, release: string, path = ''): readonly string[] => {
    const places = new Map<string, number>()
    return standingLines(language, items)
      .filter((item) => !isSilent({ language, release }, item) && !isLeft(item))
      .flatMap((item) => {
        const list = language.orderOf(item.command)?.list
        const place = list === undefined ? 0 : (places.get(list) ?? 0) + 1
        if (list !== undefined) places.set(list, place)
        const several = language.declarationOf(item.command)?.several
        if (several && !item.negated)
          return several
            .of(item.command as D)
            .map((one) => path + language.write(several.make([one], item.command as D), false))
        const line = `${path}${language.write(item.command, item.negated)}`
        return [place === 0 ? line : `${line} #${place}`, ...meaning(item.children, release, `${line} / `)]
      })
      .sort()
  }
  return {
    language,
    drawn,
    read,
    held,
    write,
    meaning,
    texts: (most: number) => sectionOf(drawn, 'global', most).map((lines) => ({ lines, text: textOf(lines) })),
  }
}

const ROUTER = subject(IOS, IOS_VALUES, ['version', 'exit', 'eigrp-exit'])
const FIREWALL = subject(ASA, ASA_VALUES, ['asa-version'])

const flat = (lines: readonly DrawnLine[]): readonly DrawnLine[] =>
  lines.flatMap((item) => [item, ...flat(item.children)])

describe.each([
  ['IOS', ROUTER],
  ['ASA and PIX', FIREWALL],
] as const)('%s', (_name, of) => {
  it('every command is drawn', () => {
    expect(of.drawn.missing).toEqual([])
    expect([...of.drawn.pools.values()].flat().length).toBeGreaterThan(30)
  })
  it('every line is read as what it was drawn as, and what is written is read back', () => {
    fc.assert(
      fc.property(of.texts(8), ({ lines, text }) => {
        const kinds = (items: readonly Tree<{ readonly kind: string }>[]): readonly string[] =>
          items.flatMap((item) => [item.command.kind, ...kinds(item.children)])
        const statements = (of.read as (text: string) => readonly Tree<{ readonly kind: string }>[])(text)
        expect(kinds(statements)).toEqual(flat(lines).map((item) => item.kind))
        const written = (of.write as (items: unknown) => string)(statements)
        expect((of.write as (items: unknown) => string)(of.read(written))).toBe(written)
        expect(written.replaceAll(/^\s*!\n/gm, '')).toBe(
          text.includes('certificate') ? written.replaceAll(/^\s*!\n/gm, '') : text,
        )
      }),
      { numRuns: 120 * RUNS },
    )
  })
})

/** A text of several lines, such as a certificate, is typed as one answer. */
function answers(lines: readonly string[]): readonly string[] {
  const out: string[] = []
  let open = false
  for (const line of lines) {
    if (open) out.push(`${out.pop() ?? ''}\n${line}`)
    else out.push(line)
    if (open ? line.trim() === 'quit' : /^\s*certificate (?!chain)/.test(line)) open = !open
  }
  return out
}

/** Types all lines; one that is refused is a failure of the script. */
function typed<C>(
  from: C,
  lines: readonly string[],
  type: (
    config: C,
    section: readonly string[],
    line: string,
  ) => { readonly kind: string; readonly config?: C; readonly section?: readonly string[] },
): C {
  let config = from
  let section: readonly string[] = []
  for (const line of answers(lines)) {
    const result = type(config, section, line)
    if (result.kind === 'refused') throw new Error(`"${line}" is refused in [${section.join(' / ')}]`)
    config = result.config ?? config
    section = result.section ?? section
  }
  return config
}

/** A firewall has no word that sets a line back: what its release does by itself nobody types away. */
const known = (lines: readonly string[]): readonly string[] =>
  lines.filter(
    (line) =>
      !/^(?:no )?(?:fixup|names|threat-detection|logging message|icmp unreachable|nat-control|monitor-interface)\b/.test(
        line,
      ),
  )

/** The same remark twice: a router takes it once behind the last entry, so that no router holds such a text. */
const isNotedTwice = (text: string): boolean => {
  const remarks = text.match(/^.*\bremark .*$/gm) ?? []
  return new Set(remarks).size < remarks.length
}

/** What a device cannot be without. */
const ALWAYS = 'version 12.2\nhostname base\n'

describe('the lines to type lead from any configuration to any other, and back', () => {
  it('of a router', () => {
    fc.assert(
      fc.property(ROUTER.texts(7), ROUTER.texts(7), (first, second) => {
        fc.pre(!isNotedTwice(first.text) && !isNotedTwice(second.text))
        const [a, b] = [
          { statements: ROUTER.held(`${ALWAYS}${first.text}`) },
          { statements: ROUTER.held(`${ALWAYS}${second.text}`) },
        ] as const
        const there = typed(a, changeScript(a, b).lines, typeLine)
        expect(ROUTER.meaning(there.statements, '12.2')).toEqual(ROUTER.meaning(b.statements, '12.2'))
        const back = typed(there, changeScript(there, a).lines, typeLine)
        expect(ROUTER.meaning(back.statements, '12.2')).toEqual(ROUTER.meaning(a.statements, '12.2'))
      }),
      { numRuns: 80 * RUNS },
    )
  })
  it('of a firewall', () => {
    fc.assert(
      fc.property(FIREWALL.texts(7), FIREWALL.texts(7), (first, second) => {
        const [a, b] = [
          { dialect: 'asa', statements: FIREWALL.held(`hostname base\n${first.text}`) },
          { dialect: 'asa', statements: FIREWALL.held(`hostname base\n${second.text}`) },
        ] as const
        const there = typed(a, asaChangeScript(a, b).lines, typeAsaLine)
        expect(known(FIREWALL.meaning(there.statements, ''))).toEqual(known(FIREWALL.meaning(b.statements, '')))
        const back = typed(there, asaChangeScript(there, a).lines, typeAsaLine)
        expect(known(FIREWALL.meaning(back.statements, ''))).toEqual(known(FIREWALL.meaning(a.statements, '')))
      }),
      { numRuns: 80 * RUNS },
    )
  })
})
