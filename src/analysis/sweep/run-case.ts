/** One failure, or several at once, put on the settled network and followed until nothing changes any more. */
import type { Configuration, Fault, NotKnown } from '../../config/index'
import { devicesOf, forkNetwork, type Network, runUntil, schedule } from '../../sim/index'
import { openTakeOver, openWays } from '../service/open'
import { type SiteService, servedAt, serviceOf } from '../service/service'
import type { Ends } from '../surroundings/ends'
import { type Listener, listenerOf } from '../surroundings/voice'
import { Observation } from './measure'
import { patienceOf, waitsForLifetime } from './patience'
import { asTurned, managerOf } from './turned'
import { isLasting, judge, openVerdict, type SiteVerdict } from './verdict'

export interface Ground {
  /** Settled. It is forked, never changed. */
  readonly network: Network
  readonly configurations: readonly Configuration[]
  readonly ends: readonly Ends[]
}

/** Seconds of calls before a failure strikes: longer than a keepalive waits in silence, so that it has just heard. */
const CALL_SECONDS = 15

/** The same ground with calls going on at every site. */
export function* withCalls(ground: Ground): Generator<undefined, Ground> {
  const network = forkNetwork(ground.network)
  yield* new Observation(network, listenersOf(ground)).calls(CALL_SECONDS)
  return { ...ground, network }
}

/** The ends of a site's path, and the same from the second CallManager of its phone. */
const waysOf = (item: Ends): readonly Ends[] => [
  item,
  ...(item.second ? [{ site: item.site, from: item.second.device, to: item.to }] : []),
]

const listenersOf = ({ network, configurations, ends }: Ground) =>
  ends.flatMap(waysOf).flatMap((item) => {
    const listener = listenerOf(network, configurations, item)
    return typeof listener === 'string' ? [] : listener
  })

/** Yields often; `own` says whether a site's own part is what failed. */
export function* runCase(
  ground: Ground,
  faults: readonly Fault[],
  own: (site: string) => boolean,
): Generator<undefined, readonly SiteVerdict[]> {
  const { configurations } = ground
  const listeners = listenersOf(ground)
  const network = forkNetwork(ground.network)
  const struck = network.now
  const known = network.journal.length
  const openBefore = openOf(network, listeners)
  for (const fault of faults) schedule(network, { at: struck, action: 'fault', fault })
  const patience = patienceOf(configurations, network.parameters)
  const observation = new Observation(network, listeners)
  yield* observation.untilQuiet(patience)
  const served = servedAt(ground.ends, configurations)
  const services = new Map<string, SiteService>()
  const first = yield* verdicts()
  const lifetime = waitsForLifetime(configurations)
  const silent = first.filter((item) => isLasting(item.verdict) && !own(item.site)).map((item) => item.site)
  if (lifetime === undefined || silent.length === 0) return first
  yield* observation.longWait(lifetime, silent)
  return yield* verdicts(new Set(silent))

  /** `only`: those that were listened to since the last time. */
  function* verdicts(only?: ReadonlySet<string>): Generator<undefined, readonly SiteVerdict[]> {
    const records = observation.finish()
    for (const service of serviceOf(served, network, only)) services.set(service.site, service)
    const about = { network, configurations, struck, entries: network.journal.slice(known) }
    const judged: SiteVerdict[] = []
    const openAfter = openOf(network, listeners)
    const takeOver = openTakeOver(network)
    for (const ends of ground.ends) {
      const service = services.get(ends.site)
      const heard = records.filter((item) => item.ends.site === ends.site)
      const record = asTurned(heard, ends, managerOf(ground.network, ends), about.entries)
      const told = service && record ? judge(about, record, service, own(ends.site)) : nowhere(ends, struck)
      const passing = told.verdict === 'outage' ? takeOver : undefined
      const open = openBefore.get(ends) ?? openAfter.get(ends) ?? passing
      judged.push(open ? openVerdict(ends, open, struck) : told)
      yield undefined
    }
    return judged
  }
}

/** Of whom nothing can be said at a moment. */
function openOf(network: Network, listeners: readonly Listener[]): ReadonlyMap<Ends, NotKnown> {
  const ways = listeners.flatMap(({ from, to, flow, back }) => [
    { from, flow },
    { from: to, flow: back, reply: true },
  ])
  const found = openWays(network, ways)
  return new Map(
    listeners.flatMap(({ ends }, index) => {
      const open = found[2 * index] ?? found[2 * index + 1]
      return open ? [[ends, open] as const] : []
    }),
  )
}

function nowhere(ends: Ends, at: SiteVerdict['at']): SiteVerdict {
  const reason = `${ends.from} or ${ends.to} has no address, so nothing can be sent.`
  return { site: ends.site, verdict: 'silent', reason, at, from: ends.from, to: ends.to }
}

/** Which ports a fault kills at once, as a text: two faults with one text have one effect. */
export function blowOf(network: Network, fault: Fault): string {
  const fork = forkNetwork(network)
  schedule(fork, { at: fork.now, action: 'fault', fault })
  runUntil(fork, fork.now)
  return devicesOf(fork)
    .flatMap((node) => [...node.ports.values()].map((port) => (port.up ? '1' : '0')))
    .join('')
}
