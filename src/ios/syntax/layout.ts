/**
 * A configuration in the layout of a text that says nearly the same: its order, spacing and comments stay for the lines
 * that still stand, and what is new finds its place among them. A text that says just the same stays byte for byte.
 */
import type { Tree } from './language'
import type { LinePatch, Patches } from './patch'

type Trees<C> = readonly Tree<C>[]

interface Kit<C> {
  readonly patches: Pick<Patches<C>, 'same' | 'merge' | 'diff' | 'apply'>
  readonly canonical: (command: C, negated: boolean) => string
  readonly read: (text: string) => Trees<C>
}

export interface LaidOut<C> {
  readonly text: string
  /** The statements of that text, with their lines in it. */
  readonly statements: Trees<C>
}

/** Nothing when the layout cannot hold these lines: then they are written in the language's own. */
export function layOut<C>(
  { patches, canonical, read }: Kit<C>,
  layout: string,
  printed: Trees<C>,
  wanted: Trees<C>,
): LaidOut<C> | undefined {
  if (patches.same(printed, wanted)) return { text: layout, statements: printed }
  const change: LinePatch = patches.diff(printed, wanted)
  const text = written(layout, printed, patches.apply(patches.merge(printed), change), canonical)
  const statements = read(text)
  return patches.same(statements, wanted) ? { text, statements } : undefined
}

/** Lines of the layout that belong to one statement: what separates it from the one before, and its own. */
interface Block {
  readonly gap: readonly string[]
  readonly own: readonly string[]
}

function written<C>(
  layout: string,
  printed: Trees<C>,
  items: Trees<C>,
  canonical: (command: C, negated: boolean) => string,
): string {
  const { blocks, rest } = blocksOf(layout.split('\n'), linesOf(printed))
  const out: string[] = []
  const emit = (item: Tree<C>, depth: number): void => {
    const block = blocks.get(item.line)
    if (block) for (const line of [...block.gap, ...block.own]) out.push(line)
    else out.push(`${' '.repeat(depth)}${canonical(item.command, item.negated)}`)
    for (const child of item.children) emit(child, depth + 1)
  }
  for (const [index, item] of items.entries()) {
    const before = items[index - 1]
    const isSection = item.children.length > 0 || (before?.children.length ?? 0) > 0
    if (before && item.line === 0 && isSection && out.at(-1)?.trim() !== '!') out.push('!')
    emit(item, 0)
  }
  return [...out, ...rest].join('\n')
}

function linesOf<C>(items: Trees<C>, found: number[] = []): readonly number[] {
  for (const item of items) {
    if (item.line > 0) found.push(item.line)
    linesOf(item.children, found)
  }
  return found
}

const isGap = (line: string) => /^\s*!?\s*$/.test(line)

/** Each statement's lines by its first; what separates nothing more is the rest. A banner's text is its statement's own. */
function blocksOf(
  rows: readonly string[],
  starts: readonly number[],
): { readonly blocks: ReadonlyMap<number, Block>; readonly rest: readonly string[] } {
  const lines = [...new Set(starts)].sort((a, b) => a - b)
  const blocks = new Map<number, Block>()
  let gap: readonly string[] = rows.slice(0, (lines[0] ?? 1) - 1)
  for (const [index, line] of lines.entries()) {
    const upTo = (lines[index + 1] ?? rows.length + 1) - 1
    let end = upTo
    while (end > line && isGap(rows[end - 1] ?? '')) end--
    blocks.set(line, { gap, own: rows.slice(line - 1, end) })
    gap = rows.slice(end, upTo)
  }
  return { blocks, rest: gap }
}
