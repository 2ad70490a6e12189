/** docs/what-is-simulated.md, made of the declarations of both languages: what each line that is known does here. */
import { ASA } from '../../src/asa/commands'
import { ASA_KNOWN } from '../../src/asa/known'
import { IOS } from '../../src/ios/commands/all'
import type { Kinded, Language } from '../../src/ios/index'
import { readCommand } from '../../src/ios/index'
import { KNOWN } from '../../src/ios/known/all'
import type { Declaration, Effect } from '../../src/ios/syntax/grammar'
import type { KnownGroup } from '../../src/ios/syntax/known'
import { drawnLanguage, type Values } from '../../src/testing/drawn-lines'
import { ASA_VALUES, IOS_VALUES } from '../../src/testing/drawn-values'

interface Row {
  readonly section: string
  readonly line: string
  readonly effects: readonly Effect[]
}

const SEED = 64

/** Every declared command as its pattern, with the effects that its lines may have. */
function declared<D extends Kinded>(language: Language<D>, values: Values): readonly Row[] {
  const { pools } = drawnLanguage(language, values, new Set(), SEED)
  const effects = new Map<string, Effect[]>()
  for (const [mode, commands] of pools)
    for (const { kind, line } of commands.flat()) {
      const read = readCommand(language, mode, line, 'in full')
      const effect = read.kind === 'read' ? language.effectOf(read.command, read.negated) : undefined
      if (effect) effects.set(kind, [...(effects.get(kind) ?? []), effect])
    }
  return language.declarations.map((each) => ({
    section: each.modes[0] ?? 'global',
    line: patternOf(each),
    effects: effects.get(each.kind) ?? [],
  }))
}

const patternOf = <D extends Kinded>({ pattern }: Declaration<D>): string =>
  pattern.replace(/<(\w+):[^>]*>/g, (_, name: string) => name.toUpperCase())

const known = (groups: ReadonlyMap<string, readonly KnownGroup[]>): readonly Row[] =>
  [...groups].flatMap(([section, list]) =>
    list.flatMap(({ words, effect }) =>
      words
        .split(/[,\n]/)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line) => ({ section, line: `${line} …`, effects: [effect] })),
    ),
  )

const isOnly = (row: Row, kind: Effect['kind']) =>
  row.effects.length > 0 && row.effects.every((one) => one.kind === kind)

const reasons = ({ effects }: Row, kind: Effect['kind']): string => {
  const own = effects.flatMap((one) => (one.kind === kind && one.kind !== 'simulated' ? [one.because] : []))
  return [...new Set(own)].sort().join('; ')
}

/** A cell of a table: what would part or mark it up is written as it stands. */
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [...new Set(rows.map((row) => `| ${row.join(' | ')} |`))].sort()
  return [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- |').join('')}`, ...lines].join('\n')
}

/** Lines of a section about which the same is to be said, in one row. */
function together(rows: readonly Row[], said: (row: Row) => string): readonly (readonly string[])[] {
  const groups = new Map<string, { readonly section: string; readonly said: string; readonly lines: Set<string> }>()
  for (const row of rows) {
    const key = JSON.stringify([row.section, said(row)])
    const group = groups.get(key) ?? { section: row.section, said: said(row), lines: new Set<string>() }
    group.lines.add(code(row.line))
    groups.set(key, group)
  }
  return [...groups.values()].map(({ section, lines, said }) => [section, [...lines].sort().join(', '), cell(said)])
}

function chapter(title: string, rows: readonly Row[]): string {
  const simulated = rows.filter((row) => row.effects.some(({ kind }) => kind === 'simulated'))
  const partly = simulated.filter((row) => !isOnly(row, 'simulated'))
  const without = rows.filter((row) => !simulated.includes(row) && isOnly(row, 'none'))
  const unknown = rows.filter((row) => !simulated.includes(row) && !without.includes(row) && row.effects.length > 0)
  return `## ${title}

### Simulated

${table(
  ['section', 'line', 'but not known', 'in other words without effect, because'],
  simulated.map((row) => [
    row.section,
    code(row.line),
    ...(partly.includes(row) ? [cell(reasons(row, 'consequential')), cell(reasons(row, 'none'))] : ['', '']),
  ]),
)}

### Known and not simulated: what then is not known

${table(
  ['section', 'lines', 'what is not known'],
  together(unknown, (row) => reasons(row, 'consequential')),
)}

### Without effect on paths and times

${table(
  ['section', 'lines', 'because'],
  together(without, (row) => reasons(row, 'none')),
)}
`
}

export const linesPaper = (): string => `# What is simulated

Made of the declarations of the two languages by \`npm run papers\`; a check holds it to them. A line that is in none of these tables is
kept, exported as it was, and called *not known*. Words in capitals are values, square brackets may be left out.

${chapter('IOS', [...declared(IOS, IOS_VALUES), ...known(KNOWN)])}
${chapter('ASA and PIX', [...declared(ASA, ASA_VALUES), ...known(ASA_KNOWN)])}`
