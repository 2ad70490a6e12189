/** What a class has counted since its policy began, as `show policy-map interface` prints it. Counted in place. */
import { type Averaged, intervalOf, ratesAt, roll } from '../kernel/averages'
import type { SimTime } from '../kernel/time'

/** Why a packet is lost: no room, more than it is policed to, more than its priority while others wait. */
export type DropReason = 'full' | 'policed' | 'over priority'

/** Bytes offered, and bytes dropped: what is averaged over five minutes. */
type Totals = readonly [offered: number, dropped: number]

export interface ClassCounts extends Averaged<Totals> {
  /** Offered, whatever became of them. */
  packets: number
  bytes: number
  /** Dropped here or in a policy within. */
  drops: number
  dropBytes: number
  sent: number
  sentBytes: number
  /** Had to wait for others or for a shaper. */
  delayed: number
  delayedBytes: number
  /** Of what was dropped here itself, why. */
  readonly why: Record<DropReason, number>
}

export const noCounts = (now: SimTime): ClassCounts => ({
  packets: 0,
  bytes: 0,
  drops: 0,
  dropBytes: 0,
  sent: 0,
  sentBytes: 0,
  delayed: 0,
  delayedBytes: 0,
  why: { full: 0, policed: 0, 'over priority': 0 },
  interval: intervalOf(now),
  before: [0, 0],
  rates: [0, 0],
})

export const copiedCounts = (counts: ClassCounts): ClassCounts => ({ ...counts, why: { ...counts.why } })

const totals = ({ bytes, dropBytes }: Readonly<ClassCounts>): Totals => [bytes, dropBytes]

export function countOffered(counts: ClassCounts, bytes: number, now: SimTime): void {
  const interval = intervalOf(now)
  if (counts.interval !== interval) roll(counts, totals(counts), interval)
  counts.packets++
  counts.bytes += bytes
}

export function countDropped(counts: ClassCounts, bytes: number, here: DropReason | undefined): void {
  counts.drops++
  counts.dropBytes += bytes
  if (here !== undefined) counts.why[here]++
}

export function countDelayed(counts: ClassCounts, bytes: number): void {
  counts.delayed++
  counts.delayedBytes += bytes
}

export function countSent(counts: ClassCounts, bytes: number): void {
  counts.sent++
  counts.sentBytes += bytes
}

/** bit/s over five minutes as of a moment: offered, and dropped. */
export function bitRates(
  counts: Readonly<ClassCounts>,
  now: SimTime,
): { readonly offered: number; readonly dropped: number } {
  const [offered, dropped] = ratesAt(counts, totals(counts), intervalOf(now))
  return { offered: offered * 8, dropped: dropped * 8 }
}
