/**
 * Regular expressions as IOS has them (Cisco IOS Terminal Services Configuration Guide, appendix "Regular
 * Expressions"): `.`, `*`, `+`, `?`, `^`, `$`, `_`, `[]`, `()`, `|` and `\`. They are matched without going back: all
 * ways through the expression are followed at once, so that no line, however it is written, takes more time than its
 * length times that of the expression.
 */

export interface LinePattern {
  /** Whether the expression is found anywhere in a line. */
  test(line: string): boolean
}

/** One step: what it takes, and where it leads. A step without `takes` is passed without a character. */
interface Step {
  readonly takes?: (char: string) => boolean
  /** Passed only at the begin, or at the end, of a line. */
  readonly only?: 'begin' | 'end'
  next: readonly number[]
}

/** Part of an expression: its first step, and the steps whose `next` is still open. */
interface Part {
  readonly first: number
  readonly open: readonly number[]
}

/** What `_` stands for besides the ends of a line. */
const DELIMITERS = ' ,{}()"'

/** An expression, or nothing when it is none. */
export function linePattern(text: string): LinePattern | undefined {
  const reader = new Reader(text)
  const whole = reader.choice()
  if (!whole || !reader.atEnd) return undefined
  const { steps } = reader
  const end = steps.push({ next: [] }) - 1
  reader.lead(whole.open, end)
  return { test: (line) => matches(steps, whole.first, end, line) }
}

function matches(steps: readonly Step[], first: number, end: number, line: string): boolean {
  let now = new Set<number>()
  const chars = [...line]
  for (let at = 0; ; at++) {
    const places = { begin: at === 0, end: at === chars.length }
    reach(steps, first, places, now)
    for (const step of [...now]) reach(steps, step, places, now)
    if (now.has(end)) return true
    const char = chars[at]
    if (char === undefined) return false
    const then = new Set<number>()
    const after = { begin: false, end: at + 1 === chars.length }
    for (const index of now) {
      const step = steps[index]
      if (step?.takes?.(char)) for (const next of step.next) reach(steps, next, after, then)
    }
    now = then
  }
}

/** Adds a step and all that is passed from it without a character. */
function reach(
  steps: readonly Step[],
  from: number,
  places: Readonly<Record<'begin' | 'end', boolean>>,
  found: Set<number>,
): void {
  const open = [from]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const step = steps[index]
    if (!step || found.has(index) || (step.only && !places[step.only])) continue
    found.add(index)
    if (!step.takes) open.push(...step.next)
  }
}

class Reader {
  readonly steps: Step[] = []
  private at = 0
  private readonly chars: readonly string[]

  constructor(text: string) {
    this.chars = [...text]
  }

  get atEnd(): boolean {
    return this.at === this.chars.length
  }

  lead(open: readonly number[], to: number): void {
    for (const index of open) {
      const step = this.steps[index]
      if (step) step.next = [...step.next, to]
    }
  }

  /** `a|b` */
  choice(): Part | undefined {
    const parts: Part[] = []
    do {
      const part = this.sequence()
      if (!part) return undefined
      parts.push(part)
    } while (this.takes('|'))
    const first = this.steps.push({ next: parts.map((part) => part.first) }) - 1
    return { first, open: parts.flatMap((part) => part.open) }
  }

  private sequence(): Part | undefined {
    const begin = this.steps.push({ next: [] }) - 1
    let open: readonly number[] = [begin]
    while (!this.atEnd && this.chars[this.at] !== '|' && this.chars[this.at] !== ')') {
      const part = this.repeated()
      if (!part) return undefined
      this.lead(open, part.first)
      open = part.open
    }
    return { first: begin, open }
  }

  private repeated(): Part | undefined {
    let part = this.atom()
    while (part && /^[*+?]$/.test(this.chars[this.at] ?? '')) {
      const sign = this.chars[this.at++]
      const fork: number = this.steps.push({ next: [part.first] }) - 1
      if (sign !== '?') this.lead(part.open, fork)
      part = {
        first: sign === '+' ? part.first : fork,
        open: sign === '?' ? [fork, ...part.open] : [fork],
      }
    }
    return part
  }

  private atom(): Part | undefined {
    const char = this.chars[this.at++]
    switch (char) {
      case '(': {
        const inner = this.choice()
        return this.takes(')') ? inner : undefined
      }
      case '[':
        return this.set()
      case '.':
        return this.step({ takes: () => true, next: [] })
      case '^':
        return this.step({ only: 'begin', next: [] })
      case '$':
        return this.step({ only: 'end', next: [] })
      case '_':
        return this.delimiter()
      case '*':
      case '+':
      case '?':
      case undefined:
        return undefined
      case '\\': {
        const meant = this.chars[this.at++]
        return meant === undefined ? undefined : this.step({ takes: (each) => each === meant, next: [] })
      }
      default:
        return this.step({ takes: (each) => each === char, next: [] })
    }
  }

  private delimiter(): Part {
    const ways = [
      this.step({ only: 'begin', next: [] }),
      this.step({ only: 'end', next: [] }),
      this.step({ takes: (each) => DELIMITERS.includes(each), next: [] }),
    ]
    const first = this.steps.push({ next: ways.map((way) => way.first) }) - 1
    return { first, open: ways.flatMap((way) => way.open) }
  }

  /** `[a-z]`, `[^0-9]`; a bracket that stands first is meant itself. */
  private set(): Part | undefined {
    const not = this.takes('^')
    const ranges: (readonly [string, string])[] = []
    for (let char = this.chars[this.at++]; char !== ']' || ranges.length === 0; char = this.chars[this.at++]) {
      if (char === undefined) return undefined
      const to = this.chars[this.at] === '-' ? this.chars[this.at + 1] : undefined
      const isRange = to !== undefined && to !== ']'
      if (isRange) this.at += 2
      ranges.push([char, isRange ? to : char])
    }
    return this.step({ takes: (each) => ranges.some(([low, high]) => each >= low && each <= high) !== not, next: [] })
  }

  private step(step: Step): Part {
    const first = this.steps.push(step) - 1
    return { first, open: [first] }
  }

  private takes(char: string): boolean {
    if (this.chars[this.at] !== char) return false
    this.at++
    return true
  }
}
