/** Finds files that import each other in a circle, types included; an `import()` breaks a circle. */
import type { Import } from './imports'

/** For each file in a circle the shortest way round, unless it stands in one that was told already. */
export function findCircles(imports: readonly Import[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>()
  for (const { from, to, lazy } of imports) {
    if (to.kind === 'file' && !lazy) next.set(from, [...(next.get(from) ?? []), to.path])
  }
  const told = new Set<string>()
  const circles: (readonly string[])[] = []
  for (const start of [...next.keys()].sort()) {
    const circle = told.has(start) ? undefined : wayRound(next, start)
    if (circle === undefined) continue
    for (const file of circle) told.add(file)
    circles.push(circle)
  }
  return circles
}

/** The shortest way from a file back to itself, breadth first. */
function wayRound(next: ReadonlyMap<string, readonly string[]>, start: string): readonly string[] | undefined {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const file of queue) {
    for (const other of next.get(file) ?? []) {
      if (other === start) return wayTo(cameFrom, start, file)
      if (cameFrom.has(other)) continue
      cameFrom.set(other, file)
      queue.push(other)
    }
  }
  return undefined
}

function wayTo(cameFrom: ReadonlyMap<string, string>, start: string, end: string): readonly string[] {
  const way = [end]
  for (let file = end; file !== start; ) {
    file = cameFrom.get(file) ?? start
    way.unshift(file)
  }
  return end === start ? [start] : way
}
