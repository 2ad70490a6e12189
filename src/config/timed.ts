/** What counts by the date: spans of a clock, time-ranges, and keys with a time. */
import type { WallTime } from '../net/index'
import type { Source } from './configured'

/** From a moment on, until just before another; without them from ever, for ever. */
export interface TimeSpan {
  readonly from?: WallTime
  readonly to?: WallTime
}

export interface TimeRange {
  readonly name: string
  readonly absolute?: TimeSpan
  /** Minutes of a week that begins on Sunday; `to` is not part of it, and may lie in the next week. */
  readonly periodic: readonly { readonly from: number; readonly to: number }[]
}

/** `key chain`: keys by number, of which the lowest that is in force is sent. */
export interface KeyChain {
  readonly name: string
  readonly keys: readonly ChainedKey[]
  readonly source: Source
}

export interface ChainedKey {
  readonly id: number
  readonly text: string
  /** When it is taken from others, and when it is sent; absent = always. */
  readonly accept?: TimeSpan
  readonly send?: TimeSpan
  /** Whether it is now, by the device's clock; absent = nothing says that it is not. */
  readonly accepts?: boolean
  readonly sends?: boolean
  readonly source: Source
}
