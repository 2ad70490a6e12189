/**
 * What a router was told of itself: its clock, what becomes of its messages, the names that it knows, its neighbours. A
 * terminal shows it; no packet of others meets it.
 */
import type { Ip, WallTime } from '../net/index'
import type { Configured } from './configured'

/** A moment of every year: the first to the fourth, or the last, of a weekday (0 = Sunday) in a month (1 = January). */
interface YearlyMoment {
  readonly week: number | 'last'
  readonly weekday: number
  readonly month: number
  /** Of the day, in microseconds. */
  readonly time: number
}

/** When a clock is put forward, and by how many minutes. */
export interface SummerTime {
  readonly name: string
  readonly minutes: number
  readonly span:
    | { readonly kind: 'recurring'; readonly from: YearlyMoment; readonly to: YearlyMoment }
    | { readonly kind: 'once'; readonly from: WallTime; readonly to: WallTime }
    /** No dates are told: those of the United States. */
    | { readonly kind: 'usual' }
}

export interface ClockZone {
  readonly name: string
  /** Minutes that it is ahead of UTC. */
  readonly minutes: number
}

/** What stands before a message. */
export interface MessageStamp {
  readonly style: 'uptime' | 'datetime'
  readonly msec: boolean
  /** In the clock's own zone; else in UTC. */
  readonly local: boolean
  readonly zone: boolean
  readonly year: boolean
}

/** Where messages go. Levels reach from 0, emergencies, to 7, debugging; absent = nothing goes there. */
export interface LogConfig {
  /** `no logging on`: only the console is told. */
  readonly off?: true
  readonly console?: number
  readonly monitor?: number
  readonly buffered?: number
  readonly bufferBytes: number
  readonly trap?: number
  readonly hosts: readonly { readonly address: Ip; readonly port: number; readonly transport: 'udp' | 'tcp' }[]
  /** Interface whose address they are sent from. */
  readonly source?: { readonly interface: string; readonly vrf?: string }
}

export interface NameConfig {
  /** Whether names that are not in the table are asked for. */
  readonly lookup: boolean
  readonly domain?: string
  readonly servers: readonly Ip[]
  readonly hosts: readonly { readonly name: string; readonly address: Ip }[]
}

export interface Management {
  /** Absent = as the release does; `none` = nothing stands before the message. */
  readonly stamps: { readonly log?: MessageStamp | 'none'; readonly debug?: MessageStamp | 'none' }
  readonly zone?: ClockZone
  readonly summer?: SummerTime
  readonly log: LogConfig
  readonly names: NameConfig
  /** Absent = as the release does. */
  readonly cef?: Configured<boolean>
  readonly cdp: boolean
}

/** Bytes of a buffer of which no size is told. */
export const LOG_BUFFER_BYTES = 4096
export const DEBUGGING = 7
const INFORMATIONAL = 6

/** Of a device that was told nothing of it. */
export const FACTORY_MANAGEMENT: Management = {
  stamps: {},
  log: {
    console: DEBUGGING,
    monitor: DEBUGGING,
    buffered: DEBUGGING,
    bufferBytes: LOG_BUFFER_BYTES,
    trap: INFORMATIONAL,
    hosts: [],
  },
  names: { lookup: true, servers: [], hosts: [] },
  cdp: true,
}
