/**
 * The first free place of many, where places are taken for a time that may be prolonged and are never given back earlier. What
 * is asked for costs the same however many are taken: a taken place is looked at again only when its time, as it was known
 * last, is over.
 */
import type { SimTime } from '../kernel/time'

/** Until when a place is taken, or was; undefined = it never was. */
type TakenUntil = (place: number) => SimTime | undefined

export class FirstFree {
  /** Every place before it is in one of the two heaps. */
  private next = 0
  private readonly freed = new Heap()
  private readonly taken = new Heap()
  private readonly size: number
  private readonly takenUntil: TakenUntil

  constructor(size: number, takenUntil: TakenUntil) {
    this.size = size
    this.takenUntil = takenUntil
  }

  /** The lowest free place, which is not taken by that; undefined when there is none. */
  find(now: SimTime): number | undefined {
    this.giveBack(now)
    for (let first = this.freed.least(); first !== undefined; first = this.freed.least()) {
      if (!this.isTaken(first.place, now)) return first.place
      this.freed.take()
    }
    while (this.next < this.size) {
      if (!this.isTaken(this.next, now)) return this.next
      this.next++
    }
    return undefined
  }

  private giveBack(now: SimTime): void {
    for (let first = this.taken.least(); first !== undefined && first.by < now; first = this.taken.least()) {
      this.taken.take()
      if (!this.isTaken(first.place, now)) this.freed.put(first.place, first.place)
    }
  }

  /** Remembers a taken place for the end of its time. */
  private isTaken(place: number, now: SimTime): boolean {
    const until = this.takenUntil(place)
    if (until === undefined || until < now) return false
    this.taken.put(until, place)
    return true
  }
}

interface Item {
  readonly by: number
  readonly place: number
}

/** A binary heap of places, the least first. */
class Heap {
  private readonly items: Item[] = []

  least(): Item | undefined {
    return this.items[0]
  }

  put(by: number, place: number): void {
    const { items } = this
    let child = items.length
    items.push({ by, place })
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!this.swapIfLess(child, parent)) return
      child = parent
    }
  }

  take(): void {
    const { items } = this
    const last = items.pop()
    if (last === undefined || items.length === 0) return
    items[0] = last
    for (let parent = 0; ; ) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2]
      const child = this.isLess(right, left) ? right : left
      if (!this.swapIfLess(child, parent)) return
      parent = child
    }
  }

  private isLess(a: number, b: number): boolean {
    const [one, other] = [this.items[a], this.items[b]]
    return one !== undefined && other !== undefined && one.by < other.by
  }

  private swapIfLess(a: number, b: number): boolean {
    const [one, other] = [this.items[a], this.items[b]]
    if (one === undefined || other === undefined || one.by >= other.by) return false
    this.items[a] = other
    this.items[b] = one
    return true
  }
}
