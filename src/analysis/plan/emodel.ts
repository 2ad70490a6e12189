/** ITU-T G.107, with all that is not spoken of here at its default: what delay and loss make of a conversation. */

export interface Rated {
  /** Impairment by delay (Idd), and by coding and loss (Ie,eff). */
  readonly idd: number
  readonly ieEff: number
  readonly r: number
  readonly mos: number
}

export interface Impairments {
  readonly basicRating: number
  /** One way, mouth to ear, milliseconds. */
  readonly delayMs: number
  readonly lossPercent: number
  readonly ie: number
  readonly bpl: number
  readonly burstRatio: number
}

export function rated({ basicRating, delayMs, lossPercent, ie, bpl, burstRatio }: Impairments): Rated {
  const idd = delayImpairment(delayMs)
  const ieEff = ie + (95 - ie) * (lossPercent / (lossPercent / burstRatio + bpl))
  const r = Math.max(0, basicRating - idd - ieEff)
  return { idd, ieEff, r, mos: opinionOf(r) }
}

/** Idd: nothing up to 100 ms (G.107 section 7.4, sT = 1 and mT = 100 ms). */
export function delayImpairment(delayMs: number): number {
  if (delayMs <= 100) return 0
  const x = Math.log2(delayMs / 100)
  return 25 * ((1 + x ** 6) ** (1 / 6) - 3 * (1 + (x / 3) ** 6) ** (1 / 6) + 2)
}

/** The mean opinion that a rating stands for (G.107 annex B). */
export function opinionOf(r: number): number {
  if (r <= 0) return 1
  if (r >= 100) return 4.5
  return Math.max(1, 1 + 0.035 * r + 7e-6 * r * (r - 60) * (100 - r))
}
