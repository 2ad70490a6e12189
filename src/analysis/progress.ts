/** How far long work is. Work is a generator; whoever drives it lets messages in between, and may throw into it to end it. */

export interface Progress {
  /** 0 to 1. */
  readonly fraction: number
  readonly text: string
  /** Why the work ends here, with what is known so far. */
  readonly stopped?: string
}

/**
 * The same work, its progress told otherwise: as a part of something longer. What is thrown in to end it reaches the work
 * itself, so that it can still give what it knows; a loop over `next()` would keep it out.
 */
export function* retold<Made, Result>(
  work: Generator<Made, Result, void>,
  tell: (progress: Made) => Progress,
): Generator<Progress, Result, void> {
  let next = work.next()
  while (!next.done) {
    try {
      yield tell(next.value)
    } catch (error) {
      next = work.throw(error)
      continue
    }
    next = work.next()
  }
  return next.value
}
