/** Work that only says that it goes on, told with how far the whole is. */
import type { SweepProgress } from './types'

export function* telling<Result>(
  work: Generator<undefined, Result>,
  fraction: number,
  text: string,
): Generator<SweepProgress, Result> {
  for (;;) {
    const next = work.next()
    if (next.done) return next.value
    yield { fraction, text }
  }
}
