/**
 * What devices remember of streams' packets changes nothing: the same calls run through the same faults, once with every
 * handling looked up, once with those that stand repeated, and everything is told alike at the end, entry for entry. Both
 * for packets that are all sent, and for some that stand for all.
 */
import { formatFault } from '../../config/index'
import {
  atSeconds,
  createNetwork,
  eventsHandled,
  forgetful,
  forkNetwork,
  type Network,
  runUntil,
  runUntilSettled,
  startStream,
  stretchesUntil,
  timeOf,
  viewOf,
} from '../../sim/index'
import { type Random, randomNetwork, shaped } from '../random-features'
import { type Stroke, schedules, scriptOf } from '../steady-state/campaign'
import { cleared, OFFSET, type Talk, talksOf } from './fate'
import { EVERYTHING } from './more-lines'

export interface RememberedRound {
  readonly features: readonly string[]
  readonly script: readonly string[]
  readonly flows: number
  readonly broken: readonly string[]
}

/** Seconds of talk after the last fault has come and gone; conversations of UDP are forgotten meanwhile. */
const AFTER = 30
/** Between two looks. */
const LOOK_SECONDS = 9

export function playRemembered(random: Random, shapes: boolean): RememberedRound {
  const drawn = randomNetwork(random, EVERYTHING, shapes ? shaped : undefined)
  const network = createNetwork(drawn.built.scene)
  runUntilSettled(network, atSeconds(300))
  const strokes = [...scriptOf(random, drawn.design), ...cleared(random, drawn.design)]
  const talks = talksOf(random, network, { dscp: 0 })
  const broken = [true, false].flatMap((whole) => difference(network, talks, strokes, whole))
  const script = strokes.map(({ fault, at }) => `${at} s ${formatFault(fault)}`)
  return { features: drawn.features, script, flows: talks.length, broken }
}

function difference(
  settled: Network,
  talks: readonly Talk[],
  strokes: readonly Stroke[],
  whole: boolean,
): readonly string[] {
  const [remembering, looking] = [forkNetwork(settled), forgetful(settled)]
  const last = Math.max(0, ...strokes.map(({ at, until = at }) => until)) + AFTER
  const start = timeOf(settled.now + OFFSET)
  const end = timeOf(start + atSeconds(last))
  for (const network of [remembering, looking]) {
    for (const talk of talks) startStream(network, { ...talk, start, end, whole })
    schedules(network, strokes)
  }
  const name = `${whole ? 'every packet sent' : 'some for all'}, `
  for (let seconds = LOOK_SECONDS; seconds < last; seconds += LOOK_SECONDS) {
    for (const network of [remembering, looking]) runUntil(network, timeOf(start + atSeconds(seconds)))
    const [told, plain] = [toldOf(remembering), toldOf(looking)]
    const places = differing(told, plain, '')
    if (places.length > 0) return [`${name}after ${seconds} s: ${places.slice(0, 5).join('; ')}`]
  }
  return []
}

function toldOf(network: Network): unknown {
  const { journal, streams, now } = network
  const fates = streams.map((stream) => ({ stretches: stretchesUntil(stream, now), delays: stream.delays }))
  const told = { events: eventsHandled(network), journal, fates, view: viewOf(network) }
  return JSON.parse(JSON.stringify(told))
}

/** Where two values differ, and by what. */
function differing(a: unknown, b: unknown, path: string): readonly string[] {
  if (a === b) return []
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return [`${path}: ${JSON.stringify(a)}, looked up ${JSON.stringify(b)}`]
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].flatMap((key) => differing(Reflect.get(a, key), Reflect.get(b, key), `${path}/${key}`))
}
