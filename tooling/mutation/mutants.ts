/** Small mistakes that a person could have made in a line of code. */
import { readFileSync } from 'node:fs'

export interface Mutant {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly before: string
  readonly after: string
  /** The file's whole text with the mistake in it. */
  readonly text: string
}

/** What stands between spaces, so that types, generics and arrows are left alone. */
const SWAPS: readonly (readonly [RegExp, string])[] = [
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ < /g, ' <= '],
  [/ <= /g, ' < '],
  [/ > /g, ' >= '],
  [/ >= /g, ' > '],
  [/ \+ /g, ' - '],
  [/ - /g, ' + '],
  [/ \* /g, ' / '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ \?\? /g, ' && '],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/Math\.min\b/g, 'Math.max'],
  [/Math\.max\b/g, 'Math.min'],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/\b32\b/g, '31'],
  [/(?<![\w.'])1(?![\w.'])/g, '2'],
]

/** Comments, imports, declarations of types, and loops that might never end. */
const LEFT_ALONE = /^\s*(\/\/|\/?\*|import\b|export (type|interface|\{)|type\b|interface\b|readonly\b|\||while\b|for\b)/

export function mutantsOf(file: string): readonly Mutant[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    if (LEFT_ALONE.test(line)) return []
    return SWAPS.flatMap(([pattern, other]) =>
      [...line.matchAll(pattern)].map((match) => {
        const after = line.slice(0, match.index) + other + line.slice(match.index + match[0].length)
        const text = lines.map((item, at) => (at === index ? after : item)).join('\n')
        return { file, line: index + 1, before: line.trim(), after: after.trim(), text }
      }),
    )
  })
}
