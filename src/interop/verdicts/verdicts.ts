/**
 * A verdict for every line of a text: simulated; without effect on paths and times; with consequences that are not
 * simulated; or not known. It comes from the line's declaration, and from what the conversion could not make of it.
 */
import type { AsaStatement } from '../../asa/index'
import { asaAvailabilityOf, asaEffectOf } from '../../asa/index'
import { type Configuration, leftOpenIn, type NotKnown } from '../../config/index'
import {
  type Availability,
  availabilityOf,
  type Effect,
  effectOf,
  isOfItsSection,
  isShut,
  type Statement,
} from '../../ios/index'
import { lackOf, type Software } from './availability'

export type Verdict = 'simulated' | 'noEffect' | 'consequential' | 'unknown'

export interface LineVerdict {
  /** 1-based line of the text. */
  readonly line: number
  readonly text: string
  readonly verdict: Verdict
  /** Why it has no effect, or what it leaves open; empty otherwise. */
  readonly because: string
  /** What the simulator says is not known because of it. */
  readonly open?: NotKnown
  /** Why the device would refuse it: its release or its software does not have it. */
  readonly refused?: string
  /** It stands in a section that is refused, or left open, as a whole: what is said of the section is said of it. */
  readonly ofSection?: true
  /** It would matter if its interface were not shut down: nothing is said of it. */
  readonly idle?: true
}

/** How many lines of a device have each verdict. Remarks and separators are no lines. */
export type LineShares = Readonly<Record<Verdict, number>>

/** What is asked of the language that the lines are of. */
interface Asked<L> {
  readonly effect: (line: L) => Effect | undefined
  readonly has: (line: L) => Availability | undefined
  readonly software: Software
}

export const iosVerdicts = (
  lines: readonly Statement[],
  configuration: Configuration,
  software: Software,
): readonly LineVerdict[] =>
  verdictsOf(
    lines,
    {
      effect: (item) => effectOf(item.command, item.negated),
      has: (item) => (item.negated ? undefined : availabilityOf(item.command)),
      software,
    },
    configuration,
  )

export const asaVerdicts = (
  lines: readonly AsaStatement[],
  configuration: Configuration,
  software: Software,
): readonly LineVerdict[] =>
  verdictsOf(
    lines,
    {
      effect: (item) => asaEffectOf(item.command, item.negated),
      has: (item) => (item.negated ? undefined : asaAvailabilityOf(item.command)),
      software,
    },
    configuration,
  )

interface Line<L> {
  readonly command: { readonly kind: string }
  readonly negated: boolean
  readonly line: number
  readonly text: string
  readonly children: readonly L[]
}

function verdictsOf<L extends Line<L>>(
  lines: readonly L[],
  { effect, has, software }: Asked<L>,
  configuration: Configuration,
): readonly LineVerdict[] {
  const open = leftOpen(configuration)
  const found: LineVerdict[] = []
  const walk = (items: readonly L[], around: Around, refused = false, shut = false) => {
    for (const item of items) {
      if (item.command.kind === 'comment') continue
      const idle = shut && isIdleIn(item, effect(item))
      const alone = idle ? IDLE : effect(item)
      const own = within(around, alone)
      const available = has(item)
      const lack = available && lackOf(available, software)
      const left = open.get(item.line)
      const verdict = said(own, left)
      found.push({
        line: item.line,
        text: item.text,
        ...(refused ? IN_REFUSED : withLack(verdict, lack)),
        ...(own?.kind === 'consequential' && isOfItsSection(alone) ? { ofSection: true } : {}),
        ...(left ? { open: left } : {}),
        ...(idle ? { idle } : {}),
      })
      walk(item.children, own?.kind === 'simulated' ? 'read' : own, refused || lack !== undefined, shut || isShut(item))
    }
  }
  walk(lines, 'read')
  return found
}

const IDLE = { kind: 'none', because: 'its interface is shut down' } as const

/** What is not read below a port that is shut carries nothing, whatever it would say of what passes. */
const isIdleIn = ({ command }: { readonly command: { readonly kind: string } }, effect: Effect | undefined) =>
  command.kind === 'unknown' && effect?.kind === 'consequential'

/** The section that a line stands in: one that is read, or what is known of one that is not. */
type Around = 'read' | Effect | undefined

/** What stands in a section that is not read, or in a banner, is as its section is, unless it counts by itself. */
function within(around: Around, own: Effect | undefined): Effect | undefined {
  if (around === 'read') return own
  if (own?.kind === 'consequential') return own
  if (around?.kind === 'consequential' && isOfItsSection(own)) return around
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

const IN_REFUSED = { verdict: 'consequential', because: 'the device refuses its section', ofSection: true } as const

/** What a device refuses is not what it does: only of a line that matters. */
function withLack(
  verdict: Pick<LineVerdict, 'verdict' | 'because'>,
  lack: string | undefined,
): Omit<LineVerdict, 'line' | 'text'> {
  if (lack === undefined || verdict.verdict === 'noEffect') return verdict
  return { verdict: 'consequential', because: `${lack}, and refuses the line`, refused: lack }
}

/** What the conversion left open, by the line that it is because of. */
const leftOpen = (configuration: Configuration): ReadonlyMap<number, NotKnown> =>
  new Map(leftOpenIn(configuration).map((item) => [item.because.line, item]))

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
