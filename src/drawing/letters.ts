/**
 * A letter for each head-end, by its id: it stays whatever is renamed, moved or taken away beside it. `gateway-2` is B as
 * long as it lives; without a number the last word gives its first letter; who finds it taken gets the next free one.
 */
const LETTERS = 26

export interface HeadLetter {
  readonly letter: string
  /** 0 for A. */
  readonly index: number
}

/** Letters by the device's name. */
export function lettersOf(
  heads: readonly { readonly id: string; readonly name: string }[],
): ReadonlyMap<string, HeadLetter> {
  const taken = new Set<number>()
  const letters = new Map<string, HeadLetter>()
  for (const { id, name } of [...heads].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    let index = wished(id)
    // With more head-ends than letters they come again.
    while (taken.size < LETTERS && taken.has(index)) index = (index + 1) % LETTERS
    taken.add(index)
    letters.set(name, { letter: String.fromCharCode(65 + index), index })
  }
  return letters
}

function wished(id: string): number {
  const number = Number(/(?<!\d)(\d+)$/.exec(id)?.[1] ?? 0)
  if (number > 0) return (number - 1) % LETTERS
  const initial = /(?<![a-z])([a-z])[a-z]*$/i.exec(id)?.[1]?.toUpperCase() ?? 'A'
  return initial.charCodeAt(0) - 65
}
