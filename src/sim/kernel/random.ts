/**
 * The only randomness there is: mulberry32, seeded, its state a number that is part of a node's state, so that
 * a forked or rewound network draws the same numbers again.
 */
export interface Random {
  /** Evenly distributed in [0, 1). */
  next(): number
  /** The state from which the rest of the sequence follows. */
  state(): number
}

export const randomFrom = (state: number): Random => new Mulberry(state)

/** Made for every turn of every process: without closures. */
class Mulberry implements Random {
  private current: number

  constructor(state: number) {
    this.current = state >>> 0
  }

  next(): number {
    this.current = (this.current + 0x6d2b79f5) >>> 0
    let t = this.current
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  state(): number {
    return this.current
  }
}

/** FNV-1a, 32 bits: seeds from names, fingerprints of journals. */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed >>> 0
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash
}
