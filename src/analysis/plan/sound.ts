/**
 * What a call will sound like: the delay of one direction part by part, jitter and loss, and the rating that the E-model
 * makes of them. The line is looked at idle, and while a transfer fills it: with a priority class, where a voice packet
 * waits for at most one full packet, and without one, where it waits behind a whole queue.
 */
import type { PlanValues } from '../../config/index'
import { CODECS, ethernetSize, onAccess } from '../../net/index'
import { type CallShape, callBytes } from './call'
import { type Rated, rated } from './emodel'
import { largestClear, sizeInTunnel } from './fit'
import type { LineQueue } from './queues'
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
  const wait = waitMs(situation, shape, direction)
  const network: readonly DelayPart[] = [
    { label: 'Sending the packet, on each cable', ms: sendingMs(shape, direction) },
    ...(situation === 'idle' ? [] : [{ label: waitLabel(situation, direction.queue), ms: wait }]),
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
  const jitterMs = wait + sum(direction.legs.map((leg) => leg.jitterMs))
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

function waitLabel(situation: Situation, { packets }: LineQueue): string {
  return situation === 'transfer without priority'
    ? `Behind ${packets} full packets on the access line`
    : 'Behind one full packet on the access line'
}

/** The longest that a voice packet waits at the access line. */
function waitMs(situation: Situation, shape: CallShape, direction: Direction): number {
  if (situation === 'idle') return 0
  const full = fullPacketMs(shape, direction)
  return situation === 'transfer with priority' ? full : direction.queue.packets * full
}

/** A packet as large as the line takes, in the tunnel, on the access line. */
function fullPacketMs(shape: CallShape, { access, way, mtu }: Direction): number {
  const { wire } = onAccess(sizeInTunnel(largestClear(mtu, shape), shape), shape.access)
  return serialisationMs(wire, rateOf(access, way))
}

const rateOf = (leg: Leg, way: 'up' | 'down') => (way === 'up' ? leg.upKbit : leg.downKbit)

function sendingMs(shape: CallShape, { legs, access, way }: Direction): number {
  const { wire, tunnel, clear } = callBytes(shape)
  return sum(
    legs.map((leg) => {
      const bytes = leg.link === access.link && leg.sealed ? wire : ethernetSize(leg.sealed ? tunnel : clear)
      return serialisationMs(bytes, rateOf(leg, way))
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
