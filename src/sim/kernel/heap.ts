/** A binary heap in an array: by a rank, the least first; of equal ranks the lower number. */

export interface Ranked {
  readonly at: number
  readonly number: number
}

export function heapPut<Item extends Ranked>(heap: Item[], item: Item): void {
  let child = heap.length
  heap.push(item)
  while (child > 0) {
    const parent = (child - 1) >> 1
    const above = heap[parent]
    if (above === undefined || !isBefore(item, above)) break
    heap[child] = above
    child = parent
  }
  heap[child] = item
}

/** Takes the first out; nothing when there is none. */
export function heapTake<Item extends Ranked>(heap: Item[]): Item | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (last !== undefined && heap.length > 0) sink(heap, last)
  return first
}

function sink<Item extends Ranked>(heap: Item[], item: Item): void {
  let parent = 0
  for (;;) {
    let child = 2 * parent + 1
    const left = heap[child]
    if (left === undefined) break
    const right = heap[child + 1]
    let smaller = left
    if (right !== undefined && isBefore(right, left)) {
      child += 1
      smaller = right
    }
    if (!isBefore(smaller, item)) break
    heap[parent] = smaller
    parent = child
  }
  heap[parent] = item
}

export function isBefore(a: Ranked, b: Ranked): boolean {
  return a.at < b.at || (a.at === b.at && a.number < b.number)
}
