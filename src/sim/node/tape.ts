/**
 * What a device does for one packet, taken down while it does it, so that the next packet like it is handled without the
 * same look-ups. Whatever notes that a packet has passed (a counter, a conversation, an SA) says here how it would note the
 * next one; whatever changes a packet says how. What is not taken down spoils the tape: the network compares what was
 * done with what stands here (network/routine.ts), and a handling of which something is missing is not remembered.
 */
import type { Ipv4Packet } from '../../net/index'
import { NEVER, type SimTime } from '../kernel/time'

/** Notes a packet as the one before it was noted; it gets the packet as it came. */
export type Deed = (packet: Ipv4Packet) => void
/** Whether the next packet, as it came, is one that would be handled so. */
export type Condition = (packet: Ipv4Packet) => boolean
/** What is made of a packet, after what was made of it before. */
export type Change = (packet: Ipv4Packet) => Ipv4Packet
/** Until when an answer holds that is looked up now. */
export type Until = () => SimTime

export class Tape {
  /** The packet as it came. */
  readonly came: Ipv4Packet
  readonly deeds: Deed[] = []
  readonly conditions: Condition[] = []
  readonly changes: Change[] = []
  readonly untils: Until[] = []
  /** Entries of the maps of `noted` that were written by what was taken down. */
  writes = 0
  /** How many answers said until when they hold, and the earliest of these moments. */
  answers = 0
  holds: SimTime = NEVER
  /** A receiver has heard it. */
  heard = false
  spoiled = false

  constructor(came: Ipv4Packet) {
    this.came = came
  }

  /** Something noted the packet, with so many writes. */
  did(deed: Deed, writes = 0): void {
    this.deeds.push(deed)
    this.writes += writes
  }

  needs(condition: Condition): void {
    this.conditions.push(condition)
  }

  makes(change: Change): void {
    this.changes.push(change)
  }

  /** An answer that was looked up holds by itself until then. */
  asked(until: Until): void {
    this.untils.push(until)
  }

  /** The network has heard until when an answer holds. */
  answered(until: SimTime): void {
    this.answers++
    this.lasts(until)
  }

  /** What is taken down holds until then at most. */
  lasts(until: SimTime): void {
    if (until < this.holds) this.holds = until
  }

  spoil(): void {
    this.spoiled = true
  }
}
