/** Seeded randomness for fuzzing: the same seed makes the same input on every machine. */
import { randomBy } from '../trust/random'

export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A whole number in [0, bound). */
  below(bound: number): number
  chance(probability: number): boolean
  /** One of the items; throws when there are none. */
  pick<T>(items: readonly T[]): T
}

export function randomOf(seed: number): Random {
  const next = randomBy(seed)
  const below = (bound: number) => Math.floor(next() * bound)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new Error('nothing to pick from')
      return items[below(items.length)] as T
    },
  }
}

/** The seed of the n-th input of a run: neighbours must not resemble each other. */
export function seedOf(run: number, n: number): number {
  return (Math.imul(run ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(n + 1, 0xc2b2ae35)) >>> 0
}
