/**
 * Since when a site is as it is. A run is followed event by event: of what can have changed a packet's way the network
 * tells at which devices it was, and only the sites that this concerns are looked at, so that every change is known exactly
 * and many sites cost little more than few. A way that was gone already (from power-on) is looked at again from copies,
 * where something has changed between two of them in ever smaller steps.
 */
import { agedOut, forkNetwork, type Network, runToShift, runUntil, type SimTime, timeOf } from '../../sim/index'
import type { Progress } from '../progress'
import { Concerned } from './concerned'
import { type Served, type SiteService, serviceOf } from './service'

/** How a site stands from a moment on. */
export interface ServiceSpan {
  readonly at: SimTime
  readonly service: SiteService
}

/** By site, in order of time, each span until the next. */
export type ServiceLog = ReadonlyMap<string, readonly ServiceSpan[]>

/** Up to so many sites, each is followed from power-on; of more, those that are not in service, and all when somebody asks. */
const FEW = 32

export const isFew = ({ sites }: Served): boolean => sites.length <= FEW

/** In how many parts the time between two copies is looked at, when something has changed. */
const PARTS = 8

/** Microseconds; what is shorter than this is looked at event by event. */
const EVENT_BY_EVENT = 0.15e6

const same = (one: SiteService | undefined, two: SiteService) => one?.state === two.state

export class ServiceWatch {
  readonly log = new Map<string, ServiceSpan[]>()
  private readonly served: Served
  private readonly only: ReadonlySet<string> | undefined
  private readonly concerned: Concerned
  /** What was too old when last looked: what ages changes ways without an event. */
  private aged: number

  /** `only`: the sites that are followed; all when absent. */
  constructor(served: Served, network: Network, only?: ReadonlySet<string>) {
    // A value of its own: what is remembered of its sites is of this run's last moment, whatever else is asked meanwhile.
    this.served = { ...served }
    this.only = only
    this.concerned = new Concerned(this.served)
    this.aged = agedOut(network)
    for (const service of serviceOf(this.served, network, only))
      this.log.set(service.site, [{ at: network.now, service }])
  }

  /**
   * Lets the network run by `run` up to a moment, and notes what changed on the way; `run` tells of every event that can
   * have changed a packet's way.
   */
  follow(network: Network, until: SimTime, run: (until: SimTime, shifted: () => void) => void): void {
    if (this.log.size === 0) return run(until, () => undefined)
    run(until, () => this.shifted(network))
    this.ageing(network)
  }

  /** Goes the way from a copy to a moment again; gives the network now and then. What was typed at the copy counts from there. */
  *again(from: Network, until: SimTime): Generator<Network, void, void> {
    const network = forkNetwork(from)
    this.note(network)
    for (let shifts = 1; runToShift(network, until); shifts++) {
      this.shifted(network)
      if (shifts % SHIFTS === 0) yield network
    }
    this.ageing(network)
    yield network
  }

  private shifted(network: Network): void {
    const sites = this.concerned.by(network)
    if (sites === 'all') this.note(network)
    else if (sites.size > 0) this.note(network, sites)
  }

  private ageing(network: Network): void {
    const aged = agedOut(network)
    if (aged === this.aged) return
    this.aged = aged
    this.note(network)
  }

  /** Looks at a moment; what changed since that of a copy, which is used up, is looked for in between. */
  look(from: Network, network: Network): void {
    const changed = this.changedAt(network)
    if (changed.size > 0) this.locate(from, network.now, changed)
  }

  private changedAt(network: Network, only = this.only): ReadonlySet<string> {
    const found = serviceOf(this.served, network, only).filter((service) => !same(this.last(service.site), service))
    return new Set(found.map(({ site }) => site))
  }

  private last(site: string): SiteService | undefined {
    return this.log.get(site)?.at(-1)?.service
  }

  /** Some sites have changed between the moment of a copy and another: when, and how often? */
  private locate(network: Network, until: SimTime, sites: ReadonlySet<string>): void {
    if (until - network.now <= EVENT_BY_EVENT) return this.eventByEvent(network, until, sites)
    const part = (until - network.now) / PARTS
    while (network.now < until) {
      const from = forkNetwork(network)
      runUntil(network, timeOf(Math.min(until, network.now + part)))
      const changed = this.changedAt(network, sites)
      if (changed.size > 0) this.locate(from, network.now, changed)
    }
  }

  private eventByEvent(network: Network, until: SimTime, sites: ReadonlySet<string>): void {
    while (runToShift(network, until)) this.note(network, sites)
    this.note(network, sites)
  }

  private note(network: Network, sites = this.only): void {
    if (this.log.size === 0) return
    for (const service of serviceOf(this.served, network, sites)) {
      if (same(this.last(service.site), service)) continue
      this.log.get(service.site)?.push({ at: network.now, service })
    }
  }
}

/** What lasts: the whole state, or one direction of it. */
type Lasting = (service: SiteService) => unknown

/**
 * Since when something about a site is as it is at a moment; `before` when it was so when the log began, which is no
 * answer unless that was at power-on; nothing when the log does not know.
 */
export function sinceIn(
  log: ServiceLog,
  now: SiteService,
  at: SimTime,
  lasting: Lasting,
): SimTime | 'before' | undefined {
  const spans = (log.get(now.site) ?? []).filter((span) => span.at <= at)
  let since: SimTime | undefined
  for (const span of spans.toReversed()) {
    if (lasting(span.service) !== lasting(now)) return since
    since = span.at
  }
  return since === undefined || since === ZERO ? since : 'before'
}

const ZERO = timeOf(0)

/** A log up to a moment: what was noted later belongs to a future that is no more. */
export function logUntil(log: ServiceLog, at: SimTime): ServiceLog {
  return new Map([...log].map(([site, spans]) => [site, spans.filter((span) => span.at <= at)]))
}

/**
 * How sites came to be as they are, from copies on the way there: of few sites all, of many those that are not in service
 * at its end.
 */
export function* historyOf(served: Served, keyframes: readonly Network[]): Generator<Progress, ServiceLog, void> {
  if (isFew(served)) return yield* wholeHistory(served, keyframes)
  const last = keyframes.at(-1)
  const hurt = (last ? serviceOf(served, last) : []).filter(({ state }) => state !== 'in service')
  const [first, ...later] = keyframes
  if (!first || hurt.length === 0) return new Map()
  const watch = new ServiceWatch(served, first, new Set(hurt.map(({ site }) => site)))
  let from = first
  for (const frame of later) {
    watch.look(forkNetwork(from), frame)
    from = frame
    yield { fraction: 1, text: 'looking at the sites' }
  }
  return watch.log
}

/** Shifts between two looks at whether the work was ended. */
const SHIFTS = 24

/** How every site came to be as it is: the way from copy to copy is gone again, event by event. */
export function* wholeHistory(served: Served, keyframes: readonly Network[]): Generator<Progress, ServiceLog, void> {
  const [first, ...later] = keyframes
  if (!first) return new Map()
  const watch = new ServiceWatch(served, first)
  const end = later.at(-1)?.now ?? first.now
  let from = first
  for (const next of later) {
    for (const network of watch.again(from, next.now))
      yield { fraction: end > 0 ? network.now / end : 1, text: 'looking since when sites are as they are' }
    from = next
  }
  return watch.log
}
