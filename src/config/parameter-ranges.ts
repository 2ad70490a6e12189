/** Between which values the numbers among the parameters may lie, and why nothing else makes sense. */

/** The least and the greatest value of a number, and why nothing else makes sense. */
export interface ParameterRange {
  readonly least: number
  readonly most: number
  readonly whole: boolean
  /** Only multiples of it; absent = any. */
  readonly step?: number
  readonly why: string
}

const between = (least: number, most: number, why: string): ParameterRange => ({
  least,
  most,
  whole: false,
  why,
})
export const count = (least: number, most: number): ParameterRange => ({
  least,
  most,
  whole: true,
  why: 'it counts; more would never come to an end while somebody waits',
})

export const INTERVAL = between(
  0.1,
  3600,
  'what repeats faster would fill the network, slower than hourly is not repeating',
)
export const WAIT = between(0, 3600, 'a wait is no shorter than nothing, and none of this takes an hour')
export const KEPT = between(1, 31_536_000, 'what is kept for less than a second is of no use, and a year is for ever')
export const LEASE = between(10, 31_536_000, 'a lease is renewed at half its time; a year is for ever')
export const BOOT = between(0.1, 86_400, 'a restart takes time, and no device takes a day')
export const MARGIN = between(
  0,
  3600,
  'a successor is negotiated before the end, and IOS lets no SA live less than that',
)
export const RATE = between(0, 100_000, 'no limit, or a rate that the fastest head-ends do not reach')
export const VOLUME = { ...between(0, 4_194_304, 'half of the greatest volume that IOS lets an SA have'), whole: true }
export const QUIET = between(1, 600, 'silence is told by waiting; a design has 1200 s to settle')
export const HELLO = between(1, 10, 'IEEE 802.1D allows 1 to 2 s, IOS up to 10')
export const MAX_AGE = { ...between(6, 40, 'the range of IEEE 802.1D-2004 table 17-1'), whole: true }
export const FORWARD_DELAY = between(4, 30, 'the range of IEEE 802.1D-2004 table 17-1')
export const DOUBLINGS = { ...count(0, 16), why: 'the wait doubles each time: 16 times are 18 hours' }
export const QUEUE = {
  ...count(1, 10_000),
  why: 'a queue of none would lose every packet that comes while another is sent',
}
export const BURST = between(1, 10_000, 'less than a millisecond is not even one packet, and ten seconds are no burst')
export const BURST_BYTES = { ...between(64, 10_000_000, 'it has to hold the smallest frame'), whole: true }
export const PERCENT = between(0.01, 100, 'it is a share of a whole, and nothing at all would never be served')
