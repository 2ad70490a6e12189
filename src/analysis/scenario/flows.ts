/** What is tried again and again besides calls: its packets go out in the running network; answers are looked for later. */
import type { FlowPlan } from '../../config/index'
import { devicesOf, type Network, type SimTime, startStream, timeOf } from '../../sim/index'
import { flowOf } from '../path-trace/answer'

const configurationsOf = (network: Network) => devicesOf(network).map((node) => node.config)

/** Begins the flows whose ends are understood. Whoever is spoken to answers only in a path that is asked for. */
export function beginFlows(network: Network, flows: readonly FlowPlan[]): void {
  for (const plan of flows) {
    const read = flowOf(network, configurationsOf(network), plan)
    if (typeof read === 'string') continue
    startStream(network, {
      from: read.device,
      flow: read.flow,
      start: timeOf(network.now + plan.start),
      end: timeOf(network.now + plan.end),
      everyMicros: plan.every,
      whole: true,
    })
  }
}

/** Moments at which a flow is tried. */
export function triesOf({ start, end, every }: FlowPlan, from: SimTime): readonly SimTime[] {
  const tries: SimTime[] = []
  for (let at = start; at < end; at += every) tries.push(timeOf(from + at))
  return tries
}
