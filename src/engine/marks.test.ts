/**
 * One verdict for a line, wherever it is asked: the mark in the margin of the panel, the shares of the import and of the
 * check, and what either of them remarks on. For configurations drawn from the declarations, with lines that nothing reads.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASA, parseAsa, renderAsa } from '../asa/index'
import { importConfigurations } from '../interop/index'
import { IOS, parseIos, renderIos } from '../ios/index'
import { drawnLanguage, sectionOf, textOf } from '../testing/drawn-lines'
import { ASA_VALUES, IOS_VALUES } from '../testing/drawn-values'
import { buildScene } from './build'

const SEED = Number(process.env.HEADEND_SEED ?? 64)
const RUNS = Number(process.env.HEADEND_RUNS ?? 1)

const ROUTER = sectionOf(
  drawnLanguage(IOS, IOS_VALUES, new Set(['version', 'exit', 'eigrp-exit', 'hostname', 'banner']), SEED),
  'global',
  8,
).map((lines) => renderIos(parseIos(`version 15.9\nhostname base\n!\n${textOf(lines)}end\n`).config))
const FIREWALL = sectionOf(
  drawnLanguage(ASA, ASA_VALUES, new Set(['asa-version', 'hostname', 'global nameif', 'global ip-address']), SEED),
  'global',
  8,
).map((lines) => renderAsa(parseAsa(`ASA Version 9.1(2)\nhostname base\n!\n${textOf(lines)}`).config))

/** Sections that nothing reads: a line behind one is of it, with or without its indentation. */
const SECTIONS: ReadonlySet<string> = new Set(['router bgp 65000', 'crypto ipsec optional'])

/** Of no effect, of consequence, of no known word; and values that count where the word alone would not. */
const MORE = fc.constantFrom(
  'snmp-server location here',
  'router bgp 65000',
  'crypto ipsec optional',
  'timeout floating-conn 0:00:30',
  'frobnicate 7',
  'ip frobnicate',
)

const LETTERS = { s: 'simulated', n: 'noEffect', c: 'consequential', u: 'unknown' } as const

/** The lines that remarks name, also those that they only count. */
function named(remarks: readonly { readonly line: number; readonly summary: string }[]): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const { line, summary } of remarks) {
    lines.add(line)
    const others = /\(also line ([\d, –]+)\)/.exec(summary)?.[1] ?? ''
    for (const run of others.split(', ').filter(Boolean)) {
      const [first = 0, last = first] = run.split('–').map(Number)
      for (let at = first; at <= last; at++) lines.add(at)
    }
  }
  return lines
}

describe.each([
  ['a router', ROUTER],
  ['a firewall', FIREWALL],
] as const)('the marks of %s', (_name, texts) => {
  it('are the verdicts of its import and of its check, and each that matters is remarked on, by itself or with its section', () => {
    const cases = fc.tuple(texts, fc.array(MORE, { maxLength: 2 }))
    fc.assert(
      fc.property(cases, ([drawn, more]) => {
        const text = drawn.replace(/^!$/m, ['!', ...more, '!'].join('\n'))
        const { design, devices, diagnostics } = importConfigurations([{ name: 'base.cfg', text }], { values: {} })
        const shares = devices.find((item) => item.file)?.lines
        const built = design && buildScene(design)
        const panel = built?.texts.find((item) => item.text === text)
        const marks = panel?.verdicts ?? ''
        expect(marks).toHaveLength(text.split('\n').length)
        const count = (letter: keyof typeof LETTERS) => [...marks].filter((mark) => mark === letter).length
        expect(panel?.lines).toEqual(shares)
        expect({ simulated: count('s'), noEffect: count('n'), consequential: count('c'), unknown: count('u') }).toEqual(
          shares,
        )
        const matters = [...marks].flatMap((mark, at) => (mark === 'c' || mark === 'u' ? [at + 1] : []))
        const own = built?.diagnostics.filter((item) => item.severity !== 'info') ?? []
        const said = [named(diagnostics.filter((item) => item.severity !== 'info')), named(own)]
        // What stands in a section that matters as a whole is told with the line that opens it.
        const rows = text.split('\n')
        const opener = (line: number): number => {
          if (rows[line - 1]?.startsWith(' '))
            return rows.slice(0, line).findLastIndex((row) => !row.startsWith(' ')) + 1
          return SECTIONS.has(rows[line - 2] ?? '') ? line - 1 : line
        }
        for (const lines of said)
          expect(matters.filter((line) => !lines.has(line) && !lines.has(opener(line)))).toEqual([])
      }),
      { numRuns: 12 * RUNS },
    )
  })
})
