/** What is tried again and again besides calls: its packets go out in the running network; answers are looked for later. */
import type { FlowPlan, TransferPlan } from '../../config/index'
import { devicesOf, type Network, type SimTime, startStream, stretchesUntil, timeOf } from '../../sim/index'
import { flowOf } from '../path-trace/answer'
import type { TransferReport } from './result'

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

/** A transfer that is under way: its place in `network.streams`, or why it cannot be sent. */
export interface Transferring {
  readonly plan: TransferPlan
  readonly stream: number | string
}

/** Where data that nobody listens to goes: the port of the usual measuring tool. */
const TRANSFER_PORT = 5001

/** Begins what fills lines. Every packet is sent, and while one is, so is every packet of the calls. */
export function beginTransfers(network: Network, transfers: readonly TransferPlan[]): readonly Transferring[] {
  return transfers.map((plan) => {
    const { from, to, size, kbit } = plan
    const read = flowOf(network, configurationsOf(network), { from, to, protocol: 'udp', port: TRANSFER_PORT, size })
    if (typeof read === 'string') return { plan, stream: read }
    const stream = startStream(network, {
      from: read.device,
      flow: read.flow,
      start: timeOf(network.now + plan.start),
      end: timeOf(network.now + plan.end),
      everyMicros: Math.max(1, Math.round((size * 8000) / kbit)),
      whole: true,
      load: true,
    })
    return { plan, stream }
  })
}

export function transferReports(network: Network, transfers: readonly Transferring[]): readonly TransferReport[] {
  return transfers.map(({ plan: { name, from, to }, stream }) => {
    if (typeof stream === 'string') return { name, from, to, sent: 0, lost: 0, problem: stream }
    const found = network.streams[stream]
    const stretches = found ? stretchesUntil(found, network.now) : []
    const lost = stretches.reduce((sum, item) => sum + (item.heard ? 0 : item.to - item.from), 0)
    return { name, from, to, sent: stretches.at(-1)?.to ?? 0, lost }
  })
}
