/** Names that are joined two by two, and which of them hang together (disjoint sets, found by a path that is halved). */

export interface Joining {
  readonly join: (a: string, b: string) => void
  /** One name for all that hang together; of a name that was never joined, itself. */
  readonly rootOf: (name: string) => string
}

export function joining(): Joining {
  const parents = new Map<string, string>()
  const rootOf = (name: string): string => {
    let at = name
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) {
      const above = parents.get(up)
      if (above !== undefined) parents.set(at, above)
      at = above ?? up
    }
    return at
  }
  const join = (a: string, b: string) => {
    const [left, right] = [rootOf(a), rootOf(b)]
    if (left !== right) parents.set(left, right)
  }
  return { join, rootOf }
}
