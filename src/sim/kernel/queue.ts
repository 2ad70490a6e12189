/**
 * The event queue: ordered by time, then by a rising number, so that equal times keep the order in which they were put in.
 * What was put in since the last fork is a binary heap; what waited at a fork stands sorted below, shared by both sides,
 * which each go through it by themselves. So a fork copies little, however much waits.
 */
import { heapPut, heapTake, isBefore } from './heap'
import { NEVER, type SimTime } from './time'

export interface Queued<Event> {
  readonly at: SimTime
  readonly number: number
  readonly event: Event
}

export interface EventQueue<Event> {
  readonly heap: Queued<Event>[]
  /** Sorted, never changed; those before `taken` are gone. */
  sorted: readonly Queued<Event>[]
  taken: number
  next: number
  /** Whether an event is one of those that are looked for ahead, and the times of those that wait. */
  readonly isMark: (event: Event) => boolean
  readonly marks: SimTime[]
}

/** More than this in the heap is sorted by a fork, not copied. */
const FEW = 256

const NOTHING = () => false

export function emptyQueue<Event>(isMark: (event: Event) => boolean = NOTHING): EventQueue<Event> {
  return { heap: [], sorted: [], taken: 0, next: 0, isMark, marks: [] }
}

/** A second queue with the same events; the first goes on too. */
export function forkQueue<Event>(queue: EventQueue<Event>): EventQueue<Event> {
  if (queue.heap.length > FEW) {
    queue.sorted = inOrder(queue)
    queue.taken = 0
    queue.heap.length = 0
  }
  return { ...queue, heap: queue.heap.slice(), marks: queue.marks.slice() }
}

/** How many events wait. */
export function waiting<Event>({ heap, sorted, taken }: EventQueue<Event>): number {
  return heap.length + sorted.length - taken
}

/** What waits, in its order. */
export function inOrder<Event>({ heap, sorted, taken }: EventQueue<Event>): readonly Queued<Event>[] {
  return [...sorted.slice(taken), ...heap].sort((a, b) => (isBefore(a, b) ? -1 : 1))
}

/** When the first of the marked events that wait comes, or never. */
export function nextMark<Event>({ marks }: EventQueue<Event>): SimTime {
  let first: SimTime = NEVER
  for (const at of marks) if (at < first) first = at
  return first
}

export function enqueue<Event>(queue: EventQueue<Event>, at: SimTime, event: Event): void {
  const item = { at, number: queue.next++, event }
  if (queue.isMark(event)) queue.marks.push(at)
  heapPut(queue.heap, item)
}

/** Time of the next event, or never. */
export function nextTime<Event>({ heap, sorted, taken }: EventQueue<Event>): SimTime {
  const first = heap[0]?.at ?? NEVER
  const below = sorted[taken]?.at ?? NEVER
  return first < below ? first : below
}

export function dequeue<Event>(queue: EventQueue<Event>): Queued<Event> | undefined {
  const { heap } = queue
  const below = queue.sorted[queue.taken]
  const first = heap[0]
  if (below !== undefined && (first === undefined || isBefore(below, first))) {
    queue.taken++
    if (queue.isMark(below.event)) unmark(queue, below.at)
    return below
  }
  if (first === undefined) return undefined
  heapTake(heap)
  if (queue.isMark(first.event)) unmark(queue, first.at)
  return first
}

function unmark<Event>({ marks }: EventQueue<Event>, at: SimTime): void {
  const index = marks.indexOf(at)
  if (index >= 0) marks.splice(index, 1)
}

/** Empties the queue; its items in their order. */
export function takeAll<Event>(queue: EventQueue<Event>): readonly Queued<Event>[] {
  const items = inOrder(queue)
  queue.heap.length = 0
  queue.marks.length = 0
  queue.sorted = []
  queue.taken = 0
  return items
}
