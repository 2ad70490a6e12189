/**
 * A text as a box of its release takes it: lines that it would refuse stand as remarks, so that what is pasted is taken
 * whole. A section whose first line is refused would leave its lines to the section before it: they are remarks too.
 */
import type { Availability } from '../../ios/index'
import { lackOf, type Software } from './availability'

interface Line<L> {
  readonly command: { readonly kind: string }
  readonly negated: boolean
  readonly line: number
  readonly text: string
  readonly children: readonly L[]
}

/** Why each line is not taken, by its number. */
type Refused = ReadonlyMap<number, string>

function refusedAmong<L extends Line<L>>(
  lines: readonly L[],
  has: (line: L) => Availability | undefined,
  software: Software,
): Refused {
  const found = new Map<number, string>()
  const walk = (items: readonly L[], around: string | undefined) => {
    for (const item of items) {
      const available = item.negated ? undefined : has(item)
      const why = around ?? (available && lackOf(available, software))
      // A banner or a certificate has several lines.
      const rows = item.text.split('\n').length
      if (why !== undefined && item.command.kind !== 'comment')
        for (let row = 0; row < rows; row++) found.set(item.line + row, why)
      walk(item.children, why)
    }
  }
  walk(lines, undefined)
  return found
}

/** The text with lines that are refused as remarks; nothing when none is. */
export function asTaken<L extends Line<L>>(
  text: string,
  lines: readonly L[],
  has: (line: L) => Availability | undefined,
  software: Software,
): string | undefined {
  const refused = refusedAmong(lines, has, software)
  if (refused.size === 0) return undefined
  return text
    .split('\n')
    .map((row, index) => {
      const why = refused.get(index + 1)
      return why === undefined ? row : row.replace(/^(\s*)(.*)$/, (_row, indent, line) => `${indent}! (${why}) ${line}`)
    })
    .join('\n')
}
