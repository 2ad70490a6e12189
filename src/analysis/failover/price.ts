/**
 * What watching costs: the questions that both ends' keepalives send are counted in the simulated network (each is one
 * packet, and its answer another), idle and during a call, and the hellos of HSRP and EIGRP are added from their
 * intervals (one out and one in for each interval, FACTS sections 3 and 4).
 */
import type { CallPlan } from '../../config/index'
import { devicesOf, forkNetwork, type Network, negotiationsAt, runUntil, timeOf } from '../../sim/index'
import { beginCalls, listen } from '../scenario/calls'
import { isHeadEnd, isSite } from '../sites/role'
import type { Price } from './types'

/** Simulated time over which the questions are counted. */
const COUNTED_MICROS = 300e6

export function priceOf(settled: Network, call: CallPlan, wanted: number | undefined): Price {
  const sites = sitesOf(settled)
  const idle = questionsASecond(settled, undefined)
  const perSiteIdle = (2 * idle) / Math.max(1, sites)
  const perSiteInCall = 2 * Math.max(0, questionsASecond(settled, call) - idle * (1 - 1 / Math.max(1, sites)))
  const hellos = hellosASecond(settled)
  const count = wanted ?? sites
  return {
    sites: count,
    perSiteIdle,
    perSiteInCall,
    hellos,
    idle: count * perSiteIdle + hellos,
    inCall: count * perSiteInCall + hellos,
    queueSeconds: settled.parameters.setupsPerSecond === 0 ? 0 : count / settled.parameters.setupsPerSecond,
    how: 'Keepalive questions of both ends counted over 300 simulated seconds, each with its answer; hellos from their intervals. All sites on one head-end, as when the other is down.',
  }
}

const sitesOf = (network: Network) => devicesOf(network).filter(({ config }) => isSite(config)).length

/** Questions of all keepalives together, of the site in the call and the others. */
function questionsASecond(settled: Network, call: CallPlan | undefined): number {
  const network = forkNetwork(settled)
  const until = timeOf(network.now + COUNTED_MICROS)
  const before = questions(network)
  if (call) listen(network, beginCalls(network, [call], until, false), until)
  else runUntil(network, until)
  const after = questions(network)
  let asked = 0
  for (const [id, sequence] of after) asked += Math.max(0, sequence - (before.get(id) ?? 0))
  return asked / (COUNTED_MICROS / 1e6)
}

/** How many questions each standing SA has asked so far. */
export function questions(network: Network): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { device } of devicesOf(network))
    for (const { id, questions: asked } of negotiationsAt(network, device).associations)
      counts.set(`${device} ${id}`, asked)
  return counts
}

/** Hellos out of one head-end and in from the other: the busiest head-end counts. */
function hellosASecond(network: Network): number {
  let most = 0
  for (const { config } of devicesOf(network)) {
    if (!isHeadEnd(config)) continue
    const hsrp = config.interfaces.flatMap((item) => item.hsrp).reduce((sum, group) => sum + 2 / group.helloSeconds, 0)
    const eigrp = config.eigrp
      .flatMap((process) => Object.values(process.interfaces))
      .reduce((sum, item) => sum + 2 / item.helloSeconds, 0)
    most = Math.max(most, hsrp + eigrp)
  }
  return most
}
