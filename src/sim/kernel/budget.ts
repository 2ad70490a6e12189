/**
 * What a network may use up before it is stopped: so many events at one moment and within one simulated second, so many
 * that wait, so long a journal. A network that works needs a small part of it; one that does not come to rest, such as
 * a packet that goes round for ever, would else never answer. The core has no clock: a limit on real time is its
 * caller's.
 */

/** Work that was stopped: by its budget, or by hand. What is known so far may still be told; the message says why. */
export class Exhausted extends Error {}

interface Allowance {
  readonly base: number
  readonly perDevice: number
}

/** Events at one moment: power-on of everything is the most that happens at once. */
const AT_ONCE: Allowance = { base: 20_000, perDevice: 200 }
/** Events within one simulated second: negotiations of all sites with a hub at once are the most there is. */
const IN_A_SECOND: Allowance = { base: 100_000, perDevice: 1000 }
/** Some 100 bytes each. */
const MOST_WAITING = 4_000_000
const MOST_WRITTEN = 4_000_000

/** What was used up of it so far; counted in place. */
export interface Spent {
  moment: number
  atOnce: number
  second: number
  inSecond: number
}

export const nothingSpent = (): Spent => ({ moment: -1, atOnce: 0, second: -1, inSecond: 0 })

interface Use {
  readonly now: number
  readonly devices: number
  readonly waiting: number
  readonly written: number
  /** Where the event is, for whoever has to look there. */
  readonly where: string | undefined
}

/** Counts one event; throws when that is one too many. */
export function spend(spent: Spent, use: Use): void {
  const second = Math.floor(use.now / 1e6)
  const atOnce = spent.moment === use.now ? spent.atOnce + 1 : 1
  const inSecond = spent.second === second ? spent.inSecond + 1 : 1
  if (atOnce > allowed(AT_ONCE, use)) throw tooMuch(use, `${atOnce} events at one moment`)
  if (inSecond > allowed(IN_A_SECOND, use)) throw tooMuch(use, `${inSecond} events within one simulated second`)
  if (use.waiting > MOST_WAITING) throw tooMuch(use, `${use.waiting} events wait to happen`)
  if (use.written > MOST_WRITTEN) throw tooMuch(use, `${use.written} entries in the journal`)
  spent.moment = use.now
  spent.atOnce = atOnce
  spent.second = second
  spent.inSecond = inSecond
}

const allowed = ({ base, perDevice }: Allowance, { devices }: Use) => base + perDevice * devices

function tooMuch({ now, where }: Use, what: string): Exhausted {
  const place = where === undefined ? '' : `, the last at ${where}`
  const seconds = (now / 1e6).toFixed(3)
  return new Exhausted(`The network does not come to rest: ${what}${place}; it was stopped at ${seconds} s`)
}
