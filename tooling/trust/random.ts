/** Numbers by a seed, so that a run can be had again. */
import { randomFrom } from '../../src/sim/kernel/random'

export function randomBy(seed: number): () => number {
  const random = randomFrom(seed)
  return () => random.next()
}
