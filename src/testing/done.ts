/** What a piece of work comes to that is done step by step, without its steps. */
export function done<Result>(work: Generator<unknown, Result, void>): Result {
  for (;;) {
    const next = work.next()
    if (next.done) return next.value
  }
}
