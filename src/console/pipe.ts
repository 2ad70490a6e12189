/**
 * What stands after `|`: `include`, `exclude`, `begin`, `section` and `count`, each with a regular expression as IOS
 * reads it.
 */
import { type LinePattern, linePattern } from './regexp'

interface Pipe {
  readonly name: string
  readonly help: string
  readonly apply: (lines: readonly string[], pattern: LinePattern) => readonly string[]
}

export const PIPES: readonly Pipe[] = [
  { name: 'begin', help: 'Begin with the line that matches', apply: (lines, pattern) => beginAt(lines, pattern) },
  { name: 'count', help: 'Count number of lines which match regexp', apply: counted },
  {
    name: 'exclude',
    help: 'Exclude lines that match',
    apply: (lines, pattern) => lines.filter((line) => !pattern.test(line)),
  },
  {
    name: 'include',
    help: 'Include lines that match',
    apply: (lines, pattern) => lines.filter((line) => pattern.test(line)),
  },
  { name: 'section', help: 'Filter a section of output', apply: sections },
]

function beginAt(lines: readonly string[], pattern: LinePattern): readonly string[] {
  const at = lines.findIndex((line) => pattern.test(line))
  return at < 0 ? [] : lines.slice(at)
}

function counted(lines: readonly string[], pattern: LinePattern): readonly string[] {
  return [`Number of lines which match regexp = ${lines.filter((line) => pattern.test(line)).length}`]
}

/** A matching line with the deeper ones below it. */
function sections(lines: readonly string[], pattern: LinePattern): readonly string[] {
  const kept: string[] = []
  let depth: number | undefined
  for (const line of lines) {
    const indent = line.length - line.trimStart().length
    if (depth !== undefined && indent > depth) kept.push(line)
    else if (pattern.test(line)) {
      depth = indent
      kept.push(line)
    } else depth = undefined
  }
  return kept
}

export interface PipeUse {
  readonly pipe: Pipe
  readonly pattern: LinePattern
}

/** The command before the pipe and what is done with its output; `wrong` is the offset at which the pipe is not understood. */
export type Piped =
  | { readonly kind: 'plain'; readonly command: string }
  | { readonly kind: 'piped'; readonly command: string; readonly use: PipeUse }
  | { readonly kind: 'wrong'; readonly at: number }
  | { readonly kind: 'incomplete' }

export function splitPipe(line: string): Piped {
  const bar = line.indexOf('|')
  if (bar < 0) return { kind: 'plain', command: line }
  const rest = line.slice(bar + 1)
  const word = /^\s*(\S*)/.exec(rest)
  const name = word?.[1] ?? ''
  if (name === '') return { kind: 'incomplete' }
  const start = bar + 1 + (word?.[0].length ?? 0) - name.length
  const pipe = PIPES.filter((item) => item.name.startsWith(name.toLowerCase()))
  const [only] = pipe
  if (!only || pipe.length > 1) return { kind: 'wrong', at: start }
  const text = rest.slice(word?.[0].length ?? 0).trim()
  if (text === '') return { kind: 'incomplete' }
  const pattern = patternOf(text)
  return pattern
    ? { kind: 'piped', command: line.slice(0, bar), use: { pipe: only, pattern } }
    : { kind: 'wrong', at: line.indexOf(text, start) }
}

/** Patterns longer than this are refused: the longest line a router takes. */
const LONGEST_PATTERN = 254

function patternOf(text: string): LinePattern | undefined {
  return text.length > LONGEST_PATTERN ? undefined : linePattern(text)
}

export function applyPipe(output: string, { pipe, pattern }: PipeUse): string {
  const body = output.endsWith('\n') ? output.slice(0, -1) : output
  return pipe.apply(body.split('\n'), pattern).join('\n')
}
