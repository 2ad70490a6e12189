/**
 * The distribution of a failover. The fault strikes at a moment drawn evenly from a window in which a call is going on,
 * so that the phases of keepalives, hellos and voice are what they happen to be; what the protocols draw (set-up times,
 * phases of new keepalives) is drawn anew for every run. Nothing is fitted to a published value.
 */
import {
  type CallPlan,
  formatFault,
  type NotKnown,
  notKnownText,
  PARAMETER_INFO,
  type Parameters,
} from '../../config/index'
import {
  Exhausted,
  forkNetwork,
  hashText,
  type Network,
  randomFrom,
  reseed,
  type SimTime,
  schedule,
  timeOf,
} from '../../sim/index'
import type { Progress } from '../progress'
import { beginCalls, forkListening, type Listening, listen, stretchesOf, waysOf } from '../scenario/calls'
import { callReports, outagesOf } from '../scenario/outages'
import type { Outage, OutageCause } from '../scenario/result'
import { openTakeOver, openWays } from '../service/open'
import { isOfShare, type Share, type Units } from '../share'
import { type Cast, castOf } from './cast'
import { priceOf } from './price'
import { readingOf } from './reading'
import { summarize } from './summary'
import type { Assumption, FailoverQuery, FailoverResult, FailoverRun, FailoverUnit, Heard } from './types'

/** The window of the fault's moment: a minute holds every timer's period several times. */
const WINDOW_MICROS = 60e6

/** Simulated seconds after which a call without a loss has none, and after which a silent one stays so. */
const NO_LOSS_SECONDS = 25
const GIVE_UP_SECONDS = 300

/** Seconds of voice both ways after which the outage counts as over. */
const HEARD_SECONDS = 1

/** Parameters that a failover can depend on. */
const DECIDING: readonly (keyof Parameters)[] = [
  'keepaliveProfile',
  'keepaliveHears',
  'dpdRetries',
  'legacyMisses',
  'ikeRetransmitSeconds',
  'triesPerPeer',
  'peerRestart',
  'peerAfterDelete',
  'quickModeTries',
  'setupSecondsMin',
  'setupSecondsMax',
  'setupsPerSecond',
  'bootSeconds',
  'reloadSendsDelete',
  'reloadSendsResign',
]

/** The whole distribution; runs that were done elsewhere are taken as they are, and with `onlyKnown` no others are done. */
export function* failover(
  settled: Network,
  query: FailoverQuery,
  known: Units<FailoverUnit> = new Map(),
  onlyKnown = false,
): Generator<Progress, FailoverResult | string, void> {
  const cast = castOf(settled, query)
  if (typeof cast === 'string') return cast
  const call = callOf(cast)
  const done = yield* strikes(settled, query, call, known, (index) => !onlyKnown || known.has(index))
  const runs = [...done.units.values()].map(({ run }) => run)
  const { open } = done
  return {
    fault: formatFault(query.fault),
    site: cast.site,
    ...(cast.peer === undefined ? {} : { peer: cast.peer }),
    ...summarize(open ? [] : runs),
    ...(open ? { notKnown: open } : {}),
    assumptions: assumptionsOf(settled.parameters),
    ...readingIn(settled, cast.site),
    price: priceOf(settled, call, query.sites),
  }
}

/** The runs alone. */
export function* failoverRuns(
  settled: Network,
  query: FailoverQuery,
): Generator<Progress, readonly FailoverRun[] | string, void> {
  const cast = castOf(settled, query)
  if (typeof cast === 'string') return cast
  const { units, open } = yield* strikes(settled, query, callOf(cast), new Map(), () => true)
  return open ? notKnownText(open) : [...units.values()].map(({ run }) => run)
}

/** Who is listened to, and the head-end that holds the tunnel, as the network is; or why nobody can be. */
export function heardIn(settled: Network, query: Pick<FailoverQuery, 'site' | 'fault'>): Heard | string {
  const cast = castOf(settled, query)
  if (typeof cast === 'string') return cast
  const { site, peer } = cast
  return { site, ...(peer === undefined ? {} : { peer }) }
}

/** A share of the runs, by their numbers. */
export function* failoverShare(
  settled: Network,
  query: FailoverQuery,
  share: Share,
): Generator<Progress, Units<FailoverUnit> | string, void> {
  const cast = castOf(settled, query)
  if (typeof cast === 'string') return cast
  return (yield* strikes(settled, query, callOf(cast), new Map(), (index) => isOfShare(share, index))).units
}

const readingIn = (settled: Network, site: string) => {
  const reading = readingOf(settled, site)
  return reading ? { reading } : {}
}

const callOf = (cast: Cast): CallPlan => ({
  name: cast.site,
  from: cast.hqPhone,
  to: cast.phone,
  codec: 'g729',
  start: 0,
})

interface Struck {
  readonly units: Units<FailoverUnit>
  /** The line that the call hangs on: then nothing further is run. */
  readonly open: NotKnown | undefined
}

function* strikes(
  settled: Network,
  query: FailoverQuery,
  call: CallPlan,
  known: Units<FailoverUnit>,
  isAsked: (index: number) => boolean,
): Generator<Progress, Struck, void> {
  const base = forkNetwork(settled)
  const end = timeOf(base.now + WINDOW_MICROS + (GIVE_UP_SECONDS + 60) * 1e6)
  const listening = beginCalls(base, [call], end, false)
  const units = new Map<number, FailoverUnit>()
  let open = openOf(base, call) ?? openTakeOver(base)
  try {
    for (const [index, at] of momentsOf(query, base.now).entries()) {
      if (open) break
      if (!isAsked(index)) continue
      const unit = known.get(index) ?? strike(base, listening, query, { call, index, at })
      units.set(index, unit)
      open = unit.open
      yield { fraction: (index + 1) / query.runs, text: `run ${index + 1} of ${query.runs}` }
    }
  } catch (error) {
    if (!(error instanceof Exhausted) || units.size === 0) throw error
    yield { fraction: 1, text: '', stopped: error.message }
  }
  return { units, open }
}

interface Strike {
  readonly call: CallPlan
  readonly index: number
  readonly at: SimTime
}

/** The call goes on up to the moment, then one run from there. */
function strike(base: Network, listening: Listening, query: FailoverQuery, { call, index, at }: Strike): FailoverUnit {
  listen(base, listening, at)
  const { run, ended } = runOnce(base, listening, query, index)
  const open = openOf(ended, call)
  return { run, ...(open ? { open } : {}) }
}

/** When the fault strikes in each run, in order of time: two seconds at least after the call has begun. */
function momentsOf({ runs, seed }: FailoverQuery, from: SimTime): readonly SimTime[] {
  const random = randomFrom(seed)
  return Array.from({ length: runs }, () => timeOf(from + 2e6 + random.next() * WINDOW_MICROS)).sort((a, b) => a - b)
}

interface Played {
  readonly run: FailoverRun
  readonly ended: Network
}

/** The line that the call hangs on at a moment. */
const openOf = (network: Network, call: CallPlan) => openWays(network, waysOf(network, call)).find((item) => item)

function runOnce(base: Network, before: Listening, query: FailoverQuery, index: number): Played {
  const network = forkNetwork(base)
  const listening = forkListening(before)
  reseed(network, hashText(`run ${index}`, query.seed))
  const struck = network.now
  schedule(network, { at: struck, action: 'fault', fault: query.fault })
  const limit = timeOf(struck + GIVE_UP_SECONDS * 1e6)
  while (network.now < limit && !isOver(network, listening, struck))
    listen(network, listening, timeOf(Math.min(limit, network.now + 1e6)))
  const outages = outagesOf(network, listening, false)
  const [report] = callReports(network, listening, outages, struck)
  const silence = report?.silences.find((item) => item.to === undefined || item.to > struck)
  const told = (run: FailoverRun): Played => ({ run, ended: network })
  if (!silence) return told({ seconds: 0, toSite: 0, fromSite: 0, causes: {} })
  const ways = { ...silentOf(outages, 'forward', 'toSite', struck), ...silentOf(outages, 'return', 'fromSite', struck) }
  if (silence.to === undefined) return told({ ...ways, causes: {} })
  return told({ ...ways, seconds: (silence.to - silence.from) / 1e6, causes: causesOf(outages, silence.from) })
}

/** Seconds from the first packet that one direction lost to the first it heard for good; nothing when it never did. */
function silentOf<Key extends 'toSite' | 'fromSite'>(
  outages: readonly Outage[],
  direction: Outage['direction'],
  key: Key,
  struck: SimTime,
): Partial<Record<Key, number>> {
  const own = outages.filter((item) => item.direction === direction && (item.to === undefined || item.to > struck))
  const [first] = own
  const last = own.at(-1)
  if (!first || !last) return { [key]: 0 } as Record<Key, number>
  return last.to === undefined ? {} : ({ [key]: (last.to - first.from) / 1e6 } as Record<Key, number>)
}

/** Nothing lost for long enough, or both directions heard again for a while. */
function isOver(network: Network, { ways }: Listening, struck: SimTime): boolean {
  let lost = false
  for (const way of ways) {
    const last = stretchesOf(network, way)
    const spec = network.streams[way.stream]?.spec
    const sent = (number: number) => (spec ? spec.start + number * spec.everyMicros : 0)
    const newest = last.at(-1)
    if (newest && !newest.heard) return false
    if (last.some((item) => !item.heard && sent(item.to) > struck)) {
      lost = true
      if (newest && network.now - sent(newest.from) < HEARD_SECONDS * 1e6) return false
    }
  }
  return lost || network.now - struck >= NO_LOSS_SECONDS * 1e6
}

/** Seconds of each cause: those of the direction that is heard last, which is the one that is waited for. */
function causesOf(outages: readonly Outage[], from: SimTime): FailoverRun['causes'] {
  const last = outages.reduce<Outage | undefined>(
    (latest, outage) => (latest === undefined || (outage.to ?? 0) > (latest.to ?? 0) ? outage : latest),
    undefined,
  )
  const causes: Partial<Record<OutageCause, number>> = {}
  for (const [index, part] of (last?.parts ?? []).entries()) {
    const begun = index === 0 ? Math.min(part.from, from) : part.from
    causes[part.cause] = (causes[part.cause] ?? 0) + (part.to - begun) / 1e6
  }
  return causes
}

function assumptionsOf(parameters: Parameters): readonly Assumption[] {
  return DECIDING.map((key) => ({ key, value: parameters[key], ...PARAMETER_INFO[key] }))
}
