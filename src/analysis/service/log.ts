/**
 * Since when a site is as it is. Of few sites, each is looked at after every event that can change a packet's way: every
 * change is known exactly, and a quiet costs nothing. Of many that would cost more than the run, so it is followed in
 * slices: at their ends every site is looked at, and where one has changed, the slice is run again from its beginning in
 * ever smaller steps, at last from one event to the next, looking only at those that changed.
 */
import { agedOut, forkNetwork, type Network, runToShift, runUntil, type SimTime, timeOf } from '../../sim/index'
import { type Served, type SiteService, serviceOf } from './service'

/** How a site stands from a moment on. */
export interface ServiceSpan {
  readonly at: SimTime
  readonly service: SiteService
}

/** By site, in order of time, each span until the next. */
export type ServiceLog = ReadonlyMap<string, readonly ServiceSpan[]>

/** Sites up to which each is looked at after every event that can change a way. */
const FEW = 32

/** Microseconds of the first step of a slice; of many sites a change and its end within one are not noticed. */
const STEP = 1e6

/** Longest slice, and how many parts a slice with a change is looked at in. */
const LONGEST = 10e6
const PARTS = 8

/** What is shorter than this is looked at event by event. */
const EVENT_BY_EVENT = 0.15e6

const same = (one: SiteService | undefined, two: SiteService) => one?.state === two.state

export class ServiceWatch {
  readonly log = new Map<string, ServiceSpan[]>()
  private readonly served: Served
  private readonly only: ReadonlySet<string> | undefined
  private slice = STEP
  /** Conversations that were too old when last looked: what ages changes ways without an event. */
  private aged: number

  /** `only`: the sites that are followed; all when absent. */
  constructor(served: Served, network: Network, only?: ReadonlySet<string>) {
    this.served = served
    this.only = only
    this.aged = agedOut(network)
    for (const service of serviceOf(served, network, only)) this.log.set(service.site, [{ at: network.now, service }])
  }

  /**
   * Lets the network run by `run` up to a moment, and notes what changed on the way; `run` tells of every event that can
   * have changed a packet's way.
   */
  follow(network: Network, until: SimTime, run: (until: SimTime, shifted: () => void) => void): void {
    if (this.log.size > FEW) return this.inSlices(network, until, run)
    run(until, () => this.note(network))
    const aged = agedOut(network)
    if (aged === this.aged) return
    this.aged = aged
    this.note(network)
  }

  private inSlices(network: Network, until: SimTime, run: (until: SimTime, shifted: () => void) => void): void {
    while (network.now < until) {
      const end = timeOf(Math.min(until, network.now + this.slice))
      const from = forkNetwork(network)
      const shifts = network.shifts
      run(end, () => undefined)
      const shifted = network.shifts !== shifts
      if (shifted && end - from.now > STEP) this.steps(from, end)
      else this.look(from, network)
      this.slice = shifted ? STEP : Math.min(LONGEST, 2 * this.slice)
    }
  }

  /** Much happened in a long slice: it is run again, step by step. */
  private steps(network: Network, end: SimTime): void {
    while (network.now < end) {
      const from = forkNetwork(network)
      runUntil(network, timeOf(Math.min(end, network.now + STEP)))
      this.look(from, network)
    }
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

interface Progress {
  readonly fraction: number
  readonly text: string
}

/** How the sites that are not in service came to be so, from copies on the way from power-on; nothing of the others. */
export function* historyOf(served: Served, keyframes: readonly Network[]): Generator<Progress, ServiceLog, void> {
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
