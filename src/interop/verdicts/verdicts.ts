/**
 * A verdict for every line of a text: simulated; without effect on paths and times; with consequences that are not
 * simulated; or not known. It comes from the line's declaration, and from what the conversion could not make of it.
 */
import type { AsaStatement } from '../../asa/index'
import { asaEffectOf } from '../../asa/index'
import type { Configuration, NotKnown } from '../../config/index'
import { type Effect, effectOf, type Statement } from '../../ios/index'
import { tableValues } from '../../net/index'

export type Verdict = 'simulated' | 'noEffect' | 'consequential' | 'unknown'

export interface LineVerdict {
  /** 1-based line of the text. */
  readonly line: number
  readonly text: string
  readonly verdict: Verdict
  /** Why it has no effect, or what it leaves open; empty otherwise. */
  readonly because: string
}

/** How many lines of a device have each verdict. Remarks and separators are no lines. */
export type LineShares = Readonly<Record<Verdict, number>>

export const iosVerdicts = (lines: readonly Statement[], configuration: Configuration): readonly LineVerdict[] =>
  verdictsOf(lines, (item) => effectOf(item.command, item.negated), configuration)

export const asaVerdicts = (lines: readonly AsaStatement[], configuration: Configuration): readonly LineVerdict[] =>
  verdictsOf(lines, (item) => asaEffectOf(item.command, item.negated), configuration)

interface Line<L> {
  readonly command: { readonly kind: string }
  readonly line: number
  readonly text: string
  readonly children: readonly L[]
}

function verdictsOf<L extends Line<L>>(
  lines: readonly L[],
  effect: (line: L) => Effect | undefined,
  configuration: Configuration,
): readonly LineVerdict[] {
  const open = leftOpen(configuration)
  const found: LineVerdict[] = []
  const walk = (items: readonly L[], around: Around) => {
    for (const item of items) {
      if (item.command.kind === 'comment') continue
      const own = within(around, effect(item))
      found.push({ line: item.line, text: item.text, ...said(own, open.get(item.line)) })
      walk(item.children, own?.kind === 'simulated' ? 'read' : own)
    }
  }
  walk(lines, 'read')
  return found
}

/** The section that a line stands in: one that is read, or what is known of one that is not. */
type Around = 'read' | Effect | undefined

/** What stands in a section that is not read, or in a banner, is as its section is. */
function within(around: Around, own: Effect | undefined): Effect | undefined {
  if (around === 'read') return own
  return around?.kind === 'consequential' ? (own ?? around) : around
}

function said(effect: Effect | undefined, open: NotKnown | undefined): Pick<LineVerdict, 'verdict' | 'because'> {
  if (!effect) return { verdict: 'unknown', because: open?.summary ?? '' }
  switch (effect.kind) {
    case 'simulated':
      return open
        ? { verdict: 'consequential', because: `not known ${open.summary}` }
        : { verdict: 'simulated', because: '' }
    case 'none':
      return { verdict: 'noEffect', because: effect.because }
    case 'consequential':
      return { verdict: 'consequential', because: open ? `not known ${open.summary}` : effect.because }
  }
}

/** What the conversion left open, by the line that it is because of. */
function leftOpen(configuration: Configuration): ReadonlyMap<number, NotKnown> {
  const all = [
    ...(configuration.notKnown ?? []),
    ...configuration.staticRoutes.flatMap((route) => route.notKnown ?? []),
    ...tableValues(configuration.accessLists).flatMap((list) => list.entries.flatMap((entry) => entry.notKnown ?? [])),
  ]
  return new Map(all.map((item) => [item.because.line, item]))
}

/** What a text carries of its verdicts; nothing when it has no lines. */
export interface Judged {
  /** A letter a line: s(imulated), n(o effect), c(onsequential and not simulated), u(nknown), or blank. */
  readonly verdicts?: string
  readonly lines?: LineShares
}

const LETTERS = { simulated: 's', noEffect: 'n', consequential: 'c', unknown: 'u' } as const

/** A letter for each line of a text, the first of its verdict's name; a blank where nothing is said. */
export function lettersOf(text: string, verdicts: readonly LineVerdict[]): string {
  const letters = Array.from(text.split('\n'), () => ' ')
  for (const { line, verdict } of verdicts) if (line > 0 && line <= letters.length) letters[line - 1] = LETTERS[verdict]
  return letters.join('')
}

export function sharesOf(verdicts: readonly LineVerdict[]): LineShares {
  const count = (verdict: Verdict) => verdicts.filter((item) => item.verdict === verdict).length
  return {
    simulated: count('simulated'),
    noEffect: count('noEffect'),
    consequential: count('consequential'),
    unknown: count('unknown'),
  }
}
