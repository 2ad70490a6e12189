/**
 * Records the steps of a watched packet at one device. For packets nobody watches there is no OpenHop, and every
 * `hop?.step(…)` costs nothing: its arguments are not even built.
 */
import type { ConfigRef, Source } from '../../config/index'
import type { Ipv4Packet, WatchId } from '../../net/index'
import type { Hop, Step } from '../trace'
import type { OpenHop } from './hop'
import type { World } from './world'

/** Opens a hop when the packet is watched. `in` is absent at its origin. */
export function openHop(
  world: World,
  device: string,
  packet: Ipv4Packet,
  inPort: string | undefined,
): OpenHop | undefined {
  const watch = packet.watch
  return watch === undefined ? undefined : createHop(world, watch, device, packet, inPort)
}

function createHop(
  world: World,
  watch: WatchId,
  device: string,
  packet: Ipv4Packet,
  inPort: string | undefined,
): OpenHop {
  const steps: Step[] = []
  const base = {
    device,
    ...(inPort === undefined ? {} : { in: inPort }),
    arrived: world.now(),
    steps,
    received: packet,
  }
  const ref = (source: Source | undefined): { configLine?: ConfigRef } =>
    source ? { configLine: { device, ...source } } : {}
  return {
    step(type, action, detail, facts = {}) {
      const { rows = [], source, packet: changed } = facts
      steps.push({ type, action, detail, rows, ...ref(source), ...(changed ? { packet: changed } : {}) })
    },
    forward(port, sent, link, now) {
      const hop: Hop = { ...base, out: port, left: now, sent, ...(link === undefined ? {} : { link }) }
      world.record(watch, hop)
    },
    finish(disposition, reason, now, notKnown) {
      world.record(watch, { ...base, left: now, end: { disposition, reason, ...(notKnown ? { notKnown } : {}) } })
    },
  }
}
