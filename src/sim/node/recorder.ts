/**
 * Records the steps of a watched packet at one device. For packets nobody watches there is no OpenHop, and every
 * `hop?.step(…)` costs nothing: its arguments are not even built.
 */
import type { ConfigRef, Source } from '../../config/index'
import type { Ipv4Packet, WatchId } from '../../net/index'
import type { SimTime } from '../kernel/time'
import type { Disposition, Hop, Step, StepType, TableRow } from '../trace'
import type { World } from './world'

export interface StepFacts {
  readonly rows?: readonly TableRow[]
  readonly source?: Source | undefined
  readonly packet?: Ipv4Packet
}

export interface OpenHop {
  step(type: StepType, action: string, detail: string, facts?: StepFacts): void
  /** The packet's way goes on by `port`. */
  forward(port: string, sent: Ipv4Packet, link: string | undefined, now: SimTime): void
  /** The packet's way ends here. */
  finish(disposition: Disposition, reason: string, now: SimTime): void
}

/** Opens a hop when the packet is watched. `in` is absent at its origin. */
export function openHop(world: World, device: string, packet: Ipv4Packet, inPort: string | undefined): OpenHop | undefined {
  const watch = packet.watch
  return watch === undefined ? undefined : createHop(world, watch, device, packet, inPort)
}

function createHop(world: World, watch: WatchId, device: string, packet: Ipv4Packet, inPort: string | undefined): OpenHop {
  const steps: Step[] = []
  const base = { device, ...(inPort === undefined ? {} : { in: inPort }), arrived: world.now(), steps, received: packet }
  const ref = (source: Source | undefined): { configLine?: ConfigRef } => (source ? { configLine: { device, ...source } } : {})
  return {
    step(type, action, detail, facts = {}) {
      const { rows = [], source, packet: changed } = facts
      steps.push({ type, action, detail, rows, ...ref(source), ...(changed ? { packet: changed } : {}) })
    },
    forward(port, sent, link, now) {
      const hop: Hop = { ...base, out: port, left: now, sent, ...(link === undefined ? {} : { link }) }
      world.record(watch, hop)
    },
    finish(disposition, reason, now) {
      world.record(watch, { ...base, left: now, end: { disposition, reason } })
    },
  }
}
