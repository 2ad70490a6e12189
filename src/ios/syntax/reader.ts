/**
 * Reads a text by a grammar. Indentation helps but is not needed: a line that fits the open mode belongs to it, else
 * to the nearest mode around it. What fits nowhere is kept verbatim with one diagnostic; in a text without indentation
 * it stays in the open section until a `!`, so that the lines after it find theirs. Never throws, linear time.
 */
import type { Undeclared } from './grammar'
import type { Kinded, Language } from './language'
import { clip, readCommand } from './read-command'

export interface ReadStatement<D> {
  readonly command: D | Undeclared
  readonly negated: boolean
  readonly line: number
  readonly text: string
  readonly children: ReadStatement<D>[]
}

export interface ReadDiagnostic {
  readonly severity: 'error' | 'warning' | 'info'
  readonly line: number
  readonly summary: string
  readonly detail: string
  readonly remedy: string
}

/** Diagnostics of a text are capped here; the rest is counted in one line. */
const MAX_DIAGNOSTICS = 500

interface Open<D> {
  readonly mode: string
  readonly indent: number
  readonly children: ReadStatement<D>[]
}

export function readText<D extends Kinded>(
  language: Language<D>,
  text: string,
): { readonly statements: readonly ReadStatement<D>[]; readonly diagnostics: readonly ReadDiagnostic[] } {
  const root: Open<D> = { mode: 'global', indent: -1, children: [] }
  const stack: Open<D>[] = [root]
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
      const command = { kind: 'comment', text: line } as const
      ;(stack.at(-1) ?? root).children.push({ command, negated: false, line: number, text: line, children: [] })
      continue
    }
    leaveVerbatim(stack, indent)
    const found = place(language, stack, line)
    if (found.kind === 'placed') {
      if (found.level > 0) flat = indent <= (stack[found.level]?.indent ?? 0)
      separated = false
      stack.length = found.level + 1
      const statement: ReadStatement<D> = {
        command: found.command,
        negated: found.negated,
        line: number,
        text: line,
        children: [],
      }
      stack[found.level]?.children.push(statement)
      const opened = language.opensOf(found.command)
      const end = opened.kind === 'text' && !found.negated ? opened.until(found.command as D) : undefined
      if (end !== undefined) {
        const taken = takeBlock<D>(lines, number, end)
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
    const statement: ReadStatement<D> = {
      command: { kind: 'unknown', text: line },
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
function leaveVerbatim<D>(stack: Open<D>[], indent: number): void {
  for (let top = stack.at(-1); top?.mode === 'verbatim' && indent <= top.indent; top = stack.at(-1)) stack.pop()
}

type Placed<D> =
  | {
      readonly kind: 'placed'
      readonly level: number
      readonly command: D | Undeclared
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
function place<D extends Kinded>(language: Language<D>, stack: readonly Open<D>[], line: string): Placed<D> {
  let problem: Placed<D> | undefined
  let shortened: Placed<D> | undefined
  for (let level = stack.length - 1; level >= 0; level--) {
    const mode = stack[level]?.mode ?? 'global'
    if (mode === 'verbatim') continue
    const result = readCommand(language, mode, line)
    if (result.kind === 'read') {
      const placed: Placed<D> = {
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

function takeBlock<D>(
  lines: readonly string[],
  from: number,
  end: string,
): { readonly statements: readonly ReadStatement<D>[]; readonly last: number } {
  const statements: ReadStatement<D>[] = []
  for (let number = from + 1; number <= lines.length; number++) {
    const text = (lines[number - 1] ?? '').trimEnd()
    if (text.trim() !== '')
      statements.push({
        command: { kind: 'unknown', text: text.trim() },
        negated: false,
        line: number,
        text: text.trim(),
        children: [],
      })
    if (text.includes(end)) return { statements, last: number }
  }
  return { statements, last: lines.length }
}
