/**
 * The event queue: a binary heap ordered by time, then by a rising number, so that equal times keep the order in
 * which they were put in. It is mutable inside the network and copied whole into a snapshot.
 */
import { NEVER, type SimTime } from './time'

export interface Queued<Event> {
  readonly at: SimTime
  readonly number: number
  readonly event: Event
}

export interface EventQueue<Event> {
  readonly heap: Queued<Event>[]
  next: number
}

export function emptyQueue<Event>(): EventQueue<Event> {
  return { heap: [], next: 0 }
}

export function copyQueue<Event>(queue: EventQueue<Event>): EventQueue<Event> {
  return { heap: queue.heap.slice(), next: queue.next }
}

export function enqueue<Event>(queue: EventQueue<Event>, at: SimTime, event: Event): void {
  const item = { at, number: queue.next++, event }
  const { heap } = queue
  let child = heap.length
  heap.push(item)
  while (child > 0) {
    const parent = (child - 1) >> 1
    const above = heap[parent]
    if (above === undefined || !before(item, above)) break
    heap[child] = above
    child = parent
  }
  heap[child] = item
}

/** Time of the next event, or never. */
export function nextTime<Event>(queue: EventQueue<Event>): SimTime {
  return queue.heap[0]?.at ?? NEVER
}

export function dequeue<Event>(queue: EventQueue<Event>): Queued<Event> | undefined {
  const { heap } = queue
  const first = heap[0]
  const last = heap.pop()
  if (first === undefined || last === undefined || heap.length === 0) return first
  sink(heap, last)
  return first
}

/** Empties the queue; its items in their order. */
export function takeAll<Event>(queue: EventQueue<Event>): readonly Queued<Event>[] {
  return queue.heap.splice(0).sort((a, b) => (before(a, b) ? -1 : 1))
}

function sink<Event>(heap: Queued<Event>[], item: Queued<Event>): void {
  let parent = 0
  for (;;) {
    let child = 2 * parent + 1
    const left = heap[child]
    if (left === undefined) break
    const right = heap[child + 1]
    let smaller = left
    if (right !== undefined && before(right, left)) {
      child += 1
      smaller = right
    }
    if (!before(smaller, item)) break
    heap[parent] = smaller
    parent = child
  }
  heap[parent] = item
}

function before<Event>(a: Queued<Event>, b: Queued<Event>): boolean {
  return a.at < b.at || (a.at === b.at && a.number < b.number)
}
