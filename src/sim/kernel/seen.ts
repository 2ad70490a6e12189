/**
 * Packets of a device's own processes, as somebody who watches it is told of them: what a `debug` prints from. No journal
 * holds them, and nothing is made of them while nobody watches (`Context.watched`).
 */
import type { EigrpMessage, Ip } from '../../net/index'

/** A packet of EIGRP that was sent, taken, or dropped before anything of it was read. */
export interface SeenEigrp {
  readonly protocol: 'eigrp'
  readonly way: 'sent' | 'received' | 'ignored'
  readonly interface: string
  /** Who sent it, or whom it is for; absent = everybody on the interface. */
  readonly neighbor?: Ip
  readonly message: EigrpMessage
  /** Of the message with its header. */
  readonly bytes: number
  /** Reliable messages that wait for the neighbour's acknowledgement, this one among them. */
  readonly waiting: number
  /** It went out before. */
  readonly retry?: { readonly times: number; readonly rtoMillis: number }
  /** Why it is ignored, in the words of the process's own journal. */
  readonly problem?: string
}

export type SeenPacket = SeenEigrp

export type EigrpOpcode = EigrpMessage['opcode']

/** What a process sent out of an interface since it speaks there, and what came in again. */
export interface EigrpPortTraffic {
  readonly hellos: number
  /** Reliable messages to all, and to one neighbour, the repeated ones among them; acknowledgements. */
  readonly multicasts: number
  readonly unicasts: number
  readonly acks: number
  readonly retransmissions: number
  /** Of what came in, reliable messages that were known already. */
  readonly known: number
}

/** Packets of a process by their kinds, since it began. */
export interface EigrpTraffic {
  readonly sent: Readonly<Record<EigrpOpcode, number>>
  readonly received: Readonly<Record<EigrpOpcode, number>>
}
