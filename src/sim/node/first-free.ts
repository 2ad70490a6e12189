/**
 * The first free place of many, where places are taken for a time that may be prolonged and are never given back earlier. What
 * is asked for costs the same however many are taken: a taken place is looked at again only when its time, as it was known
 * last, is over.
 */
import { heapPut, heapTake, type Ranked } from '../kernel/heap'
import type { SimTime } from '../kernel/time'

/** Until when a place is taken, or was; undefined = it never was. */
type TakenUntil = (place: number) => SimTime | undefined

export class FirstFree {
  /** Every place before it is in one of the two heaps: the free ones by themselves, the taken ones by the end of their time. */
  private next = 0
  private readonly freed: Ranked[] = []
  private readonly taken: Ranked[] = []
  private readonly size: number
  private readonly takenUntil: TakenUntil

  constructor(size: number, takenUntil: TakenUntil) {
    this.size = size
    this.takenUntil = takenUntil
  }

  /** The lowest free place, which is not taken by that; undefined when there is none. */
  find(now: SimTime): number | undefined {
    this.giveBack(now)
    for (let first = this.freed[0]; first !== undefined; first = this.freed[0]) {
      if (!this.isTaken(first.number, now)) return first.number
      heapTake(this.freed)
    }
    while (this.next < this.size) {
      if (!this.isTaken(this.next, now)) return this.next
      this.next++
    }
    return undefined
  }

  private giveBack(now: SimTime): void {
    for (let first = this.taken[0]; first !== undefined && first.at < now; first = this.taken[0]) {
      heapTake(this.taken)
      const { number } = first
      if (!this.isTaken(number, now)) heapPut(this.freed, { at: number, number })
    }
  }

  /** Remembers a taken place for the end of its time. */
  private isTaken(place: number, now: SimTime): boolean {
    const until = this.takenUntil(place)
    if (until === undefined || until < now) return false
    heapPut(this.taken, { at: until, number: place })
    return true
  }
}
