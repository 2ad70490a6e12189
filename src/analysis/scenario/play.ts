/**
 * Plays a scenario on a settled network. The network runs on in a fork; copies of it are kept at intervals, so that
 * every moment of the run can be looked at again, forwards and backwards, and is always the same.
 */
import type { ScenarioPlan } from '../../config/index'
import {
  Exhausted,
  eventsHandled,
  forkNetwork,
  type Network,
  reseed,
  runUntil,
  type SimTime,
  schedule,
  timeOf,
  WITHOUT_EFFECT,
} from '../../sim/index'
import type { Progress } from '../progress'
import { type ServiceLog, ServiceWatch } from '../service/log'
import type { Served } from '../service/service'
import { beginCalls, listen } from './calls'
import { fingerprintOf } from './fingerprint'
import { beginFlows, beginTransfers, transferReports } from './flows'
import { OpenCalls } from './open-calls'
import { callReports, outagesOf } from './outages'
import type { ScenarioResult } from './result'

/** A run, played to its end. `keyframes` are copies in order of time, from the start to the end; nobody runs them on. */
export interface Run {
  readonly plan: ScenarioPlan
  readonly start: SimTime
  readonly end: SimTime
  readonly keyframes: readonly Network[]
  readonly result: ScenarioResult
  /** How every site stood when. */
  readonly service: ServiceLog
}

/** Simulated seconds between two copies at least, and copies at most. */
const KEYFRAME_SECONDS = 10
const MAX_KEYFRAMES = 240

/** Simulated seconds run between two progress reports. */
const SLICE_SECONDS = 5

interface PlayOptions {
  /** Whose service is followed; nobody's when absent. */
  readonly served?: Served
  /** Every packet of the calls is sent; the answer is the same, in many times the time. */
  readonly whole?: boolean
}

export function* playScenario(
  settled: Network,
  plan: ScenarioPlan,
  { served, whole = false }: PlayOptions = {},
): Generator<Progress, Run, void> {
  const network = forkNetwork(settled)
  const start = network.now
  const end = timeOf(start + plan.until)
  for (const event of plan.events) schedule(network, { ...event, at: start + event.at })
  if (plan.seed !== undefined) reseed(network, plan.seed)
  beginFlows(network, plan.flows)
  const transfers = beginTransfers(network, plan.transfers)
  const listening = beginCalls(network, plan.calls, end, whole)
  const handled = eventsHandled(network)
  const spacing = Math.max(KEYFRAME_SECONDS * 1e6, plan.until / MAX_KEYFRAMES)
  const keyframes = [forkNetwork(network)]
  const open = new OpenCalls(plan.calls)
  open.look(network)
  const watch = new ServiceWatch(served ?? NOBODY, network)
  try {
    while (network.now < end) {
      const nextFrame = start + keyframes.length * spacing
      const until = timeOf(Math.min(end, nextFrame, network.now + SLICE_SECONDS * 1e6))
      watch.follow(network, until, (moment, shifted) => listen(network, listening, moment, shifted))
      open.look(network)
      if (network.now >= nextFrame) keyframes.push(forkNetwork(network))
      const seconds = Math.round((network.now - start) / 1e6)
      yield { fraction: (network.now - start) / Math.max(1, plan.until), text: `simulated ${seconds} s` }
    }
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error
    keyframes.push(forkNetwork(network))
    yield { fraction: 1, text: '', stopped: error.message }
  }
  const reached = timeOf(Math.min(end, network.now))
  const journal = network.journal.slice(settled.journal.length)
  const outages = outagesOf(network, listening)
  const result: ScenarioResult = {
    name: plan.name,
    start,
    end: reached,
    journal,
    remarks: journal.filter(({ event }) => event === WITHOUT_EFFECT),
    calls: open.told(callReports(network, listening, outages, start), outages),
    outages: outages.filter((item) => !open.of(item.call, item.direction)),
    flows: [],
    transfers: transferReports(network, transfers),
    expectations: [],
    events: eventsHandled(network) - handled,
    fingerprint: fingerprintOf(journal, outages),
  }
  return { plan, start, end: reached, keyframes, result, service: watch.log }
}

const NOBODY: Served = { ends: [], sites: [] }

/** The network at a moment, run on from the last copy before it; not past `end`. */
export function* momentIn(
  keyframes: readonly Network[],
  at: SimTime,
  end: SimTime = at,
): Generator<Progress, Network, void> {
  const moment = Math.min(at, end)
  const frame = keyframes.findLast((item) => item.now <= moment) ?? keyframes[0]
  if (!frame) throw new Error('there is no copy of the network to begin from')
  const network = forkNetwork(frame)
  while (network.now < moment) {
    runUntil(network, timeOf(Math.min(moment, network.now + SLICE_SECONDS * 1e6)))
    yield { fraction: network.now / moment, text: `looking at ${Math.round(network.now / 1e6)} s` }
  }
  return network
}
