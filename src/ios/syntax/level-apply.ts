/** Deletions and insertions at one level of a configuration, in time that grows with the lines and no faster. */

interface Line {
  readonly text: string
}

interface Insertion {
  readonly text: string
  readonly after?: string
}

interface Node<L> {
  readonly line: L
  next: Node<L> | undefined
}

/** The level's lines after the changes; `made` reads an inserted line. */
export function applied<L extends Line>(
  lines: readonly L[],
  deletions: readonly string[],
  insertions: readonly Insertion[],
  made: (text: string) => L,
): readonly L[] {
  const kept = without(lines, deletions)
  if (insertions.length === 0) return kept
  const level = chainOf(kept)
  for (const { text, after } of insertions) level.insert(made(text), after)
  return level.lines()
}

/** Of two equal lines one deletion removes the first. */
function without<L extends Line>(lines: readonly L[], deletions: readonly string[]): readonly L[] {
  const gone = new Map<string, number>()
  for (const text of deletions) gone.set(text, (gone.get(text) ?? 0) + 1)
  return lines.filter(({ text }) => {
    const left = gone.get(text) ?? 0
    if (left > 0) gone.set(text, left - 1)
    return left === 0
  })
}

/** Lines in a chain, with the last one of each text at hand. */
function chainOf<L extends Line>(lines: readonly L[]) {
  const head: { next: Node<L> | undefined } = { next: undefined }
  const lasts = new Map<string, Node<L>>()
  let tail: Node<L> | undefined
  let beforeTail: Node<L> | undefined
  const put = (line: L, place: Node<L> | undefined) => {
    const node: Node<L> = { line, next: place ? place.next : head.next }
    if (place) place.next = node
    else head.next = node
    if (node.next === undefined) {
      beforeTail = tail
      tail = node
    } else if (node.next === tail) beforeTail = node
    const twin = lasts.get(line.text)
    if (!twin || isBehind(node, twin)) lasts.set(line.text, node)
  }
  for (const line of lines) put(line, tail)
  /** The end of a section is before its `end` line, if it has one. */
  const end = () => (tail?.line.text === 'end' ? beforeTail : tail)
  return {
    insert: (line: L, after: string | undefined) =>
      put(line, after === '' ? undefined : ((after === undefined ? undefined : lasts.get(after)) ?? end())),
    lines: () => {
      const all: L[] = []
      for (let node = head.next; node; node = node.next) all.push(node.line)
      return all
    },
  }
}

/** Whether a new node stands behind an older one. */
function isBehind<L>(node: Node<L>, older: Node<L>): boolean {
  for (let at = node.next; at; at = at.next) if (at === older) return false
  return true
}
