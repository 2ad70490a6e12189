/**
 * What a call will sound like: the delay of one direction part by part, jitter and loss, and the rating that the E-model
 * makes of them. The line is looked at idle, and while a transfer fills it: with a priority class, where a voice packet
 * waits for at most one full packet, and without one, where it waits behind a whole queue.
 */
import { COUNTED_HEADER, type PlanValues } from '../../config/index'
import { CODECS, LINE_SIZE } from '../../net/index'
import { type CallShape, callBytes } from './call'
import { type Rated, rated } from './emodel'
import { largestClear, sizeInTunnel } from './fit'
import type { LineQueue, LineShape } from './queues'
import type { Leg } from './ways'

export type Situation = 'idle' | 'transfer with priority' | 'transfer without priority'

export interface DelayPart {
  readonly label: string
  readonly ms: number
}

export interface Sound extends Rated {
  readonly situation: Situation
  readonly parts: readonly DelayPart[]
  /** Of the network alone: what a packet takes from end to end, without coding and the receiver's buffer. */
  readonly networkMs: number
  /** Mouth to ear. */
  readonly delayMs: number
  readonly jitterMs: number
  /** On the way and too late for the receiver's buffer together, per cent. */
  readonly lossPercent: number
  /** What is better than this in truth, or worse, and why. */
  readonly note?: string
}

/** Milliseconds that bytes take at a rate. */
export const serialisationMs = (bytes: number, kbit: number): number => (bytes * 8) / kbit

/** One direction of a site's way: its cables in order, and how many routers and firewalls stand on it. */
export interface Direction {
  readonly way: 'up' | 'down'
  /** As they are gone from the site to headquarters; `sealed` where the packet is in the tunnel. */
  readonly legs: readonly (Leg & { readonly sealed: boolean })[]
  /** The line whose queue counts. */
  readonly access: Leg
  readonly routers: number
  readonly mtu: number
  readonly queue: LineQueue
}

export function soundsOf(shape: CallShape, values: PlanValues, direction: Direction): readonly Sound[] {
  return (['idle', 'transfer with priority', 'transfer without priority'] as const).map((situation) =>
    soundIn(situation, shape, values, direction),
  )
}

function soundIn(situation: Situation, shape: CallShape, values: PlanValues, direction: Direction): Sound {
  const wait = waits(situation, shape, direction)
  const waitMs = sum(wait.map(({ ms }) => ms))
  const network: readonly DelayPart[] = [
    { label: 'Sending the packet, on each cable', ms: sendingMs(shape, direction) },
    ...wait,
    { label: 'Cables (propagation)', ms: sum(direction.legs.map(({ delayMs }) => delayMs)) },
    { label: `${direction.routers} routers and firewalls`, ms: direction.routers * values.routerMs },
  ]
  const parts: readonly DelayPart[] = [
    { label: 'Filling the packet', ms: shape.intervalMs },
    { label: 'The codec looks ahead', ms: CODECS[shape.codec].lookAheadMs },
    { label: 'Coding and decoding', ms: values.coderMs },
    ...network,
    { label: 'Receiver’s buffer', ms: values.jitterBufferMs },
  ]
  const jitterMs = waitMs + sum(direction.legs.map((leg) => leg.jitterMs))
  const lossPercent = lossOf(direction.legs, jitterMs, values.jitterBufferMs)
  const delayMs = sum(parts.map(({ ms }) => ms))
  const { ie, bpl } = impairmentOf(shape, values)
  const { basicRating, burstRatio } = values
  return {
    situation,
    parts: parts.filter(({ ms }) => ms > 0),
    networkMs: sum(network.map(({ ms }) => ms)),
    delayMs,
    jitterMs,
    lossPercent,
    ...rated({ basicRating, delayMs, lossPercent, ie, bpl, burstRatio }),
    ...(situation === 'transfer without priority'
      ? { note: 'The queue is taken as full; what it drops when it overflows comes on top and is not counted.' }
      : {}),
  }
}

/** The longest that a voice packet waits, part by part. */
function waits(situation: Situation, shape: CallShape, direction: Direction): readonly DelayPart[] {
  const { queue } = direction
  const full = fullPacketMs(shape, direction)
  switch (situation) {
    case 'idle':
      return []
    case 'transfer without priority':
      return [{ label: `Behind ${queue.packets} full packets on the access line`, ms: queue.packets * full }]
    case 'transfer with priority':
      return queue.ring === undefined && queue.shape
        ? shapedWaits(queue.shape, shape, direction)
        : [{ label: ringLabel(queue.ring ?? 1), ms: (queue.ring ?? 1) * full }]
  }
}

const ringLabel = (ring: number) =>
  ring === 1 ? 'Behind one full packet on the access line' : `Behind ${ring} full packets on the access line`

/**
 * A shaper lets the next packet go when the one before has gone at its rate, by the bytes that it counts. Packets of calls that
 * gathered meanwhile leave it faster than the line carries them, where they fill cells badly; what the line is late by then it
 * makes up for while the next full packet goes, which it has done with before the shaper has.
 */
function shapedWaits(shaper: LineShape, shape: CallShape, direction: Direction): readonly DelayPart[] {
  const { tunnel, wire } = callBytes(shape)
  const counted = (packet: number) => serialisationMs(packet + COUNTED_HEADER, shaper.kbit)
  const behindOne = counted(fullPacket(shape, direction))
  const slower = Math.max(0, serialisationMs(wire, rateOf(direction.access, direction.way)) - counted(tunnel))
  const gathered = shaper.calls * (Math.floor(behindOne / shape.intervalMs) + 1)
  const spare = behindOne - fullPacketMs(shape, direction)
  return [
    { label: 'Behind one full packet at the shaped rate', ms: behindOne },
    { label: 'Behind packets of calls on the access line', ms: Math.max(0, gathered * slower - spare) },
  ]
}

const fullPacket = (shape: CallShape, { mtu }: Direction): number => sizeInTunnel(largestClear(mtu, shape), shape)

/** A packet as large as the line takes, in the tunnel, on the access line. */
const fullPacketMs = (shape: CallShape, direction: Direction): number =>
  serialisationMs(LINE_SIZE[shape.access](fullPacket(shape, direction)), rateOf(direction.access, direction.way))

const rateOf = (leg: Leg, way: 'up' | 'down') => (way === 'up' ? leg.upKbit : leg.downKbit)

function sendingMs(shape: CallShape, { legs, access, way }: Direction): number {
  const { tunnel, clear } = callBytes(shape)
  return sum(
    legs.map((leg) => {
      const technology = leg.link === access.link ? shape.access : leg.technology
      return serialisationMs(LINE_SIZE[technology](leg.sealed ? tunnel : clear), rateOf(leg, way))
    }),
  )
}

/** Lost on the way, and what of the rest comes too late: jitter is taken as evenly spread, as the simulator draws it. */
function lossOf(legs: readonly Leg[], jitterMs: number, bufferMs: number): number {
  const arrives = legs.reduce((share, { lossPercent }) => share * (1 - lossPercent / 100), 1)
  return 100 * (1 - arrives * (1 - lateShare(jitterMs, bufferMs)))
}

interface Heard {
  /** Mouth to ear, on average. */
  readonly delayMs: number
  /** Between the packet that was on its way the shortest and the longest. */
  readonly spreadMs: number
  /** Share of the packets. */
  readonly arrives: number
}

/** What was heard, rated as the plan is: what is too late for the receiver's buffer is taken as evenly spread. */
export function ratedSound(
  values: PlanValues,
  { delayMs, spreadMs, arrives }: Heard,
): Pick<Sound, 'delayMs' | 'jitterMs' | 'lossPercent' | 'r' | 'mos'> {
  const lossPercent = 100 * (1 - arrives * (1 - lateShare(spreadMs, values.jitterBufferMs)))
  const { ie, bpl } = impairmentOf(values, values)
  const { basicRating, burstRatio } = values
  const { r, mos } = rated({ basicRating, delayMs, lossPercent, ie, bpl, burstRatio })
  return { delayMs, jitterMs: spreadMs, lossPercent, r, mos }
}

const lateShare = (jitterMs: number, bufferMs: number) => (jitterMs > bufferMs ? (jitterMs - bufferMs) / jitterMs : 0)

function impairmentOf(
  { codec }: Pick<CallShape, 'codec'>,
  values: PlanValues,
): { readonly ie: number; readonly bpl: number } {
  if (codec === 'g729') return { ie: values.ieG729, bpl: values.bplG729 }
  return { ie: values.ieG711, bpl: values.concealment ? values.bplG711Concealed : values.bplG711 }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, item) => total + item, 0)
