/**
 * Reads a text by a grammar. Indentation helps but is not needed: a line that fits the open mode belongs to it, else
 * to the nearest mode around it. What fits nowhere is kept verbatim with one diagnostic; in a text without indentation
 * it stays in the open section until a `!`, so that the lines after it find theirs. Never throws, linear time.
 */
import { argumentsOf, type Declaration } from './grammar'
import { isMatch, matchLine, type Word, wordsOf } from './pattern'

export interface ReadStatement<C> {
  readonly command: C
  readonly negated: boolean
  readonly line: number
  readonly text: string
  readonly children: ReadStatement<C>[]
}

export interface ReadDiagnostic {
  readonly severity: 'error' | 'warning' | 'info'
  readonly line: number
  readonly summary: string
  readonly detail: string
  readonly remedy: string
}

export interface Language<C extends { readonly kind: string }> {
  readonly declarations: readonly Declaration<C>[]
  readonly unknown: (text: string) => C
  readonly comment: (text: string) => C
  /** Lines that open a verbatim block: given the command, the line that ends it. */
  readonly blockEnd: (command: C) => string | undefined
  /** The command that takes a verbatim block's lines. */
  readonly block: (text: string) => C
}

/** Diagnostics of a text are capped here; the rest is counted in one line. */
const MAX_DIAGNOSTICS = 500

interface Open<C> {
  readonly mode: string
  readonly indent: number
  readonly children: ReadStatement<C>[]
}

export function readText<C extends { readonly kind: string }>(
  language: Language<C>,
  text: string,
): { readonly statements: readonly ReadStatement<C>[]; readonly diagnostics: readonly ReadDiagnostic[] } {
  const index = indexOf(language.declarations)
  const root: Open<C> = { mode: 'global', indent: -1, children: [] }
  const stack: Open<C>[] = [root]
  const diagnostics: ReadDiagnostic[] = []
  let suppressed = 0
  const report = (diagnostic: ReadDiagnostic) => {
    if (diagnostics.length < MAX_DIAGNOSTICS) diagnostics.push(diagnostic)
    else suppressed++
  }
  const lines = text.split(/\r?\n/)
  // Whether lines of a section stand as far left as the line that opens it, as in a text without indentation.
  let flat = false
  let separated = false
  for (let number = 1; number <= lines.length; number++) {
    const raw = lines[number - 1] ?? ''
    const line = raw.trim()
    if (line === '!') separated = true
    if (line === '' || line === '!') continue
    const indent = raw.length - raw.trimStart().length
    if (line.startsWith('!') || line.startsWith(':')) {
      if (indent <= (stack.at(-1)?.indent ?? 0)) stack.length = 1
      const command = language.comment(line)
      ;(stack.at(-1) ?? root).children.push({ command, negated: false, line: number, text: line, children: [] })
      continue
    }
    leaveVerbatim(stack, indent)
    const found = place(index, stack, line)
    if (found.kind === 'placed') {
      if (found.level > 0) flat = indent <= (stack[found.level]?.indent ?? 0)
      separated = false
      stack.length = found.level + 1
      const statement: ReadStatement<C> = {
        command: found.command,
        negated: found.negated,
        line: number,
        text: line,
        children: [],
      }
      stack[found.level]?.children.push(statement)
      const end = language.blockEnd(found.command)
      if (end !== undefined) {
        const taken = takeBlock(language, lines, number, end)
        statement.children.push(...taken.statements)
        number = taken.last
      }
      if (found.opens !== undefined && !found.negated)
        stack.push({ mode: found.opens, indent, children: statement.children })
      continue
    }
    report({
      severity: found.severity,
      line: number,
      summary: found.summary,
      detail: found.detail,
      remedy: found.remedy,
    })
    const top = stack.at(-1) ?? root
    const deeper = indent > top.indent && stack.length > 1 && indent > 0
    if (!deeper && !(flat && !separated)) stack.length = 1
    const statement: ReadStatement<C> = {
      command: language.unknown(line),
      negated: false,
      line: number,
      text: line,
      children: [],
    }
    ;(stack.at(-1) ?? root).children.push(statement)
    stack.push({ mode: 'verbatim', indent, children: statement.children })
  }
  if (suppressed > 0)
    diagnostics.push({
      severity: 'warning',
      line: 0,
      summary: `${suppressed} more lines were not understood`,
      detail: 'Only the first are listed.',
      remedy: 'Check that this is a router configuration.',
    })
  return { statements: root.children, diagnostics }
}

/** A verbatim section only holds lines that are indented deeper than its own. */
function leaveVerbatim<C>(stack: Open<C>[], indent: number): void {
  for (let top = stack.at(-1); top?.mode === 'verbatim' && indent <= top.indent; top = stack.at(-1)) stack.pop()
}

type Index<C extends { readonly kind: string }> = ReadonlyMap<string, readonly Declaration<C>[]>

function indexOf<C extends { readonly kind: string }>(declarations: readonly Declaration<C>[]): Index<C> {
  const index = new Map<string, Declaration<C>[]>()
  for (const declaration of declarations) {
    for (const mode of declaration.modes) index.set(mode, [...(index.get(mode) ?? []), declaration])
  }
  return index
}

type Placed<C> =
  | {
      readonly kind: 'placed'
      readonly level: number
      readonly command: C
      readonly negated: boolean
      readonly opens: string | undefined
    }
  | {
      readonly kind: 'lost'
      readonly severity: 'error' | 'warning'
      readonly summary: string
      readonly detail: string
      readonly remedy: string
    }

/** Finds the innermost open mode in which the line makes sense; a full spelling anywhere beats a shortened one. */
function place<C extends { readonly kind: string }>(
  index: Index<C>,
  stack: readonly Open<C>[],
  line: string,
): Placed<C> {
  let problem: Placed<C> | undefined
  let shortened: Placed<C> | undefined
  for (let level = stack.length - 1; level >= 0; level--) {
    const mode = stack[level]?.mode ?? 'global'
    if (mode === 'verbatim') continue
    const result = readCommand(index.get(mode) ?? [], line)
    if (result.kind === 'read') {
      const placed: Placed<C> = {
        kind: 'placed',
        level,
        command: result.command,
        negated: result.negated,
        opens: result.opens,
      }
      if (result.exact) return placed
      shortened ??= placed
    } else if (result.kind === 'wrong') {
      problem ??= {
        kind: 'lost',
        severity: 'error',
        summary: result.summary,
        detail: 'The line is kept as it is, but has no effect here.',
        remedy: result.remedy,
      }
    }
  }
  if (shortened) return shortened
  return (
    problem ?? {
      kind: 'lost',
      severity: 'warning',
      summary: `"${clip(line)}" is not understood`,
      detail: 'The line is kept at its place and exported again, but it is not simulated.',
      remedy: 'Nothing needs to be done unless it matters to the paths; check its spelling.',
    }
  )
}

type Read<C> =
  | {
      readonly kind: 'read'
      readonly command: C
      readonly negated: boolean
      readonly opens: string | undefined
      readonly exact: boolean
    }
  | { readonly kind: 'wrong'; readonly summary: string; readonly remedy: string }
  | { readonly kind: 'none' }

/** Reads one line among the commands of a mode. */
export function readCommand<C extends { readonly kind: string }>(
  declarations: readonly Declaration<C>[],
  line: string,
): Read<C> {
  const words = wordsOf(line)
  const negated = words[0]?.text.toLowerCase() === 'no' || words[0]?.text.toLowerCase() === 'default'
  const body = negated ? words.slice(1) : words
  const full = best(declarations, body, line, negated, (item) => item.elements)
  if (full.kind !== 'none' && full.kind !== 'wrong') return full
  const bare = negated ? best(declarations, body, line, negated, (item) => item.bare) : full
  return bare.kind === 'read' ? bare : full
}

function best<C extends { readonly kind: string }>(
  declarations: readonly Declaration<C>[],
  words: readonly Word[],
  line: string,
  negated: boolean,
  pattern: (item: Declaration<C>) => Declaration<C>['elements'] | undefined,
): Read<C> {
  let found: Read<C> = { kind: 'none' }
  let depth = 1
  for (const item of declarations) {
    const elements = pattern(item)
    if (!elements || (found.kind === 'read' && found.exact)) continue
    const match = matchLine(elements, words, line)
    if (isMatch(match)) {
      const made = item.make(argumentsOf(match.args))
      if (typeof made === 'string')
        found =
          found.kind === 'read'
            ? found
            : { kind: 'wrong', summary: `"${clip(line)}": ${made}`, remedy: `Write it as: ${item.pattern}` }
      else if (found.kind !== 'read' || match.exact)
        found = { kind: 'read', command: made, negated, opens: item.opens, exact: match.exact }
    } else if (found.kind !== 'read' && match.words > depth) {
      depth = match.words
      const typed = words[match.words]?.text
      found = {
        kind: 'wrong',
        summary: `"${clip(line)}": ${typed === undefined ? 'something is missing' : `"${clip(typed)}" does not fit`}`,
        remedy: `Here ${match.expected} is expected: ${item.pattern}`,
      }
    }
  }
  return found
}

function takeBlock<C extends { readonly kind: string }>(
  language: Language<C>,
  lines: readonly string[],
  from: number,
  end: string,
): { readonly statements: readonly ReadStatement<C>[]; readonly last: number } {
  const statements: ReadStatement<C>[] = []
  for (let number = from + 1; number <= lines.length; number++) {
    const text = (lines[number - 1] ?? '').trimEnd()
    if (text.trim() !== '')
      statements.push({
        command: language.block(text.trim()),
        negated: false,
        line: number,
        text: text.trim(),
        children: [],
      })
    if (text.includes(end)) return { statements, last: number }
  }
  return { statements, last: lines.length }
}

const clip = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text)
