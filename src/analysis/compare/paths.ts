/** The path of every site, both directions, before and after. */
import { isGood, type Trace, type TracePair } from '../../sim/index'
import { tracePair } from '../path-trace/answer'
import { surroundingsOf } from '../surroundings/areas'
import { type Ends, endsOfSites } from '../surroundings/ends'
import type { ComparedWay, PathChange, Side } from './types'

const VOICE = { protocol: 'udp', port: 16384 } as const

/** Only ways that changed; yields after every site. */
export function* pathChanges(before: Side, after: Side): Generator<undefined, readonly PathChange[]> {
  const [old, now] = [endsOf(before), endsOf(after)]
  const changes: PathChange[] = []
  for (const site of new Set([...[...now.keys()].reverse(), ...[...old.keys()].reverse()])) {
    const pairs = [pairOf(before, old, site), pairOf(after, now, site)] as const
    changes.push(...changeOf(site, 'forward', pairs[0]?.forward, pairs[1]?.forward))
    changes.push(...changeOf(site, 'return', pairs[0]?.return, pairs[1]?.return))
    yield undefined
  }
  return changes
}

/** By site. */
function endsOf({ scene: { configurations, topology } }: Side): ReadonlyMap<string, Ends> {
  const ends = endsOfSites(configurations, surroundingsOf(configurations, topology))
  return new Map(typeof ends === 'string' ? [] : ends.toReversed().map((item) => [item.site, item]))
}

function pairOf({ network, scene }: Side, all: ReadonlyMap<string, Ends>, site: string): TracePair | undefined {
  const ends = all.get(site)
  const pair = ends && tracePair(network, scene.configurations, { ...VOICE, from: ends.from, to: ends.to })
  return typeof pair === 'string' ? undefined : pair
}

function changeOf(
  site: string,
  direction: PathChange['direction'],
  before: Trace | undefined,
  after: Trace | undefined,
): readonly PathChange[] {
  const [old, now] = [before && wayOf(before), after && wayOf(after)]
  if (old?.disposition === now?.disposition && old?.devices.join() === now?.devices.join()) return []
  return [{ site, direction, ...(old ? { before: old } : {}), ...(now ? { after: now } : {}) }]
}

/** A loop is told by one round of it. */
function wayOf({ disposition, reason, hops, loop }: Trace): ComparedWay {
  const shown = loop ? hops.slice(0, loop.from + loop.length) : hops
  return { disposition, good: isGood(disposition), reason, devices: shown.map((hop) => hop.device) }
}
