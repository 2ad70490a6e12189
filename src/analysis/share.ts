/**
 * Work in bulk is made of units that know nothing of each other, by number: the runs of a failover, the failures of a
 * sweep. A share of them can be done elsewhere, and the answer is made with the units that are known: the same computation,
 * so that what comes out is the same, wherever they were done.
 */

/** Which of so many parts: the first is 1. */
export interface Share {
  readonly part: number
  readonly of: number
}

/** Units that were done elsewhere, by number. */
export type Units<Unit> = ReadonlyMap<number, Unit>

/** Whether the unit of a number is in a share. */
export const isOfShare = ({ part, of }: Share, number: number): boolean => number % of === part - 1
